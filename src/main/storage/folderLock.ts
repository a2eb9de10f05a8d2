import { createHash, randomBytes, randomInt } from 'node:crypto'
import { lstat, mkdir, readdir, realpath, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { listenAt, probe, type ListeningSocket } from './socketLock'
import { errorCode } from './storeErrors'

export type FolderLock =
  { readonly kind: 'held'; readonly release: () => Promise<void> } | { readonly kind: 'heldByAnother' }

const SOCKET_NAME = /^\.lock-[0-9a-f]{16}$/
const ATTEMPTS = 5

/**
 * Takes the lock of a library's folder for this process, until `release` or its end, however that
 * comes: only a living process answers on its socket. Rejects where no lock can be made at all.
 *
 * The rule: everyone listens on a socket of a name of their own, then looks for others, and whoever
 * meets a living one steps back. Of two that both held the lock, the later to listen would have met the
 * earlier; so there are never two. As no name is used twice, the holder can remove the sockets of dead
 * processes. (With one fixed name, two that find it dead can remove each other's new one.)
 *
 * It holds among the processes of one machine. On a folder that several machines share, only the
 * stores' own check for changes protects.
 */
export async function lockFolder(folder: string, platform = process.platform): Promise<FolderLock> {
  const real = await realpath(folder)
  if (platform === 'win32') return lockByPipe(real)
  for (let attempt = 1; ; attempt++) {
    const lock = await tryLock(real)
    if (lock !== null) return lock
    if (attempt === ATTEMPTS) return { kind: 'heldByAnother' }
    await wait(randomInt(10, 50) * attempt) // two that met may both have stepped back
  }
}

/** Windows removes a pipe with its last process, so one fixed name will do. */
async function lockByPipe(real: string): Promise<FolderLock> {
  try {
    const socket = await listenAt(`\\\\.\\pipe\\duidu-${digestOf(real.toLowerCase())}`)
    return { kind: 'held', release: () => socket.close() }
  } catch (error) {
    if (errorCode(error) === 'EADDRINUSE' || errorCode(error) === 'EACCES') return { kind: 'heldByAnother' }
    throw error
  }
}

/** Null where another process was met. */
async function tryLock(real: string): Promise<FolderLock | null> {
  const spare = spareFolder(real)
  const socket = await listenInOneOf(real, spare)
  try {
    const names = [...(await socketsIn(real)), ...(await socketsIn(spare))]
    const others = names.filter((path) => path !== socket.path)
    const answers = await Promise.all(others.map(probe))
    // Between our making the socket and listening on it, a new holder may have removed it as dead.
    if (answers.includes('alive') || !names.includes(socket.path)) {
      await socket.close()
      return null
    }
    // Only now: whoever still steps back must not remove anything.
    const dead = others.filter((_path, index) => answers[index] === 'dead')
    for (const path of dead) await unlink(path).catch(() => undefined)
    return { kind: 'held', release: () => socket.close() }
  } catch (error) {
    await socket.close()
    throw error
  }
}

/**
 * The socket lies in the library's folder: whoever can reach the one can reach the other. Where that
 * file system has no sockets or is read-only, it lies in a folder of this user's own. All look in both.
 */
async function listenInOneOf(real: string, spare: string): Promise<ListeningSocket> {
  const name = `.lock-${randomBytes(8).toString('hex')}`
  try {
    return await listenAt(join(real, name))
  } catch {
    await mkdir(spare, { mode: 0o700 }).catch(() => undefined)
    const stat = await lstat(spare)
    if (!stat.isDirectory() || stat.uid !== process.getuid?.()) throw new Error('no place for a lock')
    return listenAt(join(spare, name))
  }
}

function spareFolder(real: string): string {
  return join(tmpdir(), `duidu-lock-${digestOf(real)}`)
}

function digestOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 32)
}

async function socketsIn(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder)
    return names.filter((name) => SOCKET_NAME.test(name)).map((name) => join(folder, name))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}
