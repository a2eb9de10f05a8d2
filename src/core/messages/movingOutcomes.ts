import { assertNever } from '../assertNever'
import type { ExportReport, MergeReport } from '../reports'
import { defineMessages, type Locale } from './define'
import { movingMessages } from './moving'
import { placeMessages } from './place'

interface OutcomeMessages {
  /** What became of an export; empty where it was called off. */
  readonly exported: (report: ExportReport) => string
  /** What became of taking in the exported library of that name, in a line. */
  readonly merged: (name: string, report: MergeReport) => string
  /** The same with all that came in. */
  readonly mergedWhole: (name: string, report: MergeReport) => string
}

function outcomes(locale: Locale): OutcomeMessages {
  const words = movingMessages[locale]
  function merged(name: string, report: MergeReport): string {
    switch (report.kind) {
      case 'merged':
        return words.merged
      case 'notSaved':
        return words.mergedUnsaved(report.failure)
      case 'partly':
        return words.mergedPartly(report.problem, report.failure)
      case 'refused':
        return words.refused(name, report.problem)
      default:
        return assertNever(report)
    }
  }
  return {
    exported(report) {
      switch (report.kind) {
        case 'cancelled':
          return ''
        case 'saved':
          return words.exported(report.name, report.counts)
        case 'refused':
          return words.notExported(words.problem(report.problem))
        case 'notSaved':
          return words.notExported(placeMessages[locale](report.failure))
        default:
          return assertNever(report)
      }
    },
    merged,
    mergedWhole(name, report) {
      const first = merged(name, report)
      if (!('counts' in report)) return first
      const lines = words.lines(report.counts)
      return [first, ...(lines.length > 0 ? lines : [words.nothingNew])].join('\n')
    },
  }
}

/** What became of exporting and of taking in, wherever it is told. */
export const movingOutcomes = defineMessages<OutcomeMessages>({ en: outcomes('en'), zh: outcomes('zh') })
