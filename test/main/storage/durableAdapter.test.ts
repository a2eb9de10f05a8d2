import { execFile } from 'node:child_process'
import {
  chmod,
  copyFile,
  mkdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  unlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { seal } from '../../../src/main/storage/envelope'
import {
  ChangedElsewhereError,
  NewerFormatError,
  saveFailure,
  UnreadableStoreError,
} from '../../../src/main/storage/storeErrors'
import { aFolder, aStore, namesIn, reopened, saved, words, type Words } from './aStore'
import { QUICK_FILES, recorder, systemError } from './hookedFiles'

function sealedWords(
  data: unknown,
  header: { schemaVersion?: number; generation?: number; format?: string } = {},
): Buffer {
  const { schemaVersion = 1, generation = 1, format = 'duidu/words' } = header
  const savedAt = '2026-01-02T03:04:05.000Z'
  return seal({ format, schemaVersion, generation, savedAt }, JSON.stringify(data)).bytes
}

const TEMP = 'words.json.0123456789abcdef.tmp'

describe('a store that is saved', () => {
  it('is nothing on a first run, and nothing is made by looking', async () => {
    const folder = await aFolder()
    expect(await aStore(folder).load()).toEqual({ data: null, notice: null, readOnly: false })
    expect(await namesIn(folder)).toEqual([])
  })

  it('is a first run too where the folder is not there', async () => {
    expect(await reopened(join(await aFolder(), 'gone'))).toBeNull()
  })

  it('is there for the next start, byte for byte the JSON of its data', async () => {
    const folder = await aFolder()
    const data = words('读', 'read', '😀')
    await saved(folder, data)
    expect(await reopened(folder)).toEqual(data)
    const text = await readFile(join(folder, 'words.json'), 'utf8')
    expect(text).toContain(`"data":${JSON.stringify(data)}}\n`)
    expect(JSON.parse(text)).toMatchObject({ format: 'duidu/words', schemaVersion: 1, generation: 1 })
  })

  it('can be read by its owner alone', async () => {
    const folder = await aFolder()
    await saved(folder, words('private'))
    expect((await stat(join(folder, 'words.json'))).mode & 0o777).toBe(0o600)
  })

  it('keeps the version before as its backup and leaves nothing else', async () => {
    const folder = await aFolder()
    await saved(folder, words('one'), words('two'), words('three'))
    expect(await namesIn(folder)).toEqual(['words.json', 'words.json.bak'])
    const backup = JSON.parse(await readFile(join(folder, 'words.json.bak'), 'utf8')) as { data: Words }
    expect(backup.data).toEqual(words('two'))
  })

  it('has no backup where it can be made again', async () => {
    const folder = await aFolder()
    const store = aStore(folder, { durability: 'rebuildable' })
    await store.write(words('one'))
    await store.write(words('two'))
    expect(await namesIn(folder)).toEqual(['words.json'])
    expect(await reopened(folder)).toEqual(words('two'))
  })

  it('has a second copy as its backup where that was asked for, from the first save on', async () => {
    const folder = await aFolder()
    const store = aStore(folder, { durability: 'rebuildable', backup: 'copy' })
    for (const word of ['one', 'two']) {
      await store.write(words(word))
      expect(await namesIn(folder)).toEqual(['words.json', 'words.json.bak'])
      const [main, backup] = await Promise.all(
        ['words.json', 'words.json.bak'].map((name) => readFile(join(folder, name))),
      )
      expect(backup).toEqual(main)
    }
    const inodes = await Promise.all(
      ['words.json', 'words.json.bak'].map(async (name) => (await stat(join(folder, name))).ino),
    )
    expect(new Set(inodes).size).toBe(2)
  })

  it('comes back whole from its second copy, whichever of the two was damaged or is gone', async () => {
    for (const damage of [
      (folder: string) => writeFile(join(folder, 'words.json'), '{"format":'),
      (folder: string) => rm(join(folder, 'words.json')),
      (folder: string) => writeFile(join(folder, 'words.json.bak'), ''),
      (folder: string) => rm(join(folder, 'words.json.bak')),
    ]) {
      const folder = await aFolder()
      const options = { durability: 'rebuildable', backup: 'copy' } as const
      await aStore(folder, options).write(words('one'))
      await damage(folder)
      const store = aStore(folder, options)
      expect(await store.read()).toEqual(words('one'))
      await store.write(words('two'))
      expect(await reopened(folder)).toEqual(words('two'))
      const backup = JSON.parse(await readFile(join(folder, 'words.json.bak'), 'utf8')) as { data: Words }
      expect(backup.data).toEqual(words('two'))
    }
  })

  it('counts every attempt, on from what the last start left', async () => {
    const folder = await aFolder()
    await saved(folder, words('one'), words('two'))
    const store = aStore(folder)
    await store.read()
    await store.write(words('three'))
    expect(JSON.parse(await readFile(join(folder, 'words.json'), 'utf8'))).toMatchObject({ generation: 3 })
  })

  it('is what it was when the save was asked for, whatever happens to the object then', async () => {
    const folder = await aFolder()
    const store = aStore(folder)
    const data = { words: ['before'] }
    const saving = store.write(data)
    data.words[0] = 'after'
    await saving
    expect(await reopened(folder)).toEqual(words('before'))
  })

  it('takes writes in the order they came, all of them', async () => {
    const folder = await aFolder()
    const store = aStore(folder)
    await Promise.all(Array.from({ length: 20 }, (_, n) => store.write(words(`${n}`))))
    expect(await reopened(folder)).toEqual(words('19'))
    expect(JSON.parse(await readFile(join(folder, 'words.json'), 'utf8'))).toMatchObject({ generation: 20 })
  })

  it('refuses data of a wrong shape before anything is touched', async () => {
    const folder = await aFolder()
    await saved(folder, words('good'))
    const store = aStore(folder)
    await store.read()
    await expect(store.write({ words: [1] } as unknown as Words)).rejects.toThrow(TypeError)
    expect(await reopened(folder)).toEqual(words('good'))
    expect(await namesIn(folder)).toEqual(['words.json'])
  })

  it('refuses data that would come back from JSON in a wrong shape', async () => {
    const folder = await aFolder()
    const isNumber = (data: unknown): boolean => typeof (data as { n: unknown }).n === 'number'
    const store = aStore(folder, { validate: isNumber })
    for (const n of [NaN, Infinity]) await expect(store.write({ n } as never)).rejects.toThrow(TypeError)
    await expect(store.write(undefined as never)).rejects.toThrow()
    expect(await namesIn(folder)).toEqual([])
  })

  it('flushes the file before it takes the name, and the folder after, before it says saved', async () => {
    const folder = await aFolder()
    await saved(folder, words('one'))
    const { files, calls } = recorder(QUICK_FILES)
    const store = aStore(folder, { files })
    await store.read()
    calls.length = 0
    await store.write(words('two'))
    const main = join(folder, 'words.json')
    const steps = calls.map(({ operation, path }) => {
      const what =
        path === main ? 'main' : path === folder ? 'folder' : path.endsWith('.bak') ? 'backup' : 'temp'
      return `${operation} ${what}`
    })
    expect(steps).toEqual([
      'lstat main',
      'open temp',
      'write temp',
      'sync temp',
      'stat temp',
      'close temp',
      'link temp',
      'rename backup',
      'unlink temp',
      'rename main',
      'open folder',
      'sync folder',
      'close folder',
    ])
  })

  it('refuses writes after it was closed, and finishes those before', async () => {
    const folder = await aFolder()
    const store = aStore(folder)
    const saving = store.write(words('last'))
    await store.close()
    await saving
    await expect(store.write(words('too late'))).rejects.toThrow('closed')
    expect(await reopened(folder)).toEqual(words('last'))
  })
})

describe('a file that someone else changed', () => {
  it.each([
    [
      'rewritten in place',
      (main: string) => writeFile(main, sealedWords(words('theirs'), { generation: 9 })),
    ],
    [
      'replaced',
      async (main: string) => {
        await writeFile(`${main}.other`, sealedWords(words('theirs'), { generation: 9 }))
        await rename(`${main}.other`, main)
      },
    ],
    ['replaced by its backup', (main: string) => copyFile(`${main}.bak`, main)],
    ['damaged', (main: string) => writeFile(main, 'x')],
    ['deleted', (main: string) => unlink(main)],
  ])('and %s is not overwritten', async (_how, change) => {
    const folder = await aFolder()
    await saved(folder, words('zero'), words('ours'))
    const store = aStore(folder)
    await store.read()
    const main = join(folder, 'words.json')
    await change(main)
    const theirs = await readFile(main).catch(() => null)
    for (const attempt of ['first', 'second']) {
      const error = await store.write(words(attempt)).catch((error: unknown) => error)
      expect(error).toBeInstanceOf(ChangedElsewhereError)
      expect(saveFailure(error)).toEqual({ kind: 'changedElsewhere' })
    }
    expect(await readFile(main).catch(() => null)).toEqual(theirs)
  })

  it('can be written again once it was read', async () => {
    const folder = await aFolder()
    await saved(folder, words('ours'))
    const store = aStore(folder)
    await store.read()
    await writeFile(join(folder, 'words.json'), sealedWords(words('theirs')))
    await expect(store.write(words('no'))).rejects.toThrow(ChangedElsewhereError)
    expect(await store.read()).toEqual(words('theirs'))
    await store.write(words('both'))
    expect(await reopened(folder)).toEqual(words('both'))
  })

  it('is not one that was only touched, or copied back as it was', async () => {
    const folder = await aFolder()
    const main = join(folder, 'words.json')
    const store = aStore(folder)
    await store.write(words('one'))
    await utimes(main, 1, 1)
    await store.write(words('two'))
    await copyFile(main, `${main}.copy`)
    await unlink(main)
    await rename(`${main}.copy`, main)
    await store.write(words('three'))
    expect(await reopened(folder)).toEqual(words('three'))
  })

  it('is not one that was only touched since the start', async () => {
    const folder = await aFolder()
    await saved(folder, words('one'))
    const store = aStore(folder)
    await store.read()
    await utimes(join(folder, 'words.json'), 1, 1)
    await store.write(words('two'))
    expect(await reopened(folder)).toEqual(words('two'))
  })

  it('is found where there was none before', async () => {
    const folder = await aFolder()
    const store = aStore(folder)
    expect(await store.read()).toBeNull()
    await saved(folder, words('theirs'))
    await expect(store.write(words('ours'))).rejects.toThrow(ChangedElsewhereError)
    expect(await reopened(folder)).toEqual(words('theirs'))
  })

  it('counts as changed where it was never read, unless it can be made again', async () => {
    const folder = await aFolder()
    await saved(folder, words('unread'))
    await expect(aStore(folder).write(words('blind'))).rejects.toThrow(ChangedElsewhereError)
    expect(await reopened(folder)).toEqual(words('unread'))
    await aStore(folder, { durability: 'rebuildable' }).write(words('made again'))
    expect(await reopened(folder)).toEqual(words('made again'))
  })

  it('is told from a folder that is gone, and all is well when the folder is back', async () => {
    const folder = join(await aFolder(), 'library')
    await mkdir(folder)
    const store = aStore(folder)
    await store.write(words('one'))
    await rename(folder, `${folder}-away`)
    const error = await store.write(words('two')).catch((error: unknown) => error)
    expect(saveFailure(error)).toEqual({ kind: 'folderGone' })
    await rename(`${folder}-away`, folder)
    await store.write(words('two'))
    expect(await reopened(folder)).toEqual(words('two'))
  })
})

describe('a damaged store', () => {
  it('is set aside, its backup takes its place, and the reader is told', async () => {
    const folder = await aFolder()
    await saved(folder, words('one'), words('two'))
    const main = join(folder, 'words.json')
    const damaged = (await readFile(main)).subarray(0, 100)
    await writeFile(main, damaged)
    const store = aStore(folder, { now: () => new Date('2026-11-23T16:35:00.123Z') })
    const { data, notice } = await store.load()
    expect(data).toEqual(words('one'))
    expect(notice).toMatchObject({
      kind: 'restored',
      store: 'words.json',
      kept: 'words.json.corrupt-20261123T163500123Z',
    })
    expect(await readFile(join(folder, 'words.json.corrupt-20261123T163500123Z'))).toEqual(damaged)
    await store.write(words('three'))
    expect(await reopened(folder)).toEqual(words('three'))
    expect(await namesIn(folder)).toEqual([
      'words.json',
      'words.json.bak',
      'words.json.corrupt-20261123T163500123Z',
    ])
  })

  it('tells when the restored backup was saved', async () => {
    const folder = await aFolder()
    await writeFile(join(folder, 'words.json'), '')
    await writeFile(join(folder, 'words.json.bak'), sealedWords(words('old')))
    const { notice } = await aStore(folder).load()
    expect(notice).toMatchObject({ kind: 'restored', savedAt: '2026-01-02T03:04:05.000Z' })
  })

  it('is told of once: the next start finds a whole store', async () => {
    const folder = await aFolder()
    await saved(folder, words('one'), words('two'))
    await writeFile(join(folder, 'words.json'), 'x')
    await aStore(folder).load()
    expect(await aStore(folder).load()).toEqual({ data: words('one'), notice: null, readOnly: false })
  })

  it('without a backup starts empty and says so, with the damaged bytes kept', async () => {
    const folder = await aFolder()
    await writeFile(join(folder, 'words.json'), 'was something')
    const store = aStore(folder)
    const { data, notice } = await store.load()
    expect(data).toBeNull()
    if (notice?.kind !== 'lost') throw new Error('not told')
    expect(await readFile(join(folder, notice.kept), 'utf8')).toBe('was something')
    await store.write(words('new'))
    expect(await reopened(folder)).toEqual(words('new'))
  })

  it('keeps a damaged backup too', async () => {
    const folder = await aFolder()
    await writeFile(join(folder, 'words.json'), 'main')
    await writeFile(join(folder, 'words.json.bak'), 'backup')
    const { notice } = await aStore(folder).load()
    expect(notice?.kind).toBe('lost')
    const names = await namesIn(folder)
    const kept = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
    expect(names.every((name) => name.includes('.corrupt-'))).toBe(true)
    expect(kept.sort()).toEqual(['backup', 'main'])
  })

  it('never overwrites what was set aside before, even at the same moment', async () => {
    const folder = await aFolder()
    const now = (): Date => new Date('2026-11-23T16:35:00.123Z')
    for (const bytes of ['first', 'second', 'third']) {
      await writeFile(join(folder, 'words.json'), bytes)
      await aStore(folder, { now }).load()
    }
    const names = await namesIn(folder)
    const kept = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
    expect(kept).toEqual(['first', 'second', 'third'])
  })

  it('takes the newest whole file, be it the backup or one on its way', async () => {
    const folder = await aFolder()
    await writeFile(join(folder, 'words.json'), 'x')
    await writeFile(join(folder, 'words.json.bak'), sealedWords(words('backup'), { generation: 4 }))
    await writeFile(join(folder, TEMP), sealedWords(words('on its way'), { generation: 6 }))
    const { data, notice } = await aStore(folder).load()
    expect(data).toEqual(words('on its way'))
    expect(notice?.kind).toBe('restored')
  })

  it.each([
    ['is another store’s', sealedWords(words('a'), { format: 'duidu/other' })],
    ['has data of a wrong shape', sealedWords({ words: 'a' })],
  ])('is one, too, that %s', async (_what, bytes) => {
    const folder = await aFolder()
    await writeFile(join(folder, 'words.json'), bytes)
    await writeFile(join(folder, 'words.json.bak'), sealedWords(words('backup')))
    const { data, notice } = await aStore(folder).load()
    expect(data).toEqual(words('backup'))
    if (notice?.kind !== 'restored') throw new Error('not told')
    expect(await readFile(join(folder, notice.kept))).toEqual(bytes)
  })
})

describe('a store whose file is gone', () => {
  it('is restored from its backup, and the reader is told', async () => {
    const folder = await aFolder()
    await saved(folder, words('one'), words('two'))
    await unlink(join(folder, 'words.json'))
    const { data, notice } = await aStore(folder).load()
    expect(data).toEqual(words('one'))
    expect(notice).toMatchObject({ kind: 'missing', store: 'words.json' })
    expect(await aStore(folder).load()).toEqual({ data: words('one'), notice: null, readOnly: false })
  })
})

describe('what a crash left', () => {
  it('is adopted where it is whole and newer, and the version before becomes the backup', async () => {
    const folder = await aFolder()
    await writeFile(join(folder, 'words.json'), sealedWords(words('old'), { generation: 4 }))
    await writeFile(join(folder, TEMP), sealedWords(words('new'), { generation: 5 }))
    expect(await aStore(folder).load()).toEqual({ data: words('new'), notice: null, readOnly: false })
    expect(await namesIn(folder)).toEqual(['words.json', 'words.json.bak'])
    expect(await readFile(join(folder, 'words.json.bak'))).toEqual(
      sealedWords(words('old'), { generation: 4 }),
    )
    expect(await reopened(folder)).toEqual(words('new'))
  })

  it.each([
    ['half-written', sealedWords(words('new'), { generation: 5 }).subarray(0, 150)],
    ['older', sealedWords(words('older'), { generation: 3 })],
    ['as old', sealedWords(words('same'), { generation: 4 })],
    ['empty', Buffer.alloc(0)],
  ])('is swept where it is %s', async (_what, bytes) => {
    const folder = await aFolder()
    await writeFile(join(folder, 'words.json'), sealedWords(words('store'), { generation: 4 }))
    await writeFile(join(folder, TEMP), bytes)
    expect(await reopened(folder)).toEqual(words('store'))
    expect(await namesIn(folder)).toEqual(['words.json'])
  })

  it('of a first save is adopted where whole, and swept unsaid where not', async () => {
    const whole = await aFolder()
    await writeFile(join(whole, TEMP), sealedWords(words('first')))
    expect(await aStore(whole).load()).toEqual({ data: words('first'), notice: null, readOnly: false })
    const half = await aFolder()
    await writeFile(join(half, TEMP), 'half')
    expect(await aStore(half).load()).toEqual({ data: null, notice: null, readOnly: false })
    expect(await namesIn(half)).toEqual([])
  })

  it.each([
    ['beside an older store', 'words.json'],
    ['alone', null],
  ])('is flushed before it is adopted, %s', async (_where, older) => {
    const folder = await aFolder()
    if (older !== null) await writeFile(join(folder, older), sealedWords(words('old')))
    await writeFile(join(folder, TEMP), sealedWords(words('new'), { generation: 2 }))
    const { files, calls } = recorder(QUICK_FILES)
    expect(await aStore(folder, { files }).read()).toEqual(words('new'))
    const flushed = calls.findIndex(({ operation, path }) => operation === 'sync' && path.endsWith(TEMP))
    const renamed = calls.findIndex(
      ({ operation, path }) => operation === 'rename' && path.endsWith('words.json'),
    )
    expect(flushed).toBeGreaterThan(-1)
    expect(renamed).toBeGreaterThan(flushed)
  })

  it('of other stores and other programs is left alone', async () => {
    const folder = await aFolder()
    await saved(folder, words('store'))
    const others = [
      'other.json.0123456789abcdef.tmp',
      'words.json.tmp',
      'words.json.0123456789ABCDEF.tmp',
      'words.json.0123456789abcdef.tmp.txt',
      'words.json~',
    ]
    for (const name of others) await writeFile(join(folder, name), 'x')
    await reopened(folder)
    expect(await namesIn(folder)).toEqual(['words.json', ...others].sort())
  })
})

describe('a store written by a newer version', () => {
  it('is shown, refuses every write, and stays as it is to the byte', async () => {
    const folder = await aFolder()
    const bytes = sealedWords(words('from tomorrow'), { schemaVersion: 2 })
    await writeFile(join(folder, 'words.json'), bytes)
    await writeFile(join(folder, TEMP), 'its leftovers')
    const store = aStore(folder)
    expect(await store.load()).toEqual({
      data: words('from tomorrow'),
      notice: { kind: 'newer', store: 'words.json' },
      readOnly: true,
    })
    const error = await store.write(words('today')).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(NewerFormatError)
    expect(saveFailure(error)).toEqual({ kind: 'newerFormat' })
    await expect(aStore(folder).write(words('unread'))).rejects.toThrow(NewerFormatError)
    await expect(aStore(folder, { durability: 'rebuildable' }).write(words('x'))).rejects.toThrow(
      NewerFormatError,
    )
    expect(await readFile(join(folder, 'words.json'))).toEqual(bytes)
    expect(await namesIn(folder)).toEqual(['words.json', TEMP].sort())
  })

  it('is not shown where its data means nothing to this version, and still refuses writes', async () => {
    const folder = await aFolder()
    await writeFile(join(folder, 'words.json'), sealedWords({ tokens: [] }, { schemaVersion: 2 }))
    const store = aStore(folder)
    expect(await store.load()).toMatchObject({ data: null, readOnly: true })
    await expect(store.write(words('x'))).rejects.toThrow(NewerFormatError)
  })

  it('is told from a damaged one', async () => {
    const folder = await aFolder()
    const bytes = sealedWords(words('a'), { schemaVersion: 1 })
    bytes[bytes.indexOf('"schemaVersion":1') + '"schemaVersion":'.length] = '7'.charCodeAt(0)
    await writeFile(join(folder, 'words.json'), bytes)
    expect((await aStore(folder).load()).notice?.kind).toBe('lost')
  })

  it('counts, too, where only its backup is left: nothing is touched', async () => {
    const folder = await aFolder()
    await writeFile(join(folder, 'words.json'), 'broken')
    await writeFile(join(folder, 'words.json.bak'), sealedWords(words('tomorrow'), { schemaVersion: 2 }))
    expect(await aStore(folder).load()).toMatchObject({ data: words('tomorrow'), readOnly: true })
    expect(await readFile(join(folder, 'words.json'), 'utf8')).toBe('broken')
  })

  it('leaves a crash’s newer file of that version where it is', async () => {
    const folder = await aFolder()
    await writeFile(join(folder, 'words.json'), sealedWords(words('ours'), { generation: 4 }))
    const tomorrow = sealedWords(words('tomorrow'), { schemaVersion: 2, generation: 5 })
    await writeFile(join(folder, TEMP), tomorrow)
    expect(await reopened(folder)).toEqual(words('ours'))
    expect(await readFile(join(folder, TEMP))).toEqual(tomorrow)
  })
})

describe('a store of an older version', () => {
  const migrate = new Map<number, (data: unknown) => unknown>([
    [1, (data) => ({ list: (data as { text: string }).text.split(' ') })],
    [2, (data) => ({ words: (data as { list: string[] }).list })],
  ])
  const options = { schemaVersion: 3, migrate }
  const old = sealedWords({ text: 'one two' }, { schemaVersion: 1, generation: 7 })

  it('is brought up to date step by step, and its file waits for the first save', async () => {
    const folder = await aFolder()
    await writeFile(join(folder, 'words.json'), old)
    expect(await aStore(folder, options).load()).toEqual({
      data: words('one', 'two'),
      notice: null,
      readOnly: false,
    })
    expect(await readFile(join(folder, 'words.json'))).toEqual(old)
  })

  it('keeps the old file for good when it is saved', async () => {
    const folder = await aFolder()
    await writeFile(join(folder, 'words.json'), old)
    const store = aStore(folder, { ...options, now: () => new Date('2026-11-23T16:35:00.123Z') })
    await store.read()
    for (const word of ['a', 'b', 'c']) await store.write(words(word))
    expect(await readFile(join(folder, 'words.json.v1-20261123T163500123Z'))).toEqual(old)
    expect(await namesIn(folder)).toEqual([
      'words.json',
      'words.json.bak',
      'words.json.v1-20261123T163500123Z',
    ])
    expect(await aStore(folder, options).read()).toEqual(words('c'))
  })

  it('is set aside where it cannot be brought up to date', async () => {
    const folder = await aFolder()
    const strange = sealedWords({ nothing: 'known' })
    await writeFile(join(folder, 'words.json'), strange)
    const { notice } = await aStore(folder, options).load()
    if (notice?.kind !== 'lost') throw new Error('not told')
    expect(await readFile(join(folder, notice.kept))).toEqual(strange)
  })

  it('is not touched where this version forgot how', async () => {
    const folder = await aFolder()
    await writeFile(join(folder, 'words.json'), old)
    await expect(aStore(folder, { schemaVersion: 3 }).load()).rejects.toThrow(UnreadableStoreError)
    expect(await namesIn(folder)).toEqual(['words.json'])
  })
})

describe('a store that is there but cannot be read', () => {
  it.each(['EACCES', 'EIO', 'EMFILE', 'EPERM'])('is neither broken nor new: %s', async (code) => {
    const folder = await aFolder()
    await saved(folder, words('one'), words('two'))
    const before = await namesIn(folder)
    let failing = true
    const files = {
      ...QUICK_FILES,
      open: (...args: Parameters<typeof QUICK_FILES.open>) =>
        failing ? Promise.reject(systemError(code, 'open')) : QUICK_FILES.open(...args),
    }
    const store = aStore(folder, { files })
    const error = await store.load().catch((error: unknown) => error)
    expect(error).toBeInstanceOf(UnreadableStoreError)
    expect(String(error)).toContain(`${code} (open)`)
    expect(String(error)).not.toContain(folder)
    await expect(store.write(words('over it'))).rejects.toThrow(UnreadableStoreError)
    expect(await namesIn(folder)).toEqual(before)
    failing = false
    expect(await store.read()).toEqual(words('two'))
  })

  it.each([
    ['a backup', '.bak'],
    ['a newer file on its way', '.tmp'],
  ])('stays where a broken one might have %s that cannot be read', async (_what, ending) => {
    const folder = await aFolder()
    await saved(folder, words('one'), words('two'))
    await writeFile(join(folder, TEMP), 'on its way')
    await writeFile(join(folder, 'words.json'), 'broken')
    const files = {
      ...QUICK_FILES,
      open: (...args: Parameters<typeof QUICK_FILES.open>) =>
        args[0].endsWith(ending) ? Promise.reject(systemError('EIO', 'open')) : QUICK_FILES.open(...args),
    }
    await expect(aStore(folder, { files }).load()).rejects.toThrow(UnreadableStoreError)
    expect(await readFile(join(folder, 'words.json'), 'utf8')).toBe('broken')
    expect(await reopened(folder)).toEqual(words('one'))
  })

  it.each([
    ['a folder', (main: string) => mkdir(main)],
    ['a pipe', (main: string) => promisify(execFile)('mkfifo', [main])],
    [
      'a link',
      async (main: string) => {
        await writeFile(`${main}.elsewhere`, sealedWords(words('linked')))
        await symlink(`${main}.elsewhere`, main)
      },
    ],
  ])('is also one in whose place there is %s', async (_what, make) => {
    const folder = await aFolder()
    const main = join(folder, 'words.json')
    await make(main)
    const before = await namesIn(folder)
    await expect(aStore(folder).load()).rejects.toThrow(UnreadableStoreError)
    expect(await namesIn(folder)).toEqual(before)
  })

  // root may read everything; the injected EACCES above stands in for it there
  if (process.getuid?.() !== 0) {
    it('is also one without permission', async () => {
      const folder = await aFolder()
      await saved(folder, words('mine'))
      await chmod(join(folder, 'words.json'), 0)
      await expect(aStore(folder).load()).rejects.toThrow(UnreadableStoreError)
      await chmod(join(folder, 'words.json'), 0o600)
      expect(await reopened(folder)).toEqual(words('mine'))
    })
  }
})

describe('on Windows', () => {
  const onWindows = (failures: number, code: string) => {
    const waits: number[] = []
    let left = failures
    const { files, calls } = recorder(QUICK_FILES)
    const options = {
      platform: 'win32' as const,
      wait: async (milliseconds: number) => void waits.push(milliseconds),
      files: {
        ...files,
        rename: (from: string, to: string) =>
          left-- > 0 ? Promise.reject(systemError(code, 'rename')) : files.rename(from, to),
      },
    }
    return { options, waits, calls }
  }

  it.each(['EPERM', 'EACCES', 'EBUSY'])(
    'a rename that a scanner holds up (%s) is tried again',
    async (code) => {
      const folder = await aFolder()
      const { options, waits } = onWindows(5, code)
      await aStore(folder, options).write(words('patient'))
      expect(await reopened(folder)).toEqual(words('patient'))
      expect(waits).toHaveLength(5)
    },
  )

  it('patience ends after two seconds', async () => {
    const folder = await aFolder()
    const { options, waits } = onWindows(1000, 'EBUSY')
    await expect(aStore(folder, options).write(words('never'))).rejects.toThrow('EBUSY')
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBe(2000)
    expect(await namesIn(folder)).toEqual([])
  })

  it('another failure is not waited for, and elsewhere none is', async () => {
    const folder = await aFolder()
    const { options, waits } = onWindows(1, 'ENOSPC')
    await expect(aStore(folder, options).write(words('full'))).rejects.toThrow('ENOSPC')
    const linux = onWindows(1, 'EBUSY')
    await expect(
      aStore(folder, { ...linux.options, platform: 'linux' }).write(words('busy')),
    ).rejects.toThrow('EBUSY')
    expect([...waits, ...linux.waits]).toEqual([])
  })

  it('the folder is not opened, since that is not possible there', async () => {
    const folder = await aFolder()
    const { options, calls } = onWindows(0, '')
    await aStore(folder, options).write(words('saved'))
    expect(calls.filter(({ path, operation }) => path === folder && operation === 'open')).toEqual([])
  })
})

describe('a file system that cannot flush a folder', () => {
  const syncingFolderWith = (folder: string, code: string) => ({
    ...QUICK_FILES,
    async open(path: string, flags: string | number, mode?: number) {
      const handle = await QUICK_FILES.open(path, flags, mode)
      return path === folder ? { ...handle, sync: () => Promise.reject(systemError(code, 'fsync')) } : handle
    },
  })

  it.each(['EINVAL', 'ENOTSUP', 'ENOSYS'])('and says so (%s) saves as well as it can', async (code) => {
    const folder = await aFolder()
    await aStore(folder, { files: syncingFolderWith(folder, code) }).write(words('saved'))
    expect(await reopened(folder)).toEqual(words('saved'))
  })

  it('because it fails acknowledges nothing', async () => {
    const folder = await aFolder()
    await expect(
      aStore(folder, { files: syncingFolderWith(folder, 'EIO') }).write(words('x')),
    ).rejects.toThrow('EIO')
  })
})

describe('a folder removed for good', () => {
  it('rejects, and the store is a first run for the next start', async () => {
    const folder = join(await aFolder(), 'library')
    await mkdir(folder)
    const store = aStore(folder)
    await store.write(words('one'))
    await rm(folder, { recursive: true })
    expect(saveFailure(await store.write(words('two')).catch((error: unknown) => error))).toEqual({
      kind: 'folderGone',
    })
    expect(await reopened(folder)).toBeNull()
  })
})

it('what was read is not kept in memory by the adapter', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const folder = await aFolder()
  await saved(folder, words('a', 'b'))
  const adapter = aStore(folder)
  const read = async (): Promise<WeakRef<object>> => new WeakRef((await adapter.read()) as object)
  const seen = await read()
  await new Promise((resolve) => setTimeout(resolve))
  collect()
  expect(seen.deref()).toBeUndefined()
})
