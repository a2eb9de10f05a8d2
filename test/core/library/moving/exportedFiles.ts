import type { OwnLibrary } from '@core/library/library'
import type { ExportSource } from '@core/library/moving/readExport'

/** The files of an export, by name, as an archive would hold them. */
export async function exportedFiles(library: OwnLibrary, withPapers: boolean): Promise<Map<string, string>> {
  const exported = await library.exportParts(withPapers)
  if (exported.kind !== 'ready') throw new Error(exported.problem.kind)
  const files = new Map<string, string>()
  for await (const { name, text } of exported.parts) files.set(name, text)
  return files
}

export function sourceOf(files: ReadonlyMap<string, string>): ExportSource {
  return { names: new Set(files.keys()), text: async (name) => files.get(name)! }
}
