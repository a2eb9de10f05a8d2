import { PAUSE } from '@core/library/versions/versionRule'
import { versionShardOf } from '@core/library/versions/versionRecord'
import { MOST_DELETED_LISTED, MOST_VERSIONS } from '@core/noteVersions'
import type { PaperId } from '@core/paperId'
import { beforeEach, describe, expect, test } from 'vitest'
import { aDigest, aLibrary, aLibraryOn, anEntry, restarted, type OpenedLibrary } from '../builders'
import { failingStores } from '../failingStores'

const id = '2311.00001' as PaperId
const other = '2311.00002' as PaperId
const SHARD = `versions/${versionShardOf(id)}`

async function textsOf({ library }: Pick<OpenedLibrary, 'library'>, paper = id): Promise<string[]> {
  const versions = await library.noteVersions(paper)
  const whole = await Promise.all(versions.map(({ number }) => library.noteVersion(paper, number)))
  return whole.map((version) => version!.text)
}

const noteOf = async ({ library }: Pick<OpenedLibrary, 'library'>, paper = id) =>
  (await library.openPaper(paper))?.note?.text

/** Writes texts with a long pause after each. */
async function write(opened: Pick<OpenedLibrary, 'library' | 'clock'>, ...texts: readonly string[]) {
  for (const text of texts) {
    await opened.library.writeNote(id, text)
    await opened.clock.pass(PAUSE)
  }
}

const DIGEST = aDigest('2023-11-03.cs.LG.md', anEntry(id), anEntry(other))

let opened: OpenedLibrary
beforeEach(async () => {
  opened = await aLibrary()
  await opened.library.importFiles([DIGEST])
})

describe('the former texts of a note', () => {
  test('are there, latest first, with their times and sizes', async () => {
    await write(opened, '第一稿', '第二稿。', '第三稿')
    expect(await textsOf(opened)).toEqual(['第二稿。', '第一稿'])
    expect(await opened.library.noteVersions(id)).toEqual([
      {
        number: 2,
        changedAt: '2023-11-04T09:05:00.000Z',
        keptAt: '2023-11-04T09:10:00.000Z',
        before: 'change',
        characters: 4,
      },
      {
        number: 1,
        changedAt: '2023-11-04T09:00:00.000Z',
        keptAt: '2023-11-04T09:05:00.000Z',
        before: 'change',
        characters: 3,
      },
    ])
    expect(await opened.library.noteVersions(other)).toEqual([])
  })

  test('are there after a restart, and no more than twenty of them', async () => {
    await write(opened, ...Array.from({ length: 25 }, (_, place) => `第 ${place + 1} 稿`))
    const again = await restarted(opened)
    const texts = await textsOf(again)
    expect(texts).toHaveLength(MOST_VERSIONS)
    expect([texts[0], texts.at(-1)]).toEqual(['第 24 稿', '第 5 稿'])
    expect(await again.library.noteVersion(id, 4)).toBeNull()
  })

  test('make no save of a note any larger', async () => {
    await write(opened, '一', '一二')
    await opened.clock.pass(100)
    opened.stores.written.length = 0
    await opened.library.writeNote(id, '一二三')
    await opened.clock.pass(1_000)
    expect(opened.stores.written).toEqual([SHARD, 'notes/1'])
    opened.stores.written.length = 0
    await opened.library.writeNote(id, '一二三四')
    await opened.clock.pass(1_000)
    expect(opened.stores.written).toEqual(['notes/1'])
    expect(opened.stores.files.get('notes/1')).not.toContain('"一二"')
  })
})

test('of more than 500 deleted notes one more than 500 are named, which says so', async () => {
  for (let place = 0; place < 503; place++) {
    const paper = `2311.${String(10_000 + place)}` as PaperId
    await opened.library.writeNote(paper, `${place}`)
    await opened.library.writeNote(paper, '')
  }
  const deleted = await opened.library.deletedNotes()
  expect(deleted).toHaveLength(MOST_DELETED_LISTED + 1)
})

describe('bringing one back', () => {
  test('makes it the text, and the one before a version: itself undone by bringing that back', async () => {
    await write(opened, '第一稿', '第二稿')
    await opened.library.writeNote(id, '第三稿')
    const [, first] = await opened.library.noteVersions(id)
    expect(await opened.library.bringBackNote(id, first!.number)).toEqual({
      kind: 'broughtBack',
      text: '第一稿',
    })
    expect(await noteOf(opened)).toBe('第一稿')
    const [latest] = await opened.library.noteVersions(id)
    expect(latest).toMatchObject({ before: 'bringBack' })
    expect(await textsOf(opened)).toEqual(['第三稿', '第二稿', '第一稿'])
    await opened.library.bringBackNote(id, latest!.number)
    expect(await noteOf(await restarted(opened))).toBe('第三稿')
  })

  test('of one that is not there changes nothing', async () => {
    await write(opened, '一', '二')
    expect(await opened.library.bringBackNote(id, 99)).toEqual({ kind: 'gone' })
    expect(await noteOf(opened)).toBe('二')
  })

  test('of the text that is there already makes no version', async () => {
    await write(opened, '一', '二', '一')
    await opened.library.bringBackNote(id, 1)
    expect(await textsOf(opened)).toEqual(['二', '一'])
  })

  test('of the oldest keeps it until the note has it', async () => {
    await write(opened, ...Array.from({ length: MOST_VERSIONS + 1 }, (_, place) => `第 ${place + 1} 稿`))
    const oldest = (await opened.library.noteVersions(id)).at(-1)!
    await opened.library.bringBackNote(id, oldest.number)
    await Promise.resolve()
    expect(await textsOf(opened)).toContain('第 1 稿')
    expect(await textsOf(opened)).toContain('第 21 稿')
  })
})

describe('a deleted note', () => {
  test('is listed with how it began, and comes back whole', async () => {
    await write(opened, '要紧的话', '')
    await opened.library.writeNote(other, '不曾删去')
    const again = await restarted(opened)
    expect(await again.library.deletedNotes()).toEqual([
      {
        id,
        title: { zh: `关于 ${id} 的题目`, en: `Title of ${id}` },
        deletedAt: '2023-11-04T09:05:00.000Z',
        characters: 4,
        opening: '要紧的话',
      },
    ])
    const [version] = await again.library.noteVersions(id)
    expect(version).toMatchObject({ before: 'deletion' })
    await again.library.bringBackNote(id, version!.number)
    expect(await again.library.deletedNotes()).toEqual([])
    expect(await again.library.counts()).toMatchObject({ noted: 2 })
    expect(await noteOf(await restarted(again))).toBe('要紧的话')
  })

  test('is listed at once, and also where the library has no such paper', async () => {
    const unknown = '1706.03762' as PaperId
    await opened.library.writeNote(unknown, '未入库的')
    await opened.library.writeNote(unknown, '')
    expect(await opened.library.deletedNotes()).toMatchObject([{ id: unknown, title: null }])
  })
})

describe('whatever fails', () => {
  test('a text is a version on disk before another takes its place', async () => {
    await write(opened, '一')
    const order: string[] = []
    const { files } = opened.stores
    const set = files.set.bind(files)
    files.set = (name, text) => {
      order.push(`${name} ${text.includes('"一"') ? 'with' : 'without'}`)
      return set(name, text)
    }
    await opened.library.writeNote(id, '')
    await opened.library.flush()
    expect(order).toEqual([`${SHARD} with`, 'notes/1 without'])
  })

  test('a deletion waits for its version, and says so', async () => {
    const stores = failingStores()
    const failing = await aLibraryOn(stores)
    await failing.library.importFiles([DIGEST])
    await failing.library.writeNote(id, '要紧的话')
    await failing.library.flush()
    stores.writes.set(SHARD, 'refused')
    await failing.library.writeNote(id, '')
    expect(await failing.library.flush()).toMatchObject({ kind: 'notFlushed' })
    expect(stores.memory.files.get('notes/1')).toContain('要紧的话')
    expect(failing.events.findLast(([event]) => event === 'noteState')).toMatchObject([
      'noteState',
      { id, state: { kind: 'notSaved', failure: { detail: `Error: ${SHARD}: refused` } } },
    ])
    expect(await failing.library.health()).toMatchObject({ kind: 'trouble' })
    stores.writes.clear()
    await failing.clock.pass(40_000)
    expect(stores.memory.files.get('notes/1')).not.toContain('要紧的话')
    expect(await failing.library.health()).toEqual({ kind: 'well' })
    expect(await textsOf(failing)).toEqual(['要紧的话'])
  })

  test('a deletion that waits gives the same reason as the app as a whole, in the disk’s own kind', async () => {
    const refusing = failingStores()
    const stores: typeof refusing = {
      ...refusing,
      failure: (error) =>
        error instanceof Error ? { kind: 'diskFull' } : { kind: 'unknown', detail: String(error) },
    }
    const { library, events } = await aLibraryOn(stores)
    await library.writeNote(id, '要紧的话')
    await library.flush()
    stores.writes.set(SHARD, 'refused')
    await library.writeNote(id, '')
    expect(await library.flush()).toEqual({ kind: 'notFlushed', failure: { kind: 'diskFull' } })
    const told = events.findLast(([event]) => event === 'noteState')?.[1]
    expect(told).toEqual({ id, state: { kind: 'notSaved', failure: { kind: 'diskFull' } } })
    expect(await library.health()).toEqual({ kind: 'trouble', failure: { kind: 'diskFull' } })
  })

  test('what was typed does not wait: it is saved, and the version is tried again', async () => {
    const stores = failingStores()
    const failing = await aLibraryOn(stores)
    await failing.library.importFiles([DIGEST])
    await write(failing, '昨天的')
    stores.writes.set(SHARD, 'refused')
    await failing.library.writeNote(id, '今天的')
    await failing.clock.pass(1_000)
    expect(stores.memory.files.get('notes/1')).toContain('今天的')
    expect(await failing.library.health()).toMatchObject({ kind: 'trouble' })
    expect(await textsOf(failing)).toEqual(['昨天的'])
    stores.writes.clear()
    await failing.clock.pass(40_000)
    expect(stores.memory.files.get(SHARD)).toContain('昨天的')
  })

  test('versions that cannot be read are not overwritten, and asking for them rejects', async () => {
    const stores = failingStores()
    const first = await aLibraryOn(stores)
    await write(first, '一', '二')
    const before = stores.memory.files.get(SHARD)
    const again = failingStores(stores.memory)
    again.unreadable.add(SHARD)
    const { library, clock } = await aLibraryOn(again)
    await expect(library.noteVersions(id)).rejects.toThrow()
    await library.writeNote(id, '三')
    await clock.pass(1_000)
    expect(stores.memory.files.get(SHARD)).toBe(before)
    expect(stores.memory.files.get('notes/1')).toContain('三')
    again.unreadable.clear()
    await clock.pass(40_000)
    expect(stores.memory.files.get(SHARD)).toContain('"二"')
  })
})
