import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Real data, which lies beside the project and is no part of it. */
const SHARED = process.env['DUIDU_SHARED'] ?? resolve(import.meta.dirname, '../../../shared')
const DIGESTS = join(SHARED, 'digests')

/** Abstracts that were aligned by hand. */
export const alignFolder = join(SHARED, 'align')

/**
 * Whether the real digests are there. Where they are not, tests on them are skipped, which is said aloud;
 * where `CI` is set they are required.
 */
export function hasDigests(part: string): boolean {
  return isHere(join(DIGESTS, part), 'the real digests are')
}

/** The same of abstracts that were aligned by hand. */
export function hasGold(files: readonly string[]): boolean {
  return files.every((file) => isHere(join(alignFolder, file), 'the gold alignments are'))
}

function isHere(path: string, what: string): boolean {
  if (existsSync(path)) return true
  const message = `${what} missing: ${path} (DUIDU_SHARED names another folder)`
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
