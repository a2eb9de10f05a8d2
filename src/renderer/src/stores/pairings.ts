import type { Bilingual } from '@core/bilingual'
import type { OpenPaper } from '@core/paper'
import type { Pair, Pairing, PairRequest } from '@core/pairing'

/** The texts of a paper that have two languages. A title is one pair as it stands. */
export type TextPart = 'title' | 'summary' | 'abstract'
export const TEXT_PARTS: readonly TextPart[] = ['title', 'summary', 'abstract']

/** What belongs together in each text of a paper; null while it is not known. */
export type Pairings = Readonly<Record<TextPart, Pairing | null>>
export const NO_PAIRINGS: Pairings = { title: null, summary: null, abstract: null }
const UNCUT: Bilingual<boolean> = { zh: false, en: false }

function titlePairing({ zh, en }: Bilingual): Pairing {
  if (zh === '' || en === '') return { kind: 'paragraphs', reason: 'empty' }
  const whole: Pair = { kind: 'pair', zh: { from: 0, to: zh.length }, en: { from: 0, to: en.length } }
  return { kind: 'pairs', pairs: [whole] }
}

function requestsOf({ row, abstract, cut }: OpenPaper): readonly [PairRequest, PairRequest] {
  return [
    { texts: row.tldr, cut: UNCUT },
    { texts: abstract, cut },
  ]
}

/** All that the pairings of a paper hang on. */
export function textsOf(paper: OpenPaper): readonly unknown[] {
  return [paper.row.title, requestsOf(paper)]
}

/** Asks which sentences of a paper's texts belong together. */
export async function pairingsOf(paper: OpenPaper): Promise<Pairings> {
  const [summary, abstract] = await window.reader.pair(requestsOf(paper))
  return { title: titlePairing(paper.row.title), summary: summary!, abstract: abstract! }
}
