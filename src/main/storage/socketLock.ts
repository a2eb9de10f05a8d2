import { mkdtemp, rm, symlink, unlink } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { errorCode } from './storeErrors'

/** A socket path longer than this does not fit into the kernel's address, macOS having the smallest. */
const LONGEST_ADDRESS = 103
/** A link's path in here must leave room for a socket's name. */
const LONGEST_TEMP_FOLDER = 50

/**
 * Calls `use` with a path to the same socket that is short enough for the kernel: where the real one is
 * too long, through a link that exists only meanwhile.
 */
async function withShortPath<R>(path: string, use: (path: string) => Promise<R>): Promise<R> {
  if (Buffer.byteLength(path) <= LONGEST_ADDRESS) return use(path)
  const temp = Buffer.byteLength(tmpdir()) <= LONGEST_TEMP_FOLDER ? tmpdir() : '/tmp'
  const folder = await mkdtemp(join(temp, 'duidu-'))
  try {
    const link = join(folder, 'l')
    await symlink(dirname(path), link)
    return await use(join(link, basename(path)))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A socket that answers as long as this process lives. */
export interface ListeningSocket {
  readonly path: string
  close(): Promise<void>
}

/** Listens on a new socket at `path`. Rejects with the system's error, EADDRINUSE where there is one. */
export async function listenAt(path: string): Promise<ListeningSocket> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.destroy()
  })
  await withShortPath(path, (short) => startListening(server, short))
  server.unref()
  return {
    path,
    async close() {
      // libuv removes the name that it was given, which may have been the link's
      if (!isPipe(path)) await unlink(path).catch(() => undefined)
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

function startListening(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, () => {
      server.off('error', reject)
      // A failed accept is no reason to fall over: the kernel answers for us.
      server.on('error', () => undefined)
      resolve()
    })
  })
}

function isPipe(path: string): boolean {
  return path.startsWith('\\\\')
}

/** No connection takes this long; a process too busy to accept still has the kernel do it. */
const ANSWER_PATIENCE = 1_000

/**
 * Whether a living process listens at `path`. `dead`: none does and none ever will again, `gone`: there
 * is no such file. Whatever else happens counts as living: the lock fails safe.
 */
export function probe(path: string): Promise<'alive' | 'dead' | 'gone'> {
  return withShortPath(
    path,
    (short) =>
      new Promise((resolve) => {
        const socket = connect(short)
        const settle = (answer: 'alive' | 'dead' | 'gone'): void => {
          clearTimeout(timer)
          socket.destroy()
          resolve(answer)
        }
        const timer = setTimeout(() => settle('alive'), ANSWER_PATIENCE)
        socket.on('connect', () => settle('alive'))
        socket.on('error', (error) => {
          const code = errorCode(error)
          settle(code === 'ECONNREFUSED' ? 'dead' : code === 'ENOENT' ? 'gone' : 'alive')
        })
      }),
  )
}
