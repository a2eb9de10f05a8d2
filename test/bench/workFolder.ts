import { cp, mkdir, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { corpusArchive, corpusFiles, unpackCorpus, writeMadeUpDigests } from './digests'
import { openOnDisk } from './libraryOnDisk'

/** How large a library is to be: some made-up papers, or the whole archive of real digests. */
export type LibrarySize = 100 | 1000 | 10_000 | 65_000 | 'corpus'

/** The folder that all pages of one run share; libraries and the unpacked archive are made there once. */
export interface WorkFolder {
  readonly path: string
  /** Sizes that can be had here. */
  readonly sizes: readonly LibrarySize[]
  /** The digests of a library of this size, by day. */
  digests(size: LibrarySize): readonly string[]
  /** A library of this size, not to be changed. */
  library(size: LibrarySize): Promise<string>
  /** A copy of it, to be changed at will. */
  copy(size: LibrarySize): Promise<string>
  /** A new name in the folder. */
  place(name: string): string
}

export function workFolder(path: string): WorkFolder {
  const archive = corpusArchive()
  let places = 0

  function digests(size: LibrarySize): readonly string[] {
    const folder = join(path, `digests-${size}`)
    if (size !== 'corpus') return writeMadeUpDigests(folder, size)
    if (archive === null) throw new Error('the archive of real digests is not here')
    return existsSync(folder) ? corpusFiles(folder) : unpackCorpus(archive, folder)
  }

  async function library(size: LibrarySize): Promise<string> {
    const folder = join(path, `library-${size}`)
    if (existsSync(folder)) return folder
    const opened = await openOnDisk(folder)
    await opened.importFiles(digests(size))
    await opened.close()
    return folder
  }

  const place = (name: string): string => join(path, `${name}-${process.pid}-${++places}`)

  return {
    path,
    sizes: archive === null ? [100, 1000, 10_000] : [100, 1000, 10_000, 'corpus'],
    digests,
    library,
    async copy(size) {
      const target = place(`copy-${size}`)
      const source = await library(size)
      await mkdir(target)
      // the lock's socket stays behind
      await cp(source, target, { recursive: true, filter: (from) => !/\.lock-[0-9a-f]+$/.test(from) })
      return target
    },
    place,
  }
}

/** Takes a folder away again, so that a run needs no more room than it must. */
export async function discard(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
}
