import { UNCUT, type OpenPaper } from '@core/paper'
import type { Pairing, PairRequest } from '@core/pairing'
import type { PaperId } from '@core/paperId'
import { defineStore } from 'pinia'

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

/** The most papers whose pairings are remembered: those that a reader goes back to. */
const MAX_REMEMBERED = 50
/** How long a paper is held back for its pairings, in milliseconds: too short to be felt, and few take longer. */
const PATIENCE = 50

/** Which sentences of papers' texts belong together, asked for once for each. */
export const usePairings = defineStore('pairings', () => {
  const remembered = new Map<string, Pairings>()
  const coming = new Map<string, Promise<Pairings>>()

  const keyOf = (paper: OpenPaper): string => JSON.stringify(pairRequestsOf(paper))

  /** The pairings of a paper, if they have come. */
  function known(paper: OpenPaper): Pairings | null {
    return remembered.get(keyOf(paper)) ?? null
  }

  async function ask(key: string, paper: OpenPaper): Promise<Pairings> {
    const [summary, abstract] = await window.reader.pair(pairRequestsOf(paper))
    const pairings = { summary: summary!, abstract: abstract! }
    remembered.set(key, pairings)
    if (remembered.size > MAX_REMEMBERED) remembered.delete(remembered.keys().next().value!)
    return pairings
  }

  /** The pairings of a paper; rejects where the library cannot answer. */
  async function of(paper: OpenPaper): Promise<Pairings> {
    const key = keyOf(paper)
    const there = remembered.get(key)
    if (there !== undefined) return there
    const asked = coming.get(key) ?? ask(key, paper).finally(() => coming.delete(key))
    coming.set(key, asked)
    return asked
  }

  /**
   * Resolves when the pairings of a paper have come, or when it has waited long enough for them: a paper that is
   * shown with them is laid out once, and not by paragraphs first.
   */
  async function soon(paper: OpenPaper): Promise<void> {
    if (known(paper) !== null) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, PATIENCE)))
    // whoever shows them asks again, and tells what went wrong
    const there = of(paper).then(
      () => undefined,
      () => undefined,
    )
    await Promise.race([there, late])
    clearTimeout(timer)
  }

  /**
   * Has a paper read from disk and paired that may be opened next. Nothing else of the answer is kept, for marks
   * and notes change. Rejects where the library cannot answer.
   */
  async function prepare(id: PaperId): Promise<void> {
    const paper = await window.reader.openPaper(id)
    if (paper !== null) await of(paper)
  }

  return { known, of, soon, prepare }
})
