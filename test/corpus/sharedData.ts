import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The real digests, which lie beside the project and are no part of it. */
const DIGESTS = join(
  process.env['DUIDU_SHARED'] ?? resolve(import.meta.dirname, '../../../shared'),
  'digests',
)

/**
 * Whether the real digests are there. Where they are not, tests on them are skipped, which is said aloud;
 * where `CI` is set they are required.
 */
export function hasDigests(part: string): boolean {
  if (existsSync(join(DIGESTS, part))) return true
  const message = `the real digests are missing: ${join(DIGESTS, part)} (DUIDU_SHARED names another folder)`
  if (process.env['CI']) throw new Error(message)
  console.warn(`\n!!! SKIPPED, not tested: ${message}\n`)
  return false
}

export const samplesFolder = join(DIGESTS, 'samples')
export const papersFolder = join(DIGESTS, 'papers')

/** The files of a folder and of those in it, from here, sorted. */
export function filesIn(folder: string, ending: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name))
}

/** Unpacks the archive of three channels over three and a half years: 1,579 files, 130 MB. */
export function unpackCorpus(folder: string): readonly string[] {
  execFileSync('tar', ['xJf', join(DIGESTS, 'corpus.tar.xz'), '-C', folder])
  return filesIn(folder, '.md')
}
