import { movingOutcomes } from '@core/messages/movingOutcomes'
import type { PaperId } from '@core/paperId'
import type { MergeReport } from '@core/reports'
import { rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { openZip } from '../../../src/main/files/readZip'
import { EXPORT_LIMITS, exportTo } from '../../../src/main/library/exportFile'
import { aDigest, aLibrary, anEntry } from '../../core/library/builders'
import type { RawFile } from '../files/zipBytes'

export const OURS = '2311.00001' as PaperId
export const THEIRS = '2311.00002' as PaperId

/** The files of an exported library of two papers with this note on one of them, by name; `folder` is for the way there. */
export async function exportedFiles(folder: string, note: string): Promise<ReadonlyMap<string, Buffer>> {
  const { library } = await aLibrary()
  await library.importFiles([aDigest('2023-11-02.cs.LG.md', anEntry(THEIRS), anEntry('2311.00003'))])
  await library.mark({ mark: 'read', value: true, rows: Uint32Array.of(0, 1), undoable: true })
  await library.writeNote(THEIRS, note)
  await library.flush()
  const path = join(folder, 'own.zip')
  expect(await exportTo(library, path, true)).toMatchObject({ kind: 'saved' })
  const zip = await openZip(path, EXPORT_LIMITS, (name) => name.endsWith('.json'))
  const files = new Map<string, Buffer>()
  for (const name of zip.names) files.set(name, Buffer.from(await zip.text(name)))
  await zip.close()
  return files
}

/** These files as another program packs them; `but` says what is otherwise about some. */
export function packed(
  files: ReadonlyMap<string, Buffer>,
  but: Partial<Record<string, Partial<RawFile>>> = {},
): readonly RawFile[] {
  return [...files].map(([name, bytes]) => ({ name, packed: bytes, ...but[name] }))
}

/** Writes a file so long ago that whatever is written to it now has another time. */
export async function writeOld(path: string, bytes: Buffer): Promise<void> {
  await rm(path, { force: true })
  await writeFile(path, bytes)
  await utimes(path, 1_700_000_000, 1_700_000_000)
}

/** A library with a paper, a mark and a note of its own, and a check that all its stores hold what they held. */
export async function ourLibrary() {
  const { library, stores } = await aLibrary()
  await library.importFiles([aDigest('2023-11-01.cs.LG.md', anEntry(OURS))])
  await library.mark({ mark: 'starred', value: true, rows: Uint32Array.of(0), undoable: true })
  await library.writeNote(OURS, 'our own note')
  await library.flush()
  const before = new Map(stores.files)
  return {
    library,
    async expectUnchanged() {
      await library.flush()
      expect(stores.files).toEqual(before)
      expect((await library.openPaper(OURS))?.note?.text).toBe('our own note')
      expect((await library.counts()).all).toBe(1)
    },
  }
}

/** What the person reads, in English and in Chinese, of an import that came to this. */
export function wordsFor(report: MergeReport): readonly [en: string, zh: string] {
  const [en, zh] = [movingOutcomes.en, movingOutcomes.zh]
  return [en.mergedWhole('library.zip', report), zh.mergedWhole('library.zip', report)]
}
