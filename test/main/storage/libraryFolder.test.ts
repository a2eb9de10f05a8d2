import { copyFile, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openStoreFolder, type StoreFolder } from '../../../src/main/storage/libraryFolder'
import { UnreadableStoreError } from '../../../src/main/storage/storeErrors'
import type { StoreFiles } from '../../../src/main/storage/storeFiles'
import { shardName, storeFacts, type StoreName } from '../../../src/main/storage/storeNames'
import { aFolder, isWords, namesIn, words, type Words } from './aStore'
import { QUICK_FILES, recorder, systemError } from './hookedFiles'

const SHAPE = { schemaVersion: 1, validate: isWords }

async function opened(path: string, files: StoreFiles = QUICK_FILES): Promise<StoreFolder> {
  const result = await openStoreFolder(path, { files })
  if (result.kind !== 'open') throw new Error('held by another')
  return result.folder
}

describe('a library’s folder', () => {
  it('is made on a first run, for its owner alone, and is no news the next time', async () => {
    const path = join(await aFolder(), 'Duidu', 'library')
    const folder = await opened(path)
    expect(folder.isNew).toBe(true)
    expect((await namesIn(path)).filter((name) => !name.startsWith('.'))).toEqual([
      'digests',
      'notes',
      'papers',
      'reading',
      'rows',
      'versions',
    ])
    for (const made of [path, join(path, '..'), join(path, 'notes')]) {
      expect((await stat(made)).mode & 0o777).toBe(0o700)
    }
    await folder.close()
    const again = await opened(path)
    expect(again.isNew).toBe(false)
    await again.close()
  })

  it('has each new folder’s name flushed to disk', async () => {
    const path = join(await aFolder(), 'Duidu', 'library')
    const { files, calls } = recorder(QUICK_FILES)
    const folder = await opened(path, files)
    const made = calls.filter(({ operation }) => operation === 'mkdir').at(-1)!.path
    expect(made).toBe(join(path, 'papers'))
    const flushed = calls.filter(({ operation }) => operation === 'sync').map((call) => call.path)
    expect(flushed).toEqual([join(path, '..', '..'), join(path, '..'), ...Array<string>(6).fill(path)])
    await folder.close()
  })

  it('keeps each store under its own name', async () => {
    const path = await aFolder()
    const folder = await opened(path)
    const names: StoreName[] = ['settings', 'session', shardName('notes', 1), shardName('papers', 12)]
    for (const name of names) await folder.adapter<Words>(name, SHAPE).write(words(name))
    await folder.close()
    for (const name of names) {
      const kind = name.split('/')[0]!
      const text = await readFile(join(path, `${name}.json`), 'utf8')
      expect(JSON.parse(text)).toMatchObject({ format: `duidu/${kind}`, data: words(name) })
    }
    const again = await opened(path)
    for (const name of names) expect(await again.adapter<Words>(name, SHAPE).read()).toEqual(words(name))
    expect(again.notices()).toEqual([])
    await again.close()
  })

  it('backs up what a reader made and the texts of papers, and nothing that follows from those', async () => {
    const path = await aFolder()
    const folder = await opened(path)
    for (const name of [
      'settings',
      'session',
      'reading/0001',
      'notes/0001',
      'digests/0001',
      'rows/0000',
      'papers/0000',
    ] as const) {
      const adapter = folder.adapter<Words>(name, SHAPE)
      await adapter.write(words('one'))
      await adapter.write(words('two'))
    }
    const files = [
      ...(await namesIn(path)),
      ...(
        await Promise.all(
          ['reading', 'notes', 'digests', 'rows', 'papers'].map((kind) => namesIn(join(path, kind))),
        )
      ).flat(),
    ]
    expect(files.filter((name) => name.endsWith('.bak'))).toEqual([
      'settings.json.bak',
      '0001.json.bak',
      '0001.json.bak',
      '0001.json.bak',
      '0000.json.bak',
    ])
    expect(await namesIn(join(path, 'papers'))).toContain('0000.json.bak')
    await folder.close()
  })

  it('gives one adapter for one name', async () => {
    const folder = await opened(await aFolder())
    expect(folder.adapter('notes/0001', SHAPE)).toBe(folder.adapter('notes/0001', SHAPE))
    await folder.close()
  })

  it('lists the shards that are there in any form, and no other file', async () => {
    const path = await aFolder()
    const folder = await opened(path)
    for (const name of [
      '0002.json',
      '0010.json',
      '0010.json.bak',
      '0003.json.bak',
      '0004.json.0123456789abcdef.tmp',
      '0005.json.corrupt-20261123T163500123Z',
      '0006.json.v1-20261123T163500123Z',
      '007.json',
      '00008.json',
      'x0009.json',
      '0011.txt',
    ]) {
      await writeFile(join(path, 'notes', name), '')
    }
    expect(await folder.list('notes')).toEqual([2, 3, 4, 10])
    expect(await folder.list('rows')).toEqual([])
    await folder.close()
  })

  it('lists a kind of shard once for all of them, and still finds what a crash left of each', async () => {
    const path = await aFolder()
    const first = await opened(path)
    const all = [1, 2, 3].map((number) => shardName('notes', number))
    for (const name of all) {
      await first.adapter<Words>(name, SHAPE).write(words('one'))
      await first.adapter<Words>(name, SHAPE).write(words('two'))
    }
    await first.close()
    // a save that was cut short before its rename
    await rename(join(path, 'notes/0002.json'), join(path, 'notes/0002.json.0123456789abcdef.tmp'))
    await copyFile(join(path, 'notes/0002.json.bak'), join(path, 'notes/0002.json'))

    const { files, calls } = recorder(QUICK_FILES)
    const folder = await opened(path, files)
    const lists = (): number => calls.filter(({ operation }) => operation === 'readdir').length
    await folder.list('notes')
    const listed = lists()
    for (const name of all) expect(await folder.adapter<Words>(name, SHAPE).read()).toEqual(words('two'))
    expect(lists()).toBe(listed)
    expect((await namesIn(join(path, 'notes'))).filter((name) => name.endsWith('.tmp'))).toEqual([])
    // once read, a store's own names may have changed
    await folder.adapter<Words>(all[0]!, SHAPE).read()
    expect(lists()).toBe(listed + 1)
    await folder.close()
  })

  it('collects what the reader must be told, with paths from the folder', async () => {
    const path = await aFolder()
    const first = await opened(path)
    const note = first.adapter<Words>('notes/0001', SHAPE)
    await note.write(words('one'))
    await note.write(words('two'))
    await first.close()
    await writeFile(join(path, 'notes', '0001.json'), 'broken')
    await writeFile(join(path, 'settings.json'), 'broken too')

    const folder = await opened(path)
    expect(await folder.adapter<Words>('notes/0001', SHAPE).read()).toEqual(words('one'))
    expect(await folder.adapter<Words>('settings', SHAPE).read()).toBeNull()
    const notices = folder.notices()
    expect(notices).toMatchObject([
      { kind: 'restored', store: 'notes/0001' },
      { kind: 'lost', store: 'settings' },
    ])
    const kept = notices.map((notice) => ('kept' in notice ? notice.kept : ''))
    expect(kept[0]).toMatch(/^notes\/0001\.json\.corrupt-/)
    expect(kept[1]).toMatch(/^settings\.json\.corrupt-/)
    expect(await readFile(join(path, kept[0]!), 'utf8')).toBe('broken')
    expect(await readFile(join(path, kept[1]!), 'utf8')).toBe('broken too')
    await folder.close()
  })

  it('is opened by one at a time', async () => {
    const path = await aFolder()
    const folder = await opened(path)
    expect(await openStoreFolder(path)).toEqual({ kind: 'heldByAnother' })
    await folder.close()
    await (await opened(path)).close()
  })

  it('finishes its writes before it gives the lock back, and takes none after', async () => {
    const path = await aFolder()
    const folder = await opened(path)
    const adapter = folder.adapter<Words>('notes/0001', SHAPE)
    const saves = [adapter.write(words('one')), adapter.write(words('two'))]
    await folder.close()
    await Promise.all(saves)
    await expect(adapter.write(words('three'))).rejects.toThrow('closed')
    expect(() => folder.adapter('notes/0002', SHAPE)).toThrow('closed')
    const again = await opened(path)
    expect(await again.adapter<Words>('notes/0001', SHAPE).read()).toEqual(words('two'))
    await again.close()
  })

  it('that cannot be made or read is no first run', async () => {
    const path = join(await aFolder(), 'library')
    for (const code of ['EACCES', 'EIO', 'EROFS']) {
      const files = { ...QUICK_FILES, mkdir: () => Promise.reject(systemError(code, 'mkdir')) }
      await expect(openStoreFolder(path, { files })).rejects.toThrow(UnreadableStoreError)
    }
    await writeFile(path, 'a file in its place')
    await expect(openStoreFolder(path)).rejects.toThrow(UnreadableStoreError)
  })

  it('gives its lock back where it could not be opened after all', async () => {
    const path = join(await aFolder(), 'library')
    await mkdir(path)
    await writeFile(join(path, 'notes'), 'a file in its place')
    await expect(openStoreFolder(path)).rejects.toThrow(UnreadableStoreError)
    await QUICK_FILES.unlink(join(path, 'notes'))
    await (await opened(path)).close()
  })
})

describe('a store’s name', () => {
  it.each([-1, 10_000, 1.5, NaN])('has no shard %s', (number) => {
    expect(() => shardName('notes', number)).toThrow(RangeError)
  })

  it.each([
    '',
    'notes',
    'notes/1',
    'notes/../settings',
    'notes/00011',
    '../settings',
    '__proto__',
    'toString',
    'other/0001',
    'notes/0001/x',
  ])('is never %j', (name) => {
    expect(() => storeFacts(name as StoreName)).toThrow('no such store')
  })
})
