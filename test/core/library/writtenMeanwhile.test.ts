import { MemoryStores } from '@core/library/memoryStores'
import type { LibraryStores } from '@core/library/stores'
import { versionShardOf } from '@core/library/versions/versionRecord'
import type { PaperId } from '@core/paperId'
import type { Adapter } from 'lowdb'
import { describe, expect, test } from 'vitest'
import { aDigest, aLibrary, aLibraryOn, anEntry } from './builders'

const id = '2311.00001' as PaperId
const VERSIONS = `versions/${versionShardOf(id)}`
const DIGEST = aDigest('2023-11-03.cs.LG.md', anEntry(id))

interface SlowStores extends LibraryStores {
  readonly memory: MemoryStores
  /** The next write of this file waits until it is let through; `came` resolves when it is there. */
  hold(name: string): { readonly came: Promise<unknown>; readonly let: () => void }
  /** Files whose writes reject, but for one that is held. */
  readonly failing: Set<string>
}

function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open: () => void
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { opened, open: () => open() }
}

/** Stores in memory, of which single writes can be held up. */
function slowStores(memory = new MemoryStores()): SlowStores {
  const held = new Map<string, { come: () => void; through: Promise<unknown> }>()
  const failing = new Set<string>()
  function slow<T>(name: string, adapter: Adapter<T>): Adapter<T> {
    return {
      read: () => adapter.read(),
      async write(data) {
        const hold = held.get(name)
        held.delete(name)
        hold?.come()
        await hold?.through
        if (hold === undefined && failing.has(name)) throw new Error(`${name} cannot be written`)
        await adapter.write(data)
      },
    }
  }
  return {
    memory,
    failing,
    hold(name) {
      const arrival = gate()
      const passage = gate()
      held.set(name, { come: arrival.open, through: passage.opened })
      return { came: arrival.opened, let: passage.open }
    },
    shard: (kind, number) => slow(`${kind}/${number}`, memory.shard(kind, number)),
    single: (name) => slow(name, memory.single(name)),
    readAgain: (kind, number) => memory.readAgain(kind, number),
    readSingleAgain: (name) => memory.readSingleAgain(name),
    shards: (kind) => memory.shards(kind),
    notices: () => [],
    failure: (error) => memory.failure(error),
  }
}

async function opened() {
  const stores = slowStores()
  const library = await aLibraryOn(stores)
  await library.library.importFiles([DIGEST])
  const lastState = () => {
    const event = library.events.findLast(([name]) => name === 'noteState')
    return (event?.[1] as { state: { kind: string } } | undefined)?.state.kind
  }
  return { ...library, lastState }
}

const savedText = async (memory: MemoryStores): Promise<string | undefined> =>
  (await (await aLibrary(memory)).library.openPaper(id))?.note?.text

describe('what is written while a slow disk is still busy', () => {
  test('a note written after one that was cleared before its first save stays, and is called saved only when it is', async () => {
    const { library, stores, clock, lastState } = await opened()
    const disk = stores.hold(VERSIONS)
    await library.writeNote(id, '先写下的')
    await library.writeNote(id, '')
    const flushing = library.flush()
    await disk.came
    await clock.pass(0) // the note waits for its version
    await library.writeNote(id, '后来写下的')
    disk.let()
    await flushing
    expect((await library.openPaper(id))?.note?.text).toBe('后来写下的')
    expect(lastState()).not.toBe('saved')
    await clock.pass(2_000)
    expect(lastState()).toBe('saved')
    expect(await savedText(stores.memory)).toBe('后来写下的')
    expect(stores.memory.files.get(VERSIONS)).toContain('先写下的')
  })

  test('a note cleared twice is called saved only when the text between is among its versions', async () => {
    const { library, stores, clock, lastState } = await opened()
    await library.writeNote(id, '先写下的')
    await library.flush()
    const disk = stores.hold('notes/1')
    await library.writeNote(id, '')
    const flushing = library.flush()
    await disk.came
    stores.failing.add(VERSIONS)
    await library.writeNote(id, '中间的')
    await library.writeNote(id, '')
    disk.let()
    await flushing
    expect(lastState()).not.toBe('saved')
    await library.flush()
    expect(lastState()).toBe('notSaved')
    stores.failing.clear()
    await clock.pass(40_000)
    await library.flush()
    expect(lastState()).toBe('saved')
    expect(stores.memory.files.get(VERSIONS)).toContain('中间的')
  })

  test('a mark taken back and set again comes with the later time', async () => {
    const { library, stores, clock } = await opened()
    const star = (value: boolean) =>
      library.mark({ mark: 'starred', value, rows: Uint32Array.of(0), undoable: true })
    await star(true)
    const disk = stores.hold('reading/1')
    const flushing = library.flush()
    await disk.came
    await star(false)
    await clock.pass(100)
    await star(true)
    disk.let()
    await flushing
    await clock.pass(2_000)
    expect(stores.memory.files.get('reading/1')).toContain('T09:00:00.100Z')
  })

  test('settings, saved searches, keywords and the last marking are written once more', async () => {
    const { library, stores, clock } = await opened()
    const disks = ['settings', 'searches', 'keywords', 'undo'].map((name) => stores.hold(name))
    await library.changeSettings({ theme: 'dark' })
    await library.saveSearch('one', '一')
    await library.keepKeywords([{ text: 'one', kind: 'muted' }])
    await library.mark({ mark: 'read', value: true, rows: Uint32Array.of(0), undoable: true })
    const flushing = library.flush()
    await Promise.all(disks.map(({ came }) => came))
    await library.changeSettings({ theme: 'sepia' })
    await library.saveSearch('two', '二')
    await library.keepKeywords([{ text: 'two', kind: 'muted' }])
    await library.undo()
    for (const { let: through } of disks) through()
    await flushing
    await clock.pass(2_000)
    const { files } = stores.memory
    expect(files.get('settings')).toContain('sepia')
    expect(files.get('searches')).toContain('二')
    expect(files.get('keywords')).toContain('two')
    expect(files.get('undo')).toBe('{"marking":null}')
  })

  test('papers and digests that come meanwhile are written once more', async () => {
    const { library, stores } = await opened()
    for (const [place, name] of ['papers/0', 'rows/0', 'digests/1'].entries()) {
      const digest = (channel: string, part: number) =>
        aDigest(`2023-12-0${place + 1}.${channel}.md`, anEntry(`2312.00${place}0${part}`))
      stores.failing.add(name)
      await library.importFiles([digest('cs.LG', 1)])
      stores.failing.clear()
      const disk = stores.hold(name)
      const flushing = library.flush()
      await disk.came
      const later = library.importFiles([digest('cs.AI', 2)])
      // the papers are in the tables before anything more is written
      await expect.poll(() => library.counts()).toMatchObject({ all: 3 + 2 * place })
      disk.let()
      await Promise.all([flushing, later])
    }
    const again = await aLibrary(stores.memory)
    expect(await again.library.state()).toMatchObject({ papers: 7, digests: 7 })
  })
})
