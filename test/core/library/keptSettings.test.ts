import { MemoryStores } from '@core/library/memoryStores'
import { openLibrary } from '@core/library/library'
import { DEFAULT_SETTINGS } from '@core/settings'
import type { LibraryStores } from '@core/library/stores'
import { expect, test } from 'vitest'
import { aDigest, aLibrary, aLibraryOn, anEntry, TestClock } from './builders'
import { failingStores } from './failingStores'

/** Stores whose writes take until `let` is called, and then fail or not. */
function slowStores(memory: MemoryStores): { readonly stores: LibraryStores; end(error?: Error): void } {
  let end = (_error?: Error): void => undefined
  const stores: LibraryStores = {
    ...failingStores(memory),
    single: (name) => ({
      read: () => memory.single(name).read(),
      async write(data) {
        await new Promise<void>((resolve, reject) => {
          end = (error) => (error === undefined ? resolve() : reject(error))
        })
        await memory.single(name).write(data)
      },
    }),
  }
  return { stores, end: (error) => end(error) }
}

test('a library that is asked to begin again keeps what was changed since', async () => {
  const { library } = await aLibrary()
  await library.changeSettings({ theme: 'light' })
  await library.flush()
  await library.changeSettings({ theme: 'dark' })
  expect((await library.begin()).settings.theme).toBe('dark')
})

test('what is changed while the settings are being read stays changed', async () => {
  const first = await aLibrary()
  await first.library.changeSettings({ theme: 'dark', dwellSeconds: 7 })
  await first.library.flush()
  const options = { stores: first.stores, clock: new TestClock(), folder: '', emit: () => undefined }
  const library = openLibrary(options)
  const began = library.begin()
  await library.changeSettings({ theme: 'light' })
  expect((await began).settings).toMatchObject({ theme: 'light', dwellSeconds: 7 })
  await library.flush()
  expect(JSON.parse(first.stores.files.get('settings')!)).toEqual({ theme: 'light', dwellSeconds: 7 })
})

test('a flush does not say that settings are saved while their save is under way', async () => {
  const { stores, end } = slowStores(new MemoryStores())
  const { library, clock } = await aLibraryOn(stores)
  await library.changeSettings({ theme: 'dark' })
  await clock.pass(1_000) // the save has begun by itself
  let said = false
  const flushed = library.flush().finally(() => (said = true))
  await new Promise((resolve) => setTimeout(resolve))
  expect(said).toBe(false)
  end(new Error('disk full'))
  await new Promise((resolve) => setTimeout(resolve))
  end(new Error('disk full'))
  expect(await flushed).toMatchObject({ kind: 'notFlushed' })
})

test('keys of commands that only a newer version knows stay in the file', async () => {
  const stores = new MemoryStores()
  const stored = { keys: { fly: ['f'], next: ['x', 'Mod+'], toggleStar: ['s'] } }
  stores.files.set('settings', JSON.stringify(stored))
  const { library } = await aLibraryOn(stores)
  expect((await library.begin()).settings.keys).toEqual({ next: ['x'], toggleStar: ['s'] })
  await library.changeSettings({ keys: { next: ['y'] } })
  await library.flush()
  expect(JSON.parse(stores.files.get('settings')!).keys).toEqual({ fly: ['f'], next: ['y'] })
  await library.changeSettings({ keys: {} })
  expect((await library.begin()).settings.keys).toEqual({})
})

test('a session of an older or stranger version still gives one', async () => {
  const stores = new MemoryStores()
  stores.files.set('session', JSON.stringify({ recentCommands: ['undo', 'fly', 7, 'undo'], paperTop: -3 }))
  const { library } = await aLibraryOn(stores)
  expect((await library.begin()).session).toMatchObject({ recentCommands: ['undo'], paperTop: 0 })
})

test.each(['settings', 'session'])(
  'a %s that cannot be read: the library says so, and is left alone',
  async (name) => {
    const known = await aLibrary()
    await known.library.importFiles([aDigest('2023-11-01.cs.LG.md', anEntry('2311.00001'))])
    await known.library.keepSession({ paperTop: 3 })
    await known.library.flush()
    const stores = failingStores(known.stores)
    stores.unreadable.add(name)
    const library = openLibrary({ stores, clock: new TestClock(), folder: '/home/x', emit: () => undefined })
    expect((await library.begin()).settings).toEqual(DEFAULT_SETTINGS)
    expect(await library.state()).toEqual({
      kind: 'unreadable',
      folder: '/home/x',
      detail: `${name} cannot be read`,
    })
    const files = new Map(stores.memory.files)
    await library.keepSession({ paperTop: 7 })
    expect(await library.flush()).toEqual({ kind: 'flushed' })
    expect(await library.importFiles([aDigest('d.md', anEntry('2311.00002'))])).toEqual({
      files: [],
      refused: { kind: 'libraryUnreadable' },
    })
    expect(stores.memory.files).toEqual(files)
  },
)

test('settings that cannot be read are not written over', async () => {
  const stores = failingStores()
  await stores.memory.single('settings').write({ theme: 'dark' })
  stores.unreadable.add('settings')
  const library = openLibrary({ stores, clock: new TestClock(), folder: '', emit: () => undefined })
  await library.begin()
  await library.changeSettings({ dwellSeconds: 3 })
  expect(await library.flush()).toMatchObject({ kind: 'notFlushed' })
  expect(stores.memory.files.get('settings')).toBe('{"theme":"dark"}')
})

async function begunWith(settings: object) {
  const stores = new MemoryStores()
  await stores.single('settings').write(settings)
  const library = openLibrary({ stores, clock: new TestClock(), folder: '', emit: () => undefined })
  return (await library.begin()).settings
}

test('what a file holds of type is taken value by value, within its bounds', async () => {
  const settings = await begunWith({
    theme: 'sepia',
    zhType: { family: '思源宋体', size: 400, leading: 2, measure: 'wide' },
    enType: { family: 'a\nb', size: 18 },
    textScale: 1.2,
    widthScale: -3,
    columnShare: 0.5,
    englishFirst: 'true',
  } as object)
  expect(settings).toMatchObject({
    theme: 'sepia',
    zhType: { ...DEFAULT_SETTINGS.zhType, family: '思源宋体', leading: 2 },
    enType: { ...DEFAULT_SETTINGS.enType, size: 18 },
    textScale: 1.2,
    widthScale: 1,
    columnShare: 0.5,
    englishFirst: false,
  })
})

test('a file from before there was type to be set gives the defaults', async () => {
  expect(await begunWith({ theme: 'blue', zhType: null, enType: [] })).toEqual(DEFAULT_SETTINGS)
})
