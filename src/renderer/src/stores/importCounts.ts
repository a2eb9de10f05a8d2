import type { ImportCounts } from '@core/messages/imports'
import type { FileReport } from '@core/reports'

/** How many of an import's files came to what. */
export function importCounts(files: readonly FileReport[]): ImportCounts {
  const of = (kind: FileReport['kind']): number => files.filter((file) => file.kind === kind).length
  return {
    imported: of('imported') + of('paper'),
    updated: of('updated'),
    unchanged: of('unchanged'),
    failed: of('failed'),
    newPapers: files.reduce((sum, file) => sum + ('newPapers' in file ? file.newPapers : 0), 0),
  }
}
