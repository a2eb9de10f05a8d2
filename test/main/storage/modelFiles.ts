import { dirname } from 'node:path'
import type { FileStamp, StoreFiles, StoreHandle } from '../../../src/main/storage/storeFiles'
import { systemError } from './hookedFiles'

/** A file's content: as programs see it, and as the disk is known to have it. */
interface Inode {
  readonly number: number
  content: Buffer
  /** Null until the first fsync. */
  flushed: Buffer | null
  changedAt: number
}

type Names = ReadonlyMap<string, Inode>

/** What may be found after the power came back: names and what is under them. */
export type AfterPowerCut = ReadonlyMap<string, Buffer>

/**
 * Folders of a file system in memory that knows what a power cut may take. Programs see every call
 * at once; the disk has a file's bytes only after an fsync of the file, and a name (made, replaced or
 * removed) only after an fsync of its folder. Until then, each may be there or not, independently of
 * every other: harsher than any journalling file system. The folders themselves are there from the first.
 */
export class ModelFiles implements StoreFiles {
  readonly #folders: ReadonlySet<string>
  #names: Names
  #flushedNames: Names
  /** What each name has stood for since the last fsync of its folder. */
  #pendingNames = new Map<string, Set<Inode | undefined>>()
  #count = 0

  constructor(folders: string | readonly string[], found: AfterPowerCut = new Map()) {
    this.#folders = new Set(typeof folders === 'string' ? [folders] : folders)
    this.#names = new Map(
      [...found].map(([path, bytes]) => [path, { ...this.#newInode(), content: bytes, flushed: bytes }]),
    )
    this.#flushedNames = this.#names
  }

  async open(path: string, flags: string | number): Promise<StoreHandle> {
    if (this.#folders.has(path)) return this.#folderHandle(path)
    let inode = this.#names.get(path)
    if (flags === 'wx') {
      if (inode !== undefined) throw systemError('EEXIST', 'open')
      inode = this.#newInode()
      this.#setName(path, inode)
    }
    if (inode === undefined) throw systemError('ENOENT', 'open')
    return this.#fileHandle(inode)
  }

  async lstat(path: string): Promise<FileStamp> {
    return stampOf(this.#get(path))
  }

  async link(existing: string, path: string): Promise<void> {
    if (this.#names.has(path)) throw systemError('EEXIST', 'link')
    this.#setName(path, this.#get(existing))
  }

  async rename(from: string, to: string): Promise<void> {
    const inode = this.#get(from)
    if (inode === this.#names.get(to)) return // as POSIX says: nothing happens, both names stay
    this.#setName(to, inode)
    this.#setName(from, undefined)
  }

  async unlink(path: string): Promise<void> {
    this.#get(path)
    this.#setName(path, undefined)
  }

  async copyFile(from: string, to: string): Promise<void> {
    if (this.#names.has(to)) throw systemError('EEXIST', 'copyfile')
    this.#setName(to, { ...this.#newInode(), content: this.#get(from).content })
  }

  async readdir(path: string): Promise<string[]> {
    return [...this.#names.keys()]
      .filter((name) => dirname(name) === path)
      .map((name) => name.slice(path.length + 1))
  }

  mkdir(path: string): Promise<void> {
    return Promise.reject(systemError(this.#folders.has(path) ? 'EEXIST' : 'ENOTSUP', 'mkdir'))
  }

  /** Everything that may be found if the power fails now. */
  *powerCuts(): Iterable<AfterPowerCut> {
    const names = [...new Set([...this.#flushedNames.keys(), ...this.#pendingNames.keys()])]
    yield* this.#choices(names, new Map())
  }

  *#choices(names: readonly string[], found: ReadonlyMap<string, Buffer>): Iterable<AfterPowerCut> {
    const [name, ...rest] = names
    if (name === undefined) {
      yield found
      return
    }
    for (const inode of new Set([this.#flushedNames.get(name), ...(this.#pendingNames.get(name) ?? [])])) {
      if (inode === undefined) yield* this.#choices(rest, found)
      else
        for (const content of contentsOf(inode)) yield* this.#choices(rest, new Map(found).set(name, content))
    }
  }

  #get(path: string): Inode {
    const inode = this.#names.get(path)
    if (inode === undefined) throw systemError('ENOENT', 'model')
    return inode
  }

  #newInode(): Inode {
    return { number: ++this.#count, content: Buffer.alloc(0), flushed: null, changedAt: ++this.#count }
  }

  #setName(path: string, inode: Inode | undefined): void {
    const names = new Map(this.#names)
    if (inode === undefined) names.delete(path)
    else names.set(path, inode)
    this.#names = names
    const pending = this.#pendingNames.get(path) ?? new Set()
    this.#pendingNames.set(path, pending.add(inode))
  }

  #fileHandle(inode: Inode): StoreHandle {
    return {
      write: async (bytes, offset, length, position) => {
        const content = Buffer.alloc(Math.max(inode.content.length, position + length))
        inode.content.copy(content)
        content.set(bytes.subarray(offset, offset + length), position)
        inode.content = content
        inode.changedAt = ++this.#count
        return { bytesWritten: length }
      },
      sync: async () => {
        inode.flushed = inode.content
      },
      stat: async () => stampOf(inode),
      readFile: async () => Buffer.from(inode.content),
      close: async () => undefined,
    }
  }

  #folderHandle(folder: string): StoreHandle {
    const notAFile = (): Promise<never> => Promise.reject(systemError('EISDIR', 'model'))
    return {
      write: notAFile,
      readFile: notAFile,
      stat: notAFile,
      close: async () => undefined,
      sync: async () => {
        const isHere = (path: string): boolean => dirname(path) === folder
        const others = [...this.#flushedNames].filter(([path]) => !isHere(path))
        this.#flushedNames = new Map([...others, ...[...this.#names].filter(([path]) => isHere(path))])
        for (const path of [...this.#pendingNames.keys()]) {
          if (isHere(path)) this.#pendingNames.delete(path)
        }
      },
    }
  }
}

function stampOf({ number, content, changedAt }: Inode): FileStamp {
  return {
    dev: 1n,
    ino: BigInt(number),
    size: BigInt(content.length),
    mtimeNs: BigInt(changedAt),
    isFile: () => true,
    isDirectory: () => false,
  }
}

/** What of a file's bytes the disk may have: all, those last flushed, none, or the first half. */
function contentsOf({ content, flushed }: Inode): readonly Buffer[] {
  if (content === flushed) return [content]
  const half = content.subarray(0, Math.floor(content.length / 2))
  return [content, half, flushed ?? Buffer.alloc(0)]
}
