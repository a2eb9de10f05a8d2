import { beyondBounds } from '../../parse/jsonBounds'
import type { ExportProblem } from '../../reports'
import {
  EXPORT_JSON,
  kindOfPart,
  MANIFEST,
  manifestOf,
  MOST_KEPT,
  MOST_RECORDS,
  recordsOf,
  type ExportKind,
  type ExportManifest,
  type ExportRecords,
} from './exportFormat'

/** Thrown where an exported library is not what it should be; `problem` tells the person. */
export class ExportProblemError extends Error {
  override readonly name = 'ExportProblemError'
  constructor(readonly problem: ExportProblem) {
    super(problem.kind)
  }
}

/** The files of an archive, by name; it has been opened and is within its limits. */
export interface ExportSource {
  readonly names: ReadonlySet<string>
  /** The text of a file that is there. Rejects with `ExportProblemError` where it is damaged. */
  text(name: string): Promise<string>
}

/** An export whose manifest fits its files. */
export interface OpenedExport {
  readonly manifest: ExportManifest
  /**
   * The records of all parts of a kind, part by part, each checked; of each kind but papers to be asked for once.
   * Rejects with `ExportProblemError`.
   */
  records<K extends ExportKind>(kind: K): AsyncGenerator<readonly ExportRecords[K][]>
}

function damaged(part: string | null): ExportProblemError {
  return new ExportProblemError({ kind: 'damaged', part })
}

/** Lets other work run: what is done with one part at a time takes some tenths of a second for the largest. */
type Breathe = () => Promise<void>

function tooLarge(): ExportProblemError {
  return new ExportProblemError({ kind: 'tooLarge' })
}

/** Parses a text once it is sure that this takes neither long nor much memory. */
async function jsonOf(text: string, name: string, breathe: Breathe): Promise<unknown> {
  const beyond = beyondBounds(text, EXPORT_JSON)
  if (beyond === 'many') throw tooLarge()
  if (beyond === 'deep') throw damaged(name)
  await breathe()
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw damaged(name)
  }
}

/** Whether a manifest speaks of more than a library has. */
function isTooLarge({ parts }: ExportManifest): boolean {
  const records = new Map<ExportKind | null, number>()
  for (const [name, count] of parts) {
    const kind = kindOfPart(name)
    records.set(kind, (records.get(kind) ?? 0) + count)
  }
  return [...records.values()].some((count) => count > MOST_RECORDS)
}

/**
 * Opens an exported library. Rejects with `ExportProblemError` where it is none, a newer version wrote
 * it, it holds more than a library does, or parts are missing. `breathe` lets other work run, and is called within
 * each part.
 */
export async function openExport(source: ExportSource, breathe: Breathe): Promise<OpenedExport> {
  if (!source.names.has(MANIFEST)) throw new ExportProblemError({ kind: 'notAnExport' })
  const manifest = manifestOf(await jsonOf(await source.text(MANIFEST), MANIFEST, breathe))
  if (manifest === 'newer') throw new ExportProblemError({ kind: 'newer' })
  if (manifest === null) throw damaged(MANIFEST)
  if (isTooLarge(manifest)) throw tooLarge()
  for (const [name] of manifest.parts) if (!source.names.has(name)) throw damaged(name)
  let kept = 0
  return {
    manifest,
    async *records(kind) {
      for (const [name, count] of manifest.parts) {
        if (kindOfPart(name) !== kind) continue
        const text = await source.text(name)
        // papers are passed on one part after the other, all else is kept
        if (kind !== 'papers') kept += text.length
        if (kept > MOST_KEPT) throw tooLarge()
        const data = await jsonOf(text, name, breathe)
        await breathe()
        const records = recordsOf(kind, data)
        if (records === null || records.length !== count) throw damaged(name)
        yield records
      }
    },
  }
}
