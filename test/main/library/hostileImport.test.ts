import type { PaperId } from '@core/paperId'
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { importablePaths } from '../../../src/main/library/importablePaths'
import { digestParser, PARSER_LIMITS, type DigestParser } from '../../../src/main/parsing/digestParser'
import { aMarkdown, aRawEntry } from '../../core/parse/aMarkdown'
import { hostileFiles } from '../../core/parse/hostileDigests'
import { mutate, seeded } from '../../core/parse/mutate'
import { hugeDigest } from '../parsing/hugeFiles'
import { parserFile } from '../parsing/parserFile'
import { ALL_ROWS, openOnDisk, type OnDisk } from './openOnDisk'

const IDS = ['2405.90001', '2405.90002', '2405.90003', 'math/0501234'] as const
const NOTES = ['# 笔记\n过拟合。', '<b>mine</b>', '', '$x$'] as const
const SPOILT = 200

let folder = ''
let workerFile: URL
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duidu-hostile-'))
  workerFile = await parserFile()
  await mkdir(join(folder, 'files'))
}, 30_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The bytes of every store that the reader's own things lie in. */
async function ofTheReader(library: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(library, { recursive: true })
  const files = names.filter((name) => /^(?:notes|reading|settings|searches|keywords)\b.*\.json$/.test(name))
  return new Map(
    await Promise.all(
      files.sort().map(async (name) => [name, await readFile(join(library, name), 'utf8')] as const),
    ),
  )
}

/** What the reader sees of their own things. */
async function seen({ library }: OnDisk): Promise<unknown> {
  const { rows } = await library.list(ALL_ROWS)
  const listed = (await library.rows(rows, null)).filter(({ id }) => (IDS as readonly string[]).includes(id))
  const notes = await Promise.all(
    IDS.map(async (id) => (await library.openPaper(id as PaperId))?.note ?? null),
  )
  return { marks: listed.map(({ id, read, starred, noted }) => [id, read, starred, noted]).sort(), notes }
}

async function write(name: string, bytes: string | Buffer): Promise<string> {
  const path = join(folder, 'files', name)
  await writeFile(path, bytes)
  return path
}

/** Everything that a stranger may have put into a folder, files that are none included. */
async function hostilePaths(): Promise<readonly string[]> {
  const files = hostileFiles(IDS)
  const paths = await Promise.all(files.map(({ name, bytes }) => write(name, bytes)))
  const digest = Buffer.from(aMarkdown(...IDS.map((id) => aRawEntry(id))))
  for (let turn = 0; turn < SPOILT; turn++) {
    paths.push(await write(`spoilt-${turn}.md`, mutate(digest, seeded(turn + 1))))
  }
  const odd = join(folder, 'files', 'odd')
  await mkdir(odd)
  await symlink(join(odd, 'loop'), join(odd, 'loop'))
  paths.push(join(odd, 'loop'), join(odd, 'missing.md'), '/dev/zero', '/dev/null', folder + '\0.md')
  if (process.platform !== 'win32') {
    for (const name of ['1.txt', '2.txt', '3.txt', '4.txt', '5.txt']) {
      execFileSync('mkfifo', [join(odd, name)])
      paths.push(join(odd, name))
    }
  }
  return paths
}

test(
  'whatever is imported, notes, marks and settings stay as they are, to the byte',
  { timeout: 120_000 },
  async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const place = join(folder, 'library')
    const opened = await openOnDisk(place)
    const { library } = opened
    const parser = digestParser({ workerFile })
    const importWith = async (by: DigestParser, paths: readonly string[]) =>
      library.importFiles(await importablePaths(paths, by))
    await importWith(parser, [
      await write('2024-05-20.cs.LG.md', aMarkdown(...IDS.map((id) => aRawEntry(id)))),
    ])
    const { rows } = await library.list(ALL_ROWS)
    await library.mark({ mark: 'read', value: true, rows: rows.subarray(0, 3), undoable: true })
    await library.mark({ mark: 'starred', value: true, rows: rows.subarray(2, 4), undoable: true })
    for (const [place, id] of IDS.entries()) await library.writeNote(id as PaperId, NOTES[place]!)
    await library.changeSettings({ theme: 'dark' })
    await library.flush()
    const [bytes, state] = [await ofTheReader(place), await seen(opened)]
    expect([...bytes.keys()]).toEqual(
      expect.arrayContaining([expect.stringContaining('notes'), expect.stringContaining('reading')]),
    )
    expect(state).toMatchObject({ notes: [{ text: NOTES[0] }, { text: NOTES[1] }, null, { text: NOTES[3] }] })

    const paths = await hostilePaths()
    const report = await importWith(parser, paths)
    expect(report.files).toHaveLength(paths.length)
    // what is no file at all comes last, and each is refused in words
    const odd = report.files.slice(paths.findIndex((path) => path.endsWith('loop')))
    const kinds = odd.map((file) => (file.kind === 'failed' ? file.failure.kind : file.kind))
    const pipes = process.platform === 'win32' ? [] : Array.from({ length: 5 }, () => 'notAFile')
    expect(kinds).toEqual(['notAFile', 'notFound', 'notAFile', 'notAFile', 'unknown', ...pipes])
    // and by one that has too little memory, and one that has too little time
    const huge = await write('huge.md', hugeDigest(24 * 1024 * 1024, 20_000))
    const poor = digestParser({ workerFile, limits: { ...PARSER_LIMITS, heapBytes: 16 * 1024 * 1024 } })
    const hasty = digestParser({ workerFile, limits: { ...PARSER_LIMITS, milliseconds: 1 } })
    const papers = (await library.counts()).all
    expect((await importWith(poor, [huge])).files).toMatchObject([
      { kind: 'failed', failure: { kind: 'tooMuchMemory' } },
    ])
    expect((await importWith(hasty, [huge])).files).toMatchObject([
      { kind: 'failed', failure: { kind: 'tooSlow' } },
    ])
    expect((await library.counts()).all).toBe(papers)

    await library.flush()
    expect(await seen(opened)).toEqual(state)
    expect(await ofTheReader(place)).toEqual(bytes)
    await opened.close()
    const again = await openOnDisk(place)
    expect(await seen(again)).toEqual(state)
    expect(await again.library.state()).toMatchObject({ kind: 'ready', notices: [] })
    await again.close()
    for (const each of [parser, poor, hasty]) each.end()
    // nobody was told of a fault of ours: only of what was too much
    expect(told.mock.calls.map(([, failure]) => (failure as { kind: string }).kind)).toEqual([
      'tooMuchMemory',
      'tooSlow',
    ])
  },
)
