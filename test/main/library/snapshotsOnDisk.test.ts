import type { OwnLibrary } from '@core/library/library'
import type { PaperId } from '@core/paperId'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { seal } from '../../../src/main/storage/envelope'
import { aDigest, anEntry } from '../../core/library/builders'
import { aFolder } from '../storage/aStore'
import { bundleProgram } from '../storage/bundleProgram'
import { openShelved } from './openShelved'

const IDS = Array.from({ length: 60 }, (_, place) => `2311.${10_001 + place}` as PaperId)
const DIGEST = aDigest('2023-11-03.cs.LG.md', ...IDS.map((id) => anEntry(id)))
const ALL = Uint32Array.from(IDS.keys())

/** Long enough that the notes fill shards of their own. */
const textOf = (state: string, id: PaperId): string => `${state} ${id} ${'字'.repeat(1_500)}`

/** Makes everything that the reader made say the same. */
async function write(library: OwnLibrary, state: 'X' | 'Y'): Promise<void> {
  for (const id of IDS) await library.writeNote(id, textOf(state, id))
  await library.mark({ mark: 'starred', value: state === 'X', rows: ALL, undoable: false })
  await library.keepKeywords([{ text: state, kind: 'followed' }])
  await library.changeSettings({ theme: state === 'X' ? 'dark' : 'sepia' })
}

/** What everything says: one letter each, and no other where all is of one state. */
async function statesIn(library: OwnLibrary): Promise<ReadonlySet<string>> {
  const said = new Set<string>()
  for (const id of IDS) {
    const note = (await library.openPaper(id))?.note?.text ?? 'gone'
    said.add(note === textOf(note[0]!, id) ? note[0]! : note.slice(0, 40))
  }
  const { starred } = await library.counts()
  said.add(starred === IDS.length ? 'X' : starred === 0 ? 'Y' : `${starred} stars`)
  for (const { text } of await library.keywords()) said.add(text)
  const { theme } = await library.changeSettings({})
  said.add(theme === 'dark' ? 'X' : theme === 'sepia' ? 'Y' : theme)
  return said
}

/** A library with two snapshots, of X and of Y; it says Y. */
async function aLibrary(): Promise<string> {
  const folder = join(await aFolder(), 'library')
  const { library, close } = await openShelved(folder)
  await library.importFiles([DIGEST])
  await write(library, 'X')
  expect(await library.makeSnapshot(false)).toEqual({ kind: 'made', number: 1 })
  await write(library, 'Y')
  expect(await library.restoreSnapshot(1)).toMatchObject({ kind: 'restored', before: 2 })
  expect(await library.restoreSnapshot(2)).toMatchObject({ kind: 'restored' })
  await close()
  return folder
}

test('restoring can begin where another program has changed the file that tells of it', async () => {
  const folder = await aLibrary()
  const { library, close } = await openShelved(folder)
  const path = join(folder, 'restoring.json')
  const header = {
    format: 'duidu/restoring',
    schemaVersion: 1,
    generation: 99,
    savedAt: '2099-01-01T00:00:00.000Z',
  }
  await writeFile(path, seal(header, JSON.stringify({ pending: { to: 7, before: 8 } })).bytes)
  expect(await library.restoreSnapshot(1)).toMatchObject({ kind: 'restored' })
  expect(await statesIn(library)).toEqual(new Set(['X']))
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ data: { pending: null } })
  await close()
})

test('restoring is on disk when it says so, and a start finds it', async () => {
  const folder = await aLibrary()
  const first = await openShelved(folder)
  expect(await statesIn(first.library)).toEqual(new Set(['Y']))
  expect(await first.library.restoreSnapshot(1)).toMatchObject({ kind: 'restored' })
  const { snapshots } = await first.library.snapshots()
  expect(snapshots.at(-1)).toMatchObject({ number: 1, weight: { notes: 60, marks: 60 } })
  await first.close()
  const second = await openShelved(folder)
  expect(await statesIn(second.library)).toEqual(new Set(['X']))
  await second.close()
})

test('killed while it restores, again and again, a library is always of one state, whole', async () => {
  const program = await bundleProgram('test/main/library/restoringProgram.ts')
  const folder = await aLibrary()
  const found = new Set<string>()
  let ended = 0
  for (let round = 0; round < 8; round++) {
    const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    const lines = createInterface({ input: child.stdout })
    await once(lines, 'line')
    await new Promise((resolve) => setTimeout(resolve, 20 + ((round * 149) % 400)))
    child.kill('SIGKILL')
    await once(child, 'exit')
    const { library, close } = await openShelved(folder)
    const states = await statesIn(library)
    expect(states.size, `round ${round}: ${[...states].join()}`).toBe(1)
    for (const state of states) found.add(state)
    const state = await library.state()
    if (state.kind !== 'ready') throw new Error(JSON.stringify(state))
    for (const notice of state.notices) {
      expect(['restoreEnded', 'restoreNotBegun']).toContain(notice.kind)
      if (notice.kind === 'restoreEnded') ended++
    }
    await close()
  }
  for (const state of found) expect(['X', 'Y']).toContain(state)
  console.info(`8 kills while restoring: ${ended} restorations ended at the next start`)
  const names = await readdir(join(folder, 'snapshots'))
  expect(names).toContain('00000001.json')
}, 120_000)

test.each([
  ['broken', (path: string) => writeFile(path, 'x')],
  ['gone', (path: string) => rm(path)],
])('what says that a restoration is under way, found %s, revives none', async (how, harm) => {
  const folder = await aLibrary()
  const first = await openShelved(folder)
  expect(await first.library.restoreSnapshot(1)).toMatchObject({ kind: 'restored' })
  await write(first.library, 'Y')
  await first.close()
  const path = join(folder, 'restoring.json')
  expect(await readdir(folder)).not.toContain('restoring.json.bak')
  // one that an earlier version left
  const header = { format: 'duidu/restoring', schemaVersion: 1, generation: 1, savedAt: 't' }
  await writeFile(`${path}.bak`, seal(header, JSON.stringify({ pending: { to: 1, before: 2 } })).bytes)
  await harm(path)
  const { library, close } = await openShelved(folder)
  expect(await statesIn(library)).toEqual(new Set(['Y']))
  expect(await library.state()).toMatchObject({
    notices: how === 'broken' ? [{ kind: 'lost', store: 'restoring' }] : [],
  })
  expect(await library.restoreSnapshot(1)).toMatchObject({ kind: 'restored' })
  await close()
})

test('a store that was damaged while the library is open makes no snapshot, and is named', async () => {
  const folder = await aLibrary()
  const { library, close } = await openShelved(folder)
  expect(await library.makeSnapshot(false)).toMatchObject({ kind: expect.stringMatching(/made|unchanged/) })
  await appendFile(join(folder, 'notes/0002.json'), ' ')
  expect(await library.makeSnapshot(false)).toEqual({
    kind: 'notMade',
    problem: { kind: 'damaged', store: 'notes/0002' },
  })
  await close()
})
