import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { crc32 } from 'node:zlib'
import { fromFdPromise, type Entry, type ZipFile } from 'yauzl'

/** How much is unpacked; over a limit the archive is refused before anything is read from it. */
export interface ZipLimits {
  readonly fileBytes: number
  readonly entries: number
  /** How many of them may be asked for, and how long listing all may take. */
  readonly wanted: number
  readonly listSeconds: number
  /** Of one file that is read, and of all of them. */
  readonly entryBytes: number
  readonly totalBytes: number
  /** All of them may be this many times the archive's own size, or `freeBytes`. */
  readonly ratio: number
  readonly freeBytes: number
}

export type ZipFault = 'notAZip' | 'notAFile' | 'damaged' | 'tooLarge' | 'tooSlow' | 'changing'

/** Thrown where an archive is not what it should be. */
export class ZipError extends Error {
  override readonly name = 'ZipError'
  constructor(
    readonly fault: ZipFault,
    /** The file in the archive, if it is one's fault. */
    readonly entry: string | null = null,
  ) {
    super(entry === null ? fault : `${fault}: ${entry}`)
  }
}

/** An open archive. Names are only compared and never become paths. */
export interface OpenZip {
  /** The names of the files that were asked for. */
  readonly names: ReadonlySet<string>
  /** The same for two archives where these files say the same, as far as their sizes and checksums tell. */
  readonly contents: string
  /** The text of one of them. Rejects with `ZipError` where it is damaged, or with what the system says. */
  text(name: string): Promise<string>
  close(): Promise<void>
}

// A pipe or a device opened for reading would block one of the few threads that do all file work.
const READ_WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

/**
 * Opens an archive and reads what it says of its files; only those that `isWanted` picks by name are ever
 * unpacked. Rejects with `ZipError`, or with what the system says.
 */
export async function openZip(
  path: string,
  limits: ZipLimits,
  isWanted: (name: string) => boolean,
): Promise<OpenZip> {
  const file = await open(path, READ_WITHOUT_WAITING)
  try {
    const before = await file.stat({ bigint: true })
    if (!before.isFile()) throw new ZipError('notAFile')
    if (before.size > BigInt(limits.fileBytes)) throw new ZipError('tooLarge')
    /** What is wrong with a file that somebody writes meanwhile is that it is not complete. */
    const whileUnchanged = async <T>(work: () => Promise<T>): Promise<T> => {
      const [done] = await Promise.allSettled([work()])
      const after = await file.stat({ bigint: true })
      if (after.size !== before.size || after.mtimeNs !== before.mtimeNs) throw new ZipError('changing')
      if (done.status === 'rejected') throw done.reason
      return done.value
    }
    const { zip, entries } = await whileUnchanged(async () => {
      const opened = await zipOf(file)
      const listed = await listEntries(opened, limits, isWanted)
      checkSizes(listed, Number(before.size), limits)
      return { zip: opened, entries: listed }
    })
    return {
      names: new Set(entries.keys()),
      contents: contentsOf(entries),
      text: (name) =>
        whileUnchanged(async () => {
          const entry = entries.get(name)
          if (entry === undefined) throw new ZipError('damaged', name)
          return unpack(zip, entry, name)
        }),
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}

function contentsOf(entries: ReadonlyMap<string, Entry>): string {
  const facts = [...entries].map(([name, entry]) => `${name} ${entry.uncompressedSize} ${entry.crc32}`)
  return createHash('sha256').update(facts.sort().join('\n')).digest('hex')
}

/** Whether an error is the system's and so no fault of what the file says: a disk that is gone, say. */
function isOfTheSystem(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}

async function zipOf(file: FileHandle): Promise<ZipFile> {
  try {
    // the handle is ours to close; sizes are checked while unpacking
    return await fromFdPromise(file.fd, { autoClose: false, lazyEntries: true, validateEntrySizes: true })
  } catch (error) {
    throw isOfTheSystem(error) ? error : new ZipError('notAZip')
  }
}

async function listEntries(
  zip: ZipFile,
  limits: ZipLimits,
  isWanted: (name: string) => boolean,
): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.entries) throw new ZipError('tooLarge')
  const entries = new Map<string, Entry>()
  const end = performance.now() + limits.listSeconds * 1_000
  try {
    for await (const entry of zip.eachEntry()) {
      if (performance.now() > end) throw new ZipError('tooSlow')
      const name = entry.fileName
      if (!isWanted(name)) continue
      // two files of one name: which one is meant, each program would say otherwise
      if (entries.has(name) || entry.isEncrypted()) throw new ZipError('damaged', name)
      if (entries.size >= limits.wanted) throw new ZipError('tooLarge')
      entries.set(name, entry)
    }
  } catch (error) {
    throw error instanceof ZipError || isOfTheSystem(error) ? error : new ZipError('damaged')
  }
  return entries
}

function checkSizes(entries: ReadonlyMap<string, Entry>, fileBytes: number, limits: ZipLimits): void {
  let total = 0
  for (const { uncompressedSize } of entries.values()) {
    if (uncompressedSize > limits.entryBytes) throw new ZipError('tooLarge')
    total += uncompressedSize
  }
  const mostOfItsSize = Math.max(limits.freeBytes, fileBytes * limits.ratio)
  if (total > Math.min(limits.totalBytes, mostOfItsSize)) throw new ZipError('tooLarge')
}

/** Never more bytes than the archive said: its reader breaks off there. */
async function unpack(zip: ZipFile, entry: Entry, name: string): Promise<string> {
  let bytes: Buffer
  try {
    bytes = await buffer(await zip.openReadStreamPromise(entry))
  } catch (error) {
    throw isOfTheSystem(error) ? error : new ZipError('damaged', name)
  }
  if (bytes.length !== entry.uncompressedSize || crc32(bytes) !== entry.crc32) {
    throw new ZipError('damaged', name)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new ZipError('damaged', name)
  }
}
