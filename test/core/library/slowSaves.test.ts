import { MemoryStores } from '@core/library/memoryStores'
import { SLOW_AFTER } from '@core/library/slowStores'
import type { LibraryStores } from '@core/library/stores'
import type { PaperId } from '@core/paperId'
import type { Adapter } from 'lowdb'
import { describe, expect, test } from 'vitest'
import { aDigest, aLibraryOn, anEntry, type OpenedLibrary } from './builders'

const ID = '2311.00001' as PaperId

interface HangingStores extends LibraryStores {
  readonly memory: MemoryStores
  /** From here on nothing is read or written until `answer`; then, with an error, it fails. */
  hang(): void
  answer(error?: Error): void
}

/** Stores on a disk that may stop answering. */
function hangingStores(memory = new MemoryStores()): HangingStores {
  let held: ((error?: Error) => void)[] | null = null
  async function wait(): Promise<void> {
    if (held === null) return
    const error = await new Promise<Error | undefined>((resolve) => held!.push(resolve))
    if (error !== undefined) throw error
  }
  const hanging = <T>(adapter: Adapter<T>): Adapter<T> => ({
    read: () => wait().then(() => adapter.read()),
    write: (data) => wait().then(() => adapter.write(data)),
  })
  return {
    memory,
    hang: () => void (held ??= []),
    answer(error) {
      const waiting = held ?? []
      held = null
      for (const go of waiting) go(error)
    },
    shard: (kind, number) => hanging(memory.shard(kind, number)),
    single: (name) => hanging(memory.single(name)),
    readAgain: (kind, number) => memory.readAgain(kind, number),
    readSingleAgain: (name) => memory.readSingleAgain(name),
    shards: (kind) => memory.shards(kind),
    notices: () => [],
    failure: (error) => memory.failure(error),
  }
}

async function noted(): Promise<OpenedLibrary<HangingStores>> {
  const opened = await aLibraryOn(hangingStores())
  await opened.library.importFiles([aDigest('2023-11-03.cs.LG.md', anEntry(ID))])
  await opened.library.writeNote(ID, '早先的')
  await opened.library.flush()
  opened.events.length = 0
  return opened
}
const healths = ({ events }: OpenedLibrary<HangingStores>) =>
  events.flatMap(([event, payload]) => (event === 'saveHealth' ? [payload] : []))

describe('a disk that does not answer', () => {
  test('is said after ten seconds and not before, and no more when it answers: then all is saved', async () => {
    const opened = await noted()
    const { library, stores, clock } = opened
    stores.hang()
    await library.writeNote(ID, '写了一半')
    await clock.pass(SLOW_AFTER - 1)
    await clock.pass(400)
    expect(healths(opened)).toEqual([])
    await library.writeNote(ID, '写完了')
    await clock.pass(SLOW_AFTER)
    expect(healths(opened)).toEqual([{ kind: 'slow' }])
    expect(await library.health()).toEqual({ kind: 'slow' })
    expect((await library.openPaper(ID))?.note?.text).toBe('写完了')

    const saved = library.flush()
    stores.answer()
    expect(await saved).toEqual({ kind: 'flushed' })
    expect(healths(opened)).toEqual([{ kind: 'slow' }, { kind: 'well' }])
    expect(stores.memory.files.get('notes/1')).toContain('写完了')
  })

  test('and fails at last is trouble, and what was to be saved is tried again', async () => {
    const opened = await noted()
    const { library, stores, clock } = opened
    stores.hang()
    await library.writeNote(ID, '写完了')
    await clock.pass(400)
    await clock.pass(SLOW_AFTER)
    stores.answer(new Error('EIO'))
    await clock.pass(0)
    expect(healths(opened).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['slow', 'trouble']))
    expect((await library.health()).kind).toBe('trouble')
    await clock.pass(2_000)
    expect(await library.health()).toEqual({ kind: 'well' })
    expect(stores.memory.files.get('notes/1')).toContain('写完了')
  })
})

test('saves asked for while newer changes keep coming all settle, each with what was changed before it', async () => {
  const { library, stores } = await noted()
  let turns = 0
  const write = stores.memory.shard
  // each write takes longer than the pause between two changes
  const slowly = async (): Promise<void> => {
    for (let turn = 0; turn < 25; turn++) await Promise.resolve()
    turns++
  }
  const saves: Promise<void>[] = []
  Object.assign(stores.memory, {
    shard: (...of: Parameters<LibraryStores['shard']>) => {
      const adapter = write(...of)
      return {
        read: () => adapter.read(),
        write: (data: never) => slowly().then(() => adapter.write(data)),
      }
    },
  })
  const text = (change: number): string => `第${String(change).padStart(4, '0')}次`
  for (let change = 0; change < 500; change++) {
    await library.writeNote(ID, text(change))
    const save = async (): Promise<void> => {
      expect(await library.flush()).toEqual({ kind: 'flushed' })
      const [onDisk] = /第\d{4}次/.exec(stores.memory.files.get('notes/1')!)!
      expect(onDisk >= text(change)).toBe(true)
    }
    saves.push(save())
    await Promise.resolve()
  }
  await Promise.all(saves)
  expect(turns).toBeLessThan(500)
})
