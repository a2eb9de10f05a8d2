import { afterEach } from 'vitest'
import { NODE_FILES, type StoreFiles, type StoreHandle } from '../../../src/main/storage/storeFiles'

export type Operation = keyof StoreFiles | keyof StoreHandle

/** One call of the file system: which it is, counted from 0, and on what. */
export interface Call {
  readonly index: number
  readonly operation: Operation
  readonly path: string
}

export interface Hooks {
  /** Throws instead of the call, or gives a result in its place; `run` makes the real call. */
  readonly around: (call: Call, run: () => Promise<unknown>) => Promise<unknown>
}

const opened: StoreHandle[] = []

afterEach(async () => {
  for (const handle of opened.splice(0)) await handle.close().catch(() => undefined)
})

/** The real file system without waiting for the disk, for tests of hundreds of saves. */
export const QUICK_FILES: StoreFiles = {
  ...NODE_FILES,
  async open(path, flags, mode) {
    const handle = await NODE_FILES.open(path, flags, mode)
    opened.push(handle) // a crash, or a close that fails, would leave it open
    return { ...handle, sync: () => Promise.resolve() }
  },
}

/** A file system that hands every call to `around`: to note it, to make it fail, to stop there. */
export function hookedFiles(files: StoreFiles, { around }: Hooks): StoreFiles {
  let index = 0
  const hooked = <R>(operation: Operation, path: string, run: () => Promise<R>): Promise<R> =>
    around({ index: index++, operation, path }, run) as Promise<R>

  const hookedHandle = (handle: StoreHandle, path: string): StoreHandle => ({
    write: (bytes, offset, length, position) =>
      hooked('write', path, () => handle.write(bytes, offset, length, position)),
    sync: () => hooked('sync', path, () => handle.sync()),
    stat: () => hooked('stat', path, () => handle.stat()),
    readFile: () => hooked('readFile', path, () => handle.readFile()),
    close: () => hooked('close', path, () => handle.close()),
  })
  return {
    open: (path, flags, mode) =>
      hooked('open', path, async () => hookedHandle(await files.open(path, flags, mode), path)),
    lstat: (path) => hooked('lstat', path, () => files.lstat(path)),
    link: (existing, path) => hooked('link', path, () => files.link(existing, path)),
    rename: (from, to) => hooked('rename', to, () => files.rename(from, to)),
    unlink: (path) => hooked('unlink', path, () => files.unlink(path)),
    copyFile: (from, to) => hooked('copyFile', to, () => files.copyFile(from, to)),
    readdir: (path) => hooked('readdir', path, () => files.readdir(path)),
    mkdir: (path, mode) => hooked('mkdir', path, () => files.mkdir(path, mode)),
  }
}

/** An error as the operating system's calls give it. */
export function systemError(code: string, syscall = 'test'): Error {
  return Object.assign(new Error(`${code}: made to fail, ${syscall}`), { code, syscall })
}

/** Notes the calls that `work` makes. */
export function recorder(files: StoreFiles): { readonly files: StoreFiles; readonly calls: Call[] } {
  const calls: Call[] = []
  const around: Hooks['around'] = (call, run) => {
    calls.push(call)
    return run()
  }
  return { files: hookedFiles(files, { around }), calls }
}

export interface Fault {
  /** Which call, counted from 0. */
  readonly at: number
  readonly code: string
  /** `forever`: this call and every later one of the same operation. */
  readonly times: 'once' | 'forever'
  /** `after`: the call does its work, and then reports a failure all the same. */
  readonly when: 'instead' | 'after'
}

/** A file system with one fault that can be lifted. */
export function faultyFiles(
  files: StoreFiles,
  fault: Fault,
): { readonly files: StoreFiles; readonly lift: () => void } {
  let failing: Operation | null = null
  let lifted = false
  const around: Hooks['around'] = async (call, run) => {
    if (call.index === fault.at) failing = call.operation
    const fails = call.index === fault.at || (fault.times === 'forever' && call.operation === failing)
    if (lifted || !fails) return run()
    if (fault.when === 'after') await run()
    throw systemError(fault.code, call.operation)
  }
  return { files: hookedFiles(files, { around }), lift: () => (lifted = true) }
}

/** A file system that can be listened to, and be made to fail, from any moment on: calls count from there. */
export function armedFiles(files: StoreFiles): {
  readonly files: StoreFiles
  /** The calls that are made from now on, as they come. */
  listen(): readonly Call[]
  arm(fault: Fault): void
  lift(): void
} {
  let calls: Call[] = []
  let armed: Fault | null = null
  let failing: Operation | null = null
  const around: Hooks['around'] = async ({ operation, path }, run) => {
    const index = calls.length
    calls.push({ index, operation, path })
    if (armed === null) return run()
    if (index === armed.at) failing = operation
    const fails = index === armed.at || (armed.times === 'forever' && operation === failing)
    if (!fails) return run()
    // whatever `close` says, the file is closed: thousands of them would be too many
    if (armed.when === 'after' || operation === 'close') await run()
    throw systemError(armed.code, operation)
  }
  const listen = (): readonly Call[] => (calls = [])
  return {
    files: hookedFiles(files, { around }),
    listen,
    arm(fault) {
      listen()
      armed = fault
      failing = null
    },
    lift: () => (armed = null),
  }
}

/** The process is gone: no call after this one does anything. */
export class Crash extends Error {}

/** A file system that ends with call `at`, before or after its work. */
export function crashingFiles(files: StoreFiles, at: number, when: 'before' | 'after'): StoreFiles {
  return hookedFiles(files, {
    async around({ index }, run) {
      if (index > at) throw new Crash()
      if (index < at) return run()
      if (when === 'after') await run()
      throw new Crash()
    },
  })
}

/** A file system whose writes take at most `most` bytes at a time. */
export function dribblingFiles(files: StoreFiles, most: number): StoreFiles {
  return {
    ...files,
    async open(path, flags, mode) {
      const handle = await files.open(path, flags, mode)
      return {
        ...handle,
        write: (bytes, offset, length, position) =>
          handle.write(bytes, offset, Math.min(length, most), position),
      }
    },
  }
}
