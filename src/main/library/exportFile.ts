import { visibleName } from '@core/text/hiddenCharacters'
import type { OwnLibrary } from '@core/library/library'
import { kindOfPart, MANIFEST, type ExportManifest } from '@core/library/moving/exportFormat'
import type { ExportPart } from '@core/library/moving/exportParts'
import type { Looked } from '@core/library/moving/movingPart'
import { ExportProblemError, type ExportSource } from '@core/library/moving/readExport'
import type { ExportedCounts, ExportProblem, ExportReport, MergeReport } from '@core/reports'
import { basename } from 'node:path'
import { failureOf } from '../files/readDigestFile'
import { openZip, ZipError, type OpenZip, type ZipLimits } from '../files/readZip'
import type { UnfinishedFiles } from '../files/unfinishedFiles'
import { writeZip } from '../files/writeZip'
import { saveFailure } from '../storage/storeErrors'

const MEBIBYTE = 1024 * 1024

/** Far above any library of one person: 65,000 papers make some 60 MB, unpacked 250, in 80 parts. */
export const EXPORT_LIMITS: ZipLimits = {
  fileBytes: 2048 * MEBIBYTE,
  entries: 1_000_000,
  // a million are listed in one to two minutes, during which all else goes on
  wanted: 20_000,
  listSeconds: 60,
  // the longest note has 16 Mi characters of three bytes (`MAX_LONG_NOTE`), and less than 4 Mi others stand before it
  entryBytes: 64 * MEBIBYTE,
  totalBytes: 4096 * MEBIBYTE,
  // JSON of one person's making packs to a tenth, rarely to a fiftieth; a bomb to a thousandth
  ratio: 200,
  freeBytes: 64 * MEBIBYTE,
}

/** What an export or import is done under. */
export interface Circumstances {
  /** The app is quitting: what is under way ends as soon as it can, tidily. */
  readonly ending: AbortSignal
  /** Where a file is noted that a crash would leave. */
  readonly unfinished: UnfinishedFiles | null
}

const UNDISTURBED: Circumstances = { ending: new AbortController().signal, unfinished: null }

/** Writes the library to a file that a person chose, whole or not at all. Never rejects. */
export async function exportTo(
  library: OwnLibrary,
  path: string,
  withPapers: boolean,
  { ending, unfinished } = UNDISTURBED,
): Promise<ExportReport> {
  const name = visibleName(basename(path))
  try {
    const exported = await library.exportParts(withPapers)
    if (exported.kind === 'refused') return exported
    let manifest: ExportManifest | null = null
    const parts = async function* (): AsyncGenerator<ExportPart> {
      for (;;) {
        ending.throwIfAborted()
        const next = await exported.parts.next()
        if (next.done === true) manifest = next.value
        if (next.done === true) return
        yield next.value
      }
    }
    await writeZip(path, parts(), new Date(), unfinished)
    return { kind: 'saved', name, counts: countsOf(manifest) }
  } catch (error) {
    console.error('library: an export was not written', error)
    return { kind: 'notSaved', name, failure: saveFailure(error) }
  }
}

function countsOf(manifest: ExportManifest | null): ExportedCounts {
  const counts = { reading: 0, notes: 0, papers: 0 }
  for (const [name, records] of manifest?.parts ?? []) {
    const kind = kindOfPart(name)
    if (kind === 'reading' || kind === 'notes' || kind === 'papers') counts[kind] += records
  }
  return counts
}

/** An archive that was looked at. */
export interface ChosenExport {
  readonly path: string
  /** What tells it from another one that lies at that path later; see `OpenZip`. */
  readonly contents: string
}

/** What an archive would bring, and its contents, by which it is known again. */
export type LookedAtFile =
  Extract<Looked, { kind: 'refused' }> | (Extract<Looked, { kind: 'whole' }> & Pick<ChosenExport, 'contents'>)

/** What an exported library would bring. Rejects only where our own library fails. */
export function lookAt(library: OwnLibrary, path: string): Promise<LookedAtFile> {
  return withExport(path, async (source, contents) => {
    const looked = await library.lookAtExport(source)
    return looked.kind === 'refused' ? looked : { ...looked, contents }
  })
}

const OTHER_THAN_SEEN = { kind: 'refused', problem: { kind: 'otherThanSeen' } } as const

/** What cannot be wrong with an archive that was found whole, as long as it is the same. */
const SEEN_TO_BE_RIGHT: ReadonlySet<ExportProblem['kind']> = new Set(['notAnExport', 'damaged', 'tooLarge'])

/**
 * Takes an exported library in; one that is not what it was when it was looked at is refused. Rejects only where our
 * own library fails.
 */
export async function mergeFrom(
  library: OwnLibrary,
  chosen: ChosenExport,
  takeSettings: boolean,
  { ending } = UNDISTURBED,
): Promise<MergeReport> {
  const report = await withExport(
    chosen.path,
    async (source, contents) =>
      contents === chosen.contents ? library.mergeExport(source, takeSettings) : OTHER_THAN_SEEN,
    () => {
      if (ending.aborted) throw new ExportProblemError({ kind: 'stopped' })
    },
  )
  return report.kind === 'refused' && SEEN_TO_BE_RIGHT.has(report.problem.kind) ? OTHER_THAN_SEEN : report
}

interface Refused {
  readonly kind: 'refused'
  readonly problem: ExportProblem
}

async function withExport<T>(
  path: string,
  work: (source: ExportSource, contents: string) => Promise<T>,
  beforeEach: () => void = () => undefined,
): Promise<T | Refused> {
  let zip: OpenZip
  try {
    zip = await openZip(path, EXPORT_LIMITS, (name) => name === MANIFEST || kindOfPart(name) !== null)
  } catch (error) {
    return { kind: 'refused', problem: problemOf(error) }
  }
  try {
    const source: ExportSource = {
      names: zip.names,
      async text(name) {
        beforeEach()
        try {
          return await zip.text(name)
        } catch (error) {
          throw new ExportProblemError(problemOf(error))
        }
      },
    }
    return await work(source, zip.contents)
  } finally {
    await zip.close()
  }
}

function problemOf(error: unknown): ExportProblem {
  if (!(error instanceof ZipError)) return { kind: 'file', failure: failureOf(error) }
  switch (error.fault) {
    case 'notAZip':
      return { kind: 'notAnExport' }
    case 'damaged':
      return { kind: 'damaged', part: error.entry }
    case 'tooLarge':
      return { kind: 'tooLarge' }
    case 'tooSlow':
      return { kind: 'tooSlow', seconds: EXPORT_LIMITS.listSeconds }
    case 'notAFile':
    case 'changing':
      return { kind: 'file', failure: { kind: error.fault } }
  }
}
