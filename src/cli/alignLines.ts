import { alignParagraphs } from '@core/align/rawParagraphs'
import type { Span } from '@core/align/span'

/** Why a line could not be aligned. */
export type LineFault = 'notJson' | 'notAPaper'

/**
 * What the align command prints for one line of its input, without the line's end; a fault where the line
 * is no `{ id, zh, en }`.
 */
export function alignLine(line: string): { readonly printed: string } | { readonly fault: LineFault } {
  let paper: unknown
  try {
    paper = JSON.parse(line)
  } catch {
    return { fault: 'notJson' }
  }
  if (!isPaper(paper)) return { fault: 'notAPaper' }
  const { id, zh, en } = paper
  const aligned = alignParagraphs(id, { zh, en })
  return {
    printed: JSON.stringify({
      id,
      zh_spans: aligned.zh.map(pairOf),
      en_spans: aligned.en.map(pairOf),
      beads: aligned.beads.map((bead) => [bead.zh, bead.en]),
    }),
  }
}

function isPaper(value: unknown): value is { readonly id: string; readonly zh: string; readonly en: string } {
  if (typeof value !== 'object' || value === null) return false
  const { id, zh, en } = value as Record<string, unknown>
  return [id, zh, en].every((text) => typeof text === 'string')
}

function pairOf({ from, to }: Span): readonly [number, number] {
  return [from, to]
}
