import type { ImportFile } from '@core/library/importFile'
import type { FileFailure } from '@core/reports'
import { visibleName } from '@core/text/hiddenCharacters'
import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { failureOf } from '../files/readDigestFile'
import type { DigestParser } from '../parsing/digestParser'
import { readImportFile } from './readImportFile'

/** The endings that digest files have on people's disks. */
const DIGEST_ENDINGS = new Set(['.md', '.markdown', '.txt', '.xml', '.rss', '.json'])
/** The most files of one import: twenty digests a day for more than six years. */
const MOST_FILES = 50_000
const DEEPEST_FOLDER = 16

/** A file that was found, or a place that could not be looked into. */
interface Found {
  readonly path: string
  readonly failure: FileFailure | null
}

/**
 * The files that these paths of files and folders name, in the order of import: what was named first
 * comes first, a folder's files by name, so that days come in their order. Folders are searched for
 * digest endings; hidden ones and links inside them are left alone. A path that cannot be read is a file
 * that fails with the reason when its turn comes. The parser reads what digests say.
 */
export async function importablePaths(
  paths: readonly string[],
  parser: DigestParser,
): Promise<readonly ImportFile[]> {
  const all: Found[] = []
  for (const path of paths) {
    const found: Found[] = []
    // a person may name a link: what it leads to is meant
    if (await isFolder(path, found)) await search(path, 0, found)
    all.push(...found.sort(byName))
    if (all.length > MOST_FILES) {
      all.length = MOST_FILES
      all.push({ path, failure: { kind: 'tooManyFiles', limit: MOST_FILES } })
      break
    }
  }
  return all.map((found) => importFile(found, parser))
}

/** True for a folder; any other path is added to what was found. */
async function isFolder(path: string, found: Found[]): Promise<boolean> {
  try {
    if ((await stat(path)).isDirectory()) return true
    found.push({ path, failure: null })
  } catch (error) {
    found.push({ path, failure: failureOf(error) })
  }
  return false
}

async function search(folder: string, depth: number, found: Found[]): Promise<void> {
  try {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (entry.name.startsWith('.') || found.length > MOST_FILES) continue
      const path = join(folder, entry.name)
      if (entry.isDirectory() && depth < DEEPEST_FOLDER) await search(path, depth + 1, found)
      const hasEnding = DIGEST_ENDINGS.has(extname(entry.name).toLowerCase())
      if (entry.isFile() && hasEnding) found.push({ path, failure: null })
    }
  } catch (error) {
    found.push({ path: folder, failure: failureOf(error) })
  }
}

/** By base name, which begins with the day; the same name in several folders by the folder. */
function byName(a: Found, b: Found): number {
  const [nameA, nameB] = [basename(a.path), basename(b.path)]
  if (nameA !== nameB) return nameA < nameB ? -1 : 1
  return a.path < b.path ? -1 : 1
}

function importFile({ path, failure }: Found, parser: DigestParser): ImportFile {
  return {
    name: visibleName(basename(path)),
    folder: basename(dirname(path)),
    path: resolve(path),
    read: async () => (failure === null ? readImportFile(path, parser) : { kind: 'failed', failure }),
  }
}
