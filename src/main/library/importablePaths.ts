import type { ImportFile } from '@core/library/importing'
import type { FileFailure } from '@core/reports'
import { lstat, readdir, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { readImportFile } from './readImportFile'

/** The endings that digest files have on people's disks. */
const DIGEST_ENDINGS = new Set(['.md', '.markdown', '.txt', '.xml', '.rss', '.json'])
/** The most files of one import: three years of twenty digests a day, twice. */
const MOST_FILES = 50_000
const DEEPEST_FOLDER = 16

/**
 * The files that these paths of files and folders name, in the order of import: what was named first
 * comes first, a folder's files by name, so that days come in their order. Folders are searched for
 * digest endings; hidden ones and links inside them are left alone. A path that cannot be read is a file
 * that fails with the reason when its turn comes.
 */
export async function importablePaths(paths: readonly string[]): Promise<readonly ImportFile[]> {
  const files: ImportFile[] = []
  for (const path of paths) {
    try {
      // a person may name a link; what it leads to is looked at when it is read
      const { isFolder } = await kindOf(path)
      if (isFolder) {
        const found = await filesIn(path, 0)
        files.push(...found.sort(byName).map((file) => fileAt(file)))
      } else {
        files.push(fileAt(path))
      }
    } catch (error) {
      files.push(failing(path, failureOf(error)))
    }
    if (files.length > MOST_FILES) {
      files.length = MOST_FILES
      files.push(failing(path, { kind: 'tooManyFiles', limit: MOST_FILES }))
      break
    }
  }
  return files
}

async function kindOf(path: string): Promise<{ readonly isFolder: boolean }> {
  return { isFolder: (await stat(path)).isDirectory() }
}

async function filesIn(folder: string, depth: number): Promise<string[]> {
  const found: string[] = []
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      if (depth < DEEPEST_FOLDER) found.push(...(await filesIn(path, depth + 1)))
    } else if (DIGEST_ENDINGS.has(extname(entry.name).toLowerCase()) && (await lstat(path)).isFile()) {
      found.push(path)
    }
    if (found.length > MOST_FILES) break
  }
  return found
}

/** By base name, which begins with the day; the same name in several folders by the folder. */
function byName(a: string, b: string): number {
  const [nameA, nameB] = [basename(a), basename(b)]
  if (nameA !== nameB) return nameA < nameB ? -1 : 1
  return a < b ? -1 : 1
}

function fileAt(path: string): ImportFile {
  return { name: basename(path), folder: basename(dirname(path)), read: () => readImportFile(path) }
}

function failing(path: string, failure: FileFailure): ImportFile {
  return { name: basename(path), folder: '', read: async () => ({ kind: 'failed', failure }) }
}

function failureOf(error: unknown): FileFailure {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'notFound' }
  if (code === 'EACCES' || code === 'EPERM') return { kind: 'noPermission' }
  return { kind: 'unknown', detail: String(code || error) }
}
