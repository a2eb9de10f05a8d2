import { isDeeperThan } from '../../parse/jsonDepth'
import type { ExportProblem } from '../../reports'
import {
  EXPORT_JSON_DEPTH,
  kindOfPart,
  MANIFEST,
  manifestOf,
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
  /** The records of all parts of a kind, part by part, each checked. Rejects with `ExportProblemError`. */
  records<K extends ExportKind>(kind: K): AsyncGenerator<readonly ExportRecords[K][]>
}

function damaged(part: string | null): ExportProblemError {
  return new ExportProblemError({ kind: 'damaged', part })
}

async function jsonOf(source: ExportSource, name: string): Promise<unknown> {
  const text = await source.text(name)
  if (isDeeperThan(text, EXPORT_JSON_DEPTH)) throw damaged(name)
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw damaged(name)
  }
}

/**
 * Opens an exported library. Rejects with `ExportProblemError` where it is none, a newer version wrote
 * it, or parts are missing.
 */
export async function openExport(source: ExportSource): Promise<OpenedExport> {
  if (!source.names.has(MANIFEST)) throw new ExportProblemError({ kind: 'notAnExport' })
  const manifest = manifestOf(await jsonOf(source, MANIFEST))
  if (manifest === 'newer') throw new ExportProblemError({ kind: 'newer' })
  if (manifest === null) throw damaged(MANIFEST)
  for (const [name] of manifest.parts) if (!source.names.has(name)) throw damaged(name)
  return {
    manifest,
    async *records(kind) {
      for (const [name, count] of manifest.parts) {
        if (kindOfPart(name) !== kind) continue
        const records = recordsOf(kind, await jsonOf(source, name))
        if (records === null || records.length !== count) throw damaged(name)
        yield records
      }
    },
  }
}
