import { openDigest } from '@core/parse/openDigest'
import { openHere, type ImportFile } from '@core/library/importFile'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect } from 'vitest'
import { nodeFileBytes } from '../../src/main/files/nodeFileBytes'
import { aLibrary, type OpenedLibrary } from '../core/library/builders'
import { parse } from '../core/parse/aMarkdown'
import { mutate, seeded } from '../core/parse/mutate'
import { faultIn } from '../core/parse/wellFormed'
import type { Tally } from './tally'

const ALL = { scope: { kind: 'all' }, query: '', keep: new Uint32Array() } as const
/** A digest that takes longer would hold the library up. */
const MOST_MILLISECONDS = 1_000
/** A library takes in this many spoiled digests; then its notes are looked at and another begins. */
const DIGESTS_A_LIBRARY = 250

interface SomeFile {
  readonly name: string
  readonly bytes: Buffer
}

function fixtures(): readonly SomeFile[] {
  const folders = [resolve('test/fixtures/digests'), ...(process.env['FUZZ_FOLDER']?.split(':') ?? [])]
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name !== 'README.md')
      .map((name) => ({ name, bytes: readFileSync(resolve(folder, name)) })),
  )
}

function importable({ name, bytes }: SomeFile): ImportFile {
  return {
    name,
    folder: '',
    path: null,
    read: async () => ({
      kind: 'read',
      open: openHere(openDigest(nodeFileBytes(bytes), name)),
      sha256: createHash('sha256').update(bytes).digest('hex'),
      changedAt: Date.UTC(2023, 10, 3, 12),
    }),
  }
}

/** A library that knows the files as they were, with a note, a star and a read mark on every paper. */
async function aNotedLibrary(files: readonly SomeFile[]): Promise<OpenedLibrary> {
  const opened = await aLibrary()
  await opened.library.importFiles(files.map(importable))
  const { rows } = await opened.library.list(ALL)
  for (const { id } of await opened.library.rows(rows, null))
    await opened.library.writeNote(id, `${id} 的笔记`)
  await opened.library.mark({ mark: 'read', value: true, rows, undoable: false })
  await opened.library.mark({ mark: 'starred', value: true, rows, undoable: false })
  await opened.library.flush()
  return opened
}

/** What the reader made, as it lies in the stores. */
function madeByReader({ stores }: OpenedLibrary): string {
  return [...stores.files]
    .filter(([name]) => /^(?:notes|reading|versions)\//.test(name))
    .map(([name, text]) => `${name} ${text}`)
    .sort()
    .join('\n')
}

/**
 * Spoils `count` digests and reads each as the library does: no crash, no hang over a second, every accepted
 * entry well formed; and a library that takes them in keeps every note and mark to the byte.
 */
export async function fuzzedDigests(count: number, tally: Tally, seed = 1): Promise<void> {
  const files = fixtures()
  let [entries, slowest] = [0, 0]
  let opened: OpenedLibrary | null = null
  let before = ''
  const lookAtNotes = (turn: number): void => {
    if (opened !== null && madeByReader(opened) !== before)
      tally.lose(`notes or marks changed before turn ${turn}`)
  }
  for (let turn = 0; turn < count; turn++) {
    if (turn % DIGESTS_A_LIBRARY === 0) {
      lookAtNotes(turn)
      opened = await aNotedLibrary(files)
      before = madeByReader(opened)
    }
    const random = seeded(seed * 1_000_003 + turn)
    const { name, bytes } = files[Math.floor(random() * files.length)]!
    const spoiled = mutate(bytes, random)
    await tally.try(`seed ${seed}, turn ${turn}, ${name}`, MOST_MILLISECONDS, async () => {
      const begun = performance.now()
      const parsed = parse(spoiled, name)
      slowest = Math.max(slowest, performance.now() - begun)
      entries += parsed.entries.length
      expect(faultIn(parsed)).toBeNull()
      const { files: reports } = await opened!.library.importFiles([importable({ name, bytes: spoiled })])
      const wasRead = parsed.entries.length > 0
      expect(reports).toHaveLength(1)
      if (wasRead) expect(reports[0]!.kind).not.toBe('failed')
      await opened!.library.flush()
    })
  }
  lookAtNotes(count)
  if (entries < count) tally.lose(`only ${entries} entries were read at all`)
  tally.remark = `${entries} entries, slowest ${slowest.toFixed(0)} ms`
}
