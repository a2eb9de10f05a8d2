import { UNCUT, type OpenPaper } from '@core/paper'
import type { Pairing, PairRequest } from '@core/pairing'

/** The texts of a paper that are paired, in the order of reading. */
export type PairedPart = 'summary' | 'abstract'
export const PAIRED_PARTS: readonly PairedPart[] = ['summary', 'abstract']

/** What belongs together in each text of a paper; null while it is not known. */
export type Pairings = Readonly<Record<PairedPart, Pairing | null>>
export const NO_PAIRINGS: Pairings = { summary: null, abstract: null }

/** The texts whose pairings are asked for, in the order of `PAIRED_PARTS`. */
export function pairRequestsOf({ row, abstract, cut }: OpenPaper): readonly PairRequest[] {
  return [
    { texts: row.tldr, cut: UNCUT },
    { texts: abstract, cut },
  ]
}

/** Asks which sentences of a paper's texts belong together. */
export async function pairingsOf(paper: OpenPaper): Promise<Pairings> {
  const [summary, abstract] = await window.reader.pair(pairRequestsOf(paper))
  return { summary: summary!, abstract: abstract! }
}
