import { ExportProblemError, type ExportSource } from '@core/library/moving/readExport'
import type { PaperId } from '@core/paperId'
import { beforeAll, describe, expect, test } from 'vitest'
import { aDigest, aLibrary, aLibraryOn, anEntry, restarted } from '../builders'
import { failingStores } from '../failingStores'
import { exportedFiles, sourceOf } from './exportedFiles'

const [A, B] = ['2311.00001', '2311.00002'] as unknown as [PaperId, PaperId]
const AB = aDigest('2023-11-03.cs.LG.md', anEntry(A), anEntry(B))
const DAMAGED = { kind: 'damaged', part: 'papers/0002.json' } as const

/** An exported library of two papers, each in a part of its own. */
let files: ReadonlyMap<string, string>

beforeAll(async () => {
  const { library } = await aLibrary()
  await library.importFiles([AB, aDigest('2023-11-04.cs.CL.md', anEntry(B, { announceType: 'cross' }))])
  await library.mark({ mark: 'starred', value: true, rows: Uint32Array.of(1), undoable: true })
  await library.writeNote(A, 'theirs')
  await library.flush()
  const made = await exportedFiles(library, true)
  const { records } = JSON.parse(made.get('papers/0001.json')!) as { records: readonly unknown[] }
  for (const [index, record] of records.entries()) {
    made.set(`papers/000${index + 1}.json`, JSON.stringify({ records: [record] }))
  }
  const manifest = JSON.parse(made.get('duidu.json')!) as { parts: readonly [string, number][] }
  const others = manifest.parts.filter(([name]) => !name.startsWith('papers/'))
  const parts = [...others, ['papers/0001.json', 1], ['papers/0002.json', 1]]
  files = made.set('duidu.json', JSON.stringify({ ...manifest, parts }))
})

/** An archive on a disk that goes away when its last part is read a second time. */
function goingAway(): ExportSource {
  const source = sourceOf(files)
  let reads = 0
  return {
    names: source.names,
    async text(name) {
      if (name === DAMAGED.part && ++reads === 2) throw new ExportProblemError(DAMAGED)
      return source.text(name)
    },
  }
}

describe('an archive that cannot be read a second time', () => {
  test('brings what it could, says what is missing, and the page hears of what came in', async () => {
    const opened = await aLibrary()
    const { library, events } = opened
    events.length = 0
    expect(await library.mergeExport(goingAway(), false)).toMatchObject({
      kind: 'partly',
      problem: DAMAGED,
      failure: null,
      counts: { papers: { added: 1 }, digests: { added: 1 }, notes: { added: 1 }, marks: { starred: 1 } },
    })
    expect(events).toContainEqual(['libraryChanged', expect.objectContaining({ papers: 1, digests: 1 })])
    const again = await restarted(opened)
    expect((await again.library.openPaper(A))!.note!.text).toBe('theirs')
    expect(await again.library.openPaper(B)).toBeNull()
  })

  test('read again later, brings the rest, under the digests that announced it', async () => {
    const opened = await aLibrary()
    await opened.library.mergeExport(goingAway(), false)
    // a digest that comes between gets a number that nothing names yet
    await opened.library.importFiles([aDigest('2023-11-05.math.GT.md', anEntry('2311.00005'))])
    expect(await opened.library.mergeExport(sourceOf(files), false)).toMatchObject({
      kind: 'merged',
      counts: { papers: { added: 1, known: 1 }, digests: { added: 1, known: 1 } },
    })
    const { library } = await restarted(opened)
    const announced = async (id: PaperId) =>
      (await library.openPaper(id))!.announcements.map(({ date, name }) => `${date} ${name}`)
    expect(await announced(A)).toEqual(['2023-11-03 cs.LG'])
    expect(await announced(B)).toEqual(['2023-11-04 cs.CL', '2023-11-03 cs.LG'])
    expect((await library.openPaper(B))!.row.starred).toBe(true)
  })
})

test('where our own papers cannot be read, all else comes in, and the report says so', async () => {
  const stores = failingStores()
  const before = await aLibraryOn(stores)
  await before.library.importFiles([AB])
  await before.library.flush()
  const { library } = await aLibraryOn(stores)
  stores.unreadable.add('papers/0')
  expect(await library.mergeExport(sourceOf(files), false)).toMatchObject({
    kind: 'partly',
    problem: { kind: 'ownPapers' },
    counts: { papers: { added: 0 }, digests: { added: 0 }, notes: { added: 1 } },
  })
  stores.unreadable.clear()
  expect((await library.openPaper(A))!.note!.text).toBe('theirs')
})
