import { constants, promises } from 'node:fs'

/** What a file's stat tells that matters here: which file it is, and whether it changed. */
export interface FileStamp {
  readonly dev: bigint
  readonly ino: bigint
  readonly size: bigint
  readonly mtimeNs: bigint
  isFile(): boolean
  isDirectory(): boolean
}

export interface StoreHandle {
  /** May write fewer bytes than asked: the caller checks the count. */
  write(
    bytes: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesWritten: number }>
  sync(): Promise<void>
  stat(): Promise<FileStamp>
  readFile(): Promise<Buffer>
  close(): Promise<void>
}

/** The file system, as far as stores use it: handed in, so that tests can make each call fail. */
export interface StoreFiles {
  open(path: string, flags: string | number, mode?: number): Promise<StoreHandle>
  lstat(path: string): Promise<FileStamp>
  link(existing: string, path: string): Promise<void>
  rename(from: string, to: string): Promise<void>
  unlink(path: string): Promise<void>
  /** Fails where `to` is there already. */
  copyFile(from: string, to: string): Promise<void>
  readdir(path: string): Promise<string[]>
  mkdir(path: string, mode: number): Promise<void>
}

/** The real file system. */
export const NODE_FILES: StoreFiles = {
  async open(path, flags, mode) {
    const handle = await promises.open(path, flags, mode)
    return {
      write: (bytes, offset, length, position) => handle.write(bytes, offset, length, position),
      sync: () => handle.sync(),
      stat: () => handle.stat({ bigint: true }),
      readFile: () => handle.readFile(),
      close: () => handle.close(),
    }
  },
  lstat: (path) => promises.lstat(path, { bigint: true }),
  link: (existing, path) => promises.link(existing, path),
  rename: (from, to) => promises.rename(from, to),
  unlink: (path) => promises.unlink(path),
  copyFile: (from, to) => promises.copyFile(from, to, constants.COPYFILE_EXCL),
  readdir: (path) => promises.readdir(path),
  mkdir: (path, mode) => promises.mkdir(path, { mode }),
}

/**
 * How a store's file is opened for reading: never through a link, and a pipe put in its place does not
 * block one of the few threads that do all file work. Windows knows neither flag.
 */
export const OPEN_STRICTLY = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** Whether two stats are of the same file with the same content, as far as a stat can tell. */
export function sameStamp(a: FileStamp, b: FileStamp): boolean {
  return a.dev === b.dev && a.ino === b.ino && a.size === b.size && a.mtimeNs === b.mtimeNs
}
