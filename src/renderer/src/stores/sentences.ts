import type { OpenPaper } from '@core/paper'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { usePaper } from './paper'
import {
  NO_PAIRINGS,
  PAIRED_PARTS,
  pairRequestsOf,
  type Pairings,
  usePairings,
  type PairedPart,
} from './pairings'

/** The texts of a paper that have two languages. */
export type TextPart = 'title' | PairedPart

/** A sentence pair of the open paper; its title is one pair as it stands. */
export interface PairPlace {
  readonly part: TextPart
  readonly index: number
}

/** Where an abstract's sentences are not known, all of it is one pair: it can be revealed, and not walked to. */
const WHOLE_ABSTRACT: PairPlace = { part: 'abstract', index: 0 }

function isSame(a: PairPlace | null, b: PairPlace | null): boolean {
  return a !== null && b !== null && a.part === b.part && a.index === b.index
}

const keyOf = ({ part, index }: PairPlace): string => `${part} ${index}`

/** Which sentences of the open paper belong together, and which of them the reader is at. */
export const useSentences = defineStore('sentences', () => {
  const paper = usePaper()
  const allPairings = usePairings()

  const pairings = shallowRef<Pairings>(NO_PAIRINGS)
  /** Under the pointer. */
  const pointed = shallowRef<PairPlace | null>(null)
  /** Clicked or walked to. */
  const kept = shallowRef<PairPlace | null>(null)
  /** Counts the steps of walking: what was walked to is brought into sight and spoken. */
  const walked = ref(0)
  const revealed = shallowRef<ReadonlySet<string>>(new Set())

  /** All pairs that can be walked to, in the order of reading. */
  const places = computed(() =>
    PAIRED_PARTS.flatMap((part) => {
      const pairing = pairings.value[part]
      if (pairing?.kind !== 'pairs') return []
      return pairing.pairs.map((pair, index) => ({ part, index, pair }))
    }),
  )
  /** Where the kept pair stands among `places`; -1 for none. */
  const keptIndex = computed(() => places.value.findIndex((place) => isSame(place, kept.value)))

  const isLit = (place: PairPlace): boolean => isSame(place, pointed.value) || isSame(place, kept.value)
  const isKept = (place: PairPlace): boolean => isSame(place, kept.value)
  const isRevealed = (place: PairPlace): boolean => revealed.value.has(keyOf(place))

  function point(place: PairPlace | null): void {
    if (place === pointed.value || isSame(place, pointed.value)) return
    pointed.value = place
  }

  /** Keeps a pair lit; kept again it is let go. */
  function keep(place: PairPlace | null): void {
    kept.value = isSame(place, kept.value) ? null : place
  }

  /** Goes to the next or previous pair, from none to the first or last. False where there is none. */
  function walk(step: 1 | -1): boolean {
    const all = places.value
    if (all.length === 0) return false
    const here = keptIndex.value
    const next = here < 0 ? (step === 1 ? 0 : all.length - 1) : here + step
    // at either end the last pair stays, and is spoken again
    kept.value = all[Math.min(Math.max(next, 0), all.length - 1)]!
    walked.value++
    return true
  }

  /** Shows or hides the other language of the pair that is kept, else of the first one. */
  function toggleRevealedHere(): void {
    if (kept.value === null) walk(1)
    toggleRevealed(kept.value ?? WHOLE_ABSTRACT)
    walked.value++
  }

  /** Shows or hides the other language of a pair. */
  function toggleRevealed(place: PairPlace): void {
    const next = new Set(revealed.value)
    if (!next.delete(keyOf(place))) next.add(keyOf(place))
    revealed.value = next
  }

  /** Shows the other language everywhere; where it is shown everywhere, hides it. */
  function toggleAllRevealed(): void {
    const all: readonly PairPlace[] = [
      { part: 'title', index: 0 },
      { part: 'summary', index: 0 },
      WHOLE_ABSTRACT,
      ...places.value,
    ]
    revealed.value = new Set(all.every(isRevealed) ? [] : all.map(keyOf))
  }

  /** Lets the kept pair go. False where there was none. */
  function letGo(): boolean {
    if (kept.value === null) return false
    kept.value = null
    return true
  }

  function forget(): void {
    pairings.value = NO_PAIRINGS
    pointed.value = null
    kept.value = null
    revealed.value = new Set()
  }

  let asked: string | null = null
  async function pairUp(open: OpenPaper | null): Promise<void> {
    const texts = open && JSON.stringify([open.row.id, open.row.title, pairRequestsOf(open)])
    // marks change the paper that is open, not its texts
    if (texts === asked) return
    asked = texts
    forget()
    if (open === null) return
    const found = allPairings.known(open) ?? (await allPairings.of(open))
    if (texts === asked) pairings.value = found
  }
  // known by now, or asked for and not waited for: until they come, it is shown by paragraphs
  watch(
    () => paper.paper,
    (open) => void pairUp(open),
    { immediate: true, flush: 'sync' },
  )

  return {
    pairings,
    pointed,
    kept,
    walked,
    places,
    keptIndex,
    isLit,
    isKept,
    isRevealed,
    point,
    keep,
    walk,
    toggleRevealed,
    toggleRevealedHere,
    toggleAllRevealed,
    letGo,
  }
})
