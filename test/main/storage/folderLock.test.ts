import { existsSync } from 'node:fs'
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { lockFolder, type FolderLock } from '../../../src/main/storage/folderLock'
import { listenAt, probe } from '../../../src/main/storage/socketLock'
import { aFolder } from './aStore'

async function held(folder: string): Promise<Extract<FolderLock, { kind: 'held' }>> {
  const lock = await lockFolder(folder)
  if (lock.kind !== 'held') throw new Error('held by another')
  return lock
}

async function aLongFolder(): Promise<string> {
  const folder = join(await aFolder(), ...Array.from({ length: 4 }, () => '很长的文件夹名字'.repeat(3)))
  await mkdir(folder, { recursive: true })
  expect(Buffer.byteLength(folder)).toBeGreaterThan(200)
  return folder
}

describe('the lock of a folder', () => {
  it.each([
    ['short', aFolder],
    ['too long for a socket’s address', aLongFolder],
  ])('is held by one alone, and free again when released; its path may be %s', async (_how, make) => {
    const folder = await make()
    const lock = await held(folder)
    expect(await lockFolder(folder)).toEqual({ kind: 'heldByAnother' })
    await lock.release()
    await (await held(folder)).release()
    expect(await readdir(folder)).toEqual([])
  })

  it('is the same by whatever path the folder is reached', async () => {
    const folder = await aFolder()
    const link = join(await aFolder(), 'link')
    await symlink(folder, link)
    const lock = await held(folder)
    expect(await lockFolder(link)).toEqual({ kind: 'heldByAnother' })
    await lock.release()
  })

  it('of one folder says nothing of another', async () => {
    const locks = await Promise.all([held(await aFolder()), held(await aFolder())])
    for (const lock of locks) await lock.release()
  })

  it('never has two holders, however many come at once', async () => {
    const folder = await aFolder()
    let everHeld = 0
    for (let round = 0; round < 6; round++) {
      const locks = await Promise.all(Array.from({ length: 6 }, () => lockFolder(folder)))
      const holders = locks.filter((lock) => lock.kind === 'held')
      expect(holders.length).toBeLessThanOrEqual(1)
      everHeld += holders.length
      for (const lock of holders) await lock.release()
    }
    expect(everHeld).toBeGreaterThan(0)
    expect(await readdir(folder)).toEqual([])
  }, 30_000)

  it('sweeps a dead socket, and takes a plain file of such a name for dead as well', async () => {
    const folder = await aFolder()
    await writeFile(join(folder, '.lock-0123456789abcdef'), '')
    const lock = await held(folder)
    expect(await readdir(folder)).toHaveLength(1)
    await lock.release()
  })

  it('leaves files of other names alone', async () => {
    const folder = await aFolder()
    await writeFile(join(folder, '.lock-mine'), '')
    await (await held(folder)).release()
    expect(await readdir(folder)).toEqual(['.lock-mine'])
  })

  if (existsSync('/proc/self')) {
    it('lies elsewhere where the folder takes no sockets, and keeps others out all the same', async () => {
      const elsewhere = await aFolder()
      vi.stubEnv('TMPDIR', elsewhere)
      const lock = await held('/proc/self')
      expect(await readdir(elsewhere)).toHaveLength(1)
      expect(await lockFolder('/proc/self')).toEqual({ kind: 'heldByAnother' })
      await lock.release()
      await (await held('/proc/self')).release()
      vi.unstubAllEnvs()
    })
  }

  it('cannot be had for a folder that is not there', async () => {
    await expect(lockFolder(join(await aFolder(), 'gone'))).rejects.toThrow('ENOENT')
  })
})

describe('a socket', () => {
  it('answers while it listens and never again after', async () => {
    const path = join(await aFolder(), 'socket')
    expect(await probe(path)).toBe('gone')
    const socket = await listenAt(path)
    expect(await probe(path)).toBe('alive')
    await socket.close()
    expect(await probe(path)).toBe('gone')
    await writeFile(path, '')
    expect(await probe(path)).toBe('dead')
  })

  it('leaves no link behind for a long path', async () => {
    const links = async (): Promise<string[]> =>
      (await readdir(tmpdir())).filter((name) => /^duidu-[A-Za-z0-9]{6}$/.test(name))
    const before = await links()
    const socket = await listenAt(join(await aLongFolder(), 'socket'))
    await socket.close()
    expect((await links()).filter((name) => !before.includes(name))).toEqual([])
  })
})
