import type { FileFailure } from '@core/reports'
import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'

/** The largest file that is read: ten times the largest digest known. */
export const MAX_FILE_BYTES = 32 * 1024 * 1024

export type ReadDigestFile =
  | {
      readonly kind: 'read'
      readonly bytes: Buffer
      /** The file's time stamp, in milliseconds. */
      readonly mtimeMs: number
    }
  | { readonly kind: 'failed'; readonly failure: FileFailure }

// A pipe or a device opened for reading would otherwise block one of the few threads that do all file
// work. Windows does not know the flag.
const READ_WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

/**
 * Reads a regular file of at most 32 MiB, whole and as it stood at one moment: one that changes while it
 * is read is read once more, then refused. Never rejects.
 */
export async function readDigestFile(path: string): Promise<ReadDigestFile> {
  try {
    const first = await readOnce(path)
    return first ?? (await readOnce(path)) ?? { kind: 'failed', failure: { kind: 'changing' } }
  } catch (error) {
    return { kind: 'failed', failure: failureOf(error) }
  }
}

/** Null where the file changed while it was read. */
async function readOnce(path: string): Promise<ReadDigestFile | null> {
  const file = await open(path, READ_WITHOUT_WAITING)
  try {
    const before = await file.stat({ bigint: true })
    if (!before.isFile()) return { kind: 'failed', failure: { kind: 'notAFile' } }
    if (before.size > MAX_FILE_BYTES) {
      return { kind: 'failed', failure: { kind: 'tooLarge', limitBytes: MAX_FILE_BYTES } }
    }
    const bytes = await readBytes(file, Number(before.size))
    const after = await file.stat({ bigint: true })
    if (bytes === null || after.size !== before.size || after.mtimeNs !== before.mtimeNs) return null
    return { kind: 'read', bytes, mtimeMs: Number(before.mtimeNs / 1_000_000n) }
  } finally {
    await file.close()
  }
}

/** Exactly `size` bytes, or null where the file has fewer by now. */
async function readBytes(file: FileHandle, size: number): Promise<Buffer | null> {
  const bytes = Buffer.allocUnsafeSlow(size)
  let filled = 0
  while (filled < size) {
    const { bytesRead } = await file.read(bytes, filled, size - filled, filled)
    if (bytesRead === 0) return null
    filled += bytesRead
  }
  return bytes
}

/** Says in the app's words why a file could not be read. */
export function failureOf(error: unknown): FileFailure {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { kind: 'notFound' }
    case 'EACCES':
    case 'EPERM':
      return { kind: 'noPermission' }
    case 'EISDIR':
    case 'ENXIO':
    case 'ELOOP': // a link that leads to itself
      return { kind: 'notAFile' }
    default:
      return { kind: 'unknown', detail: String(code || error) }
  }
}
