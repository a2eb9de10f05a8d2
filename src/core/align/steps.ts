/**
 * A bead as a step has it: which of the step's sentences belong together, as bits counted from the step's
 * first sentence. One side may be empty.
 */
export interface Part {
  readonly zh: number
  readonly en: number
}

/** What a step leaves behind: sentences with a counterpart, or one that stands alone. */
export type StepEnd = 'pair' | 'enAlone' | 'zhAlone'

/** A step of an alignment: some sentences of both sides, and how they belong together. */
export interface Step {
  readonly zh: number
  readonly en: number
  readonly parts: readonly Part[]
  readonly end: StepEnd
  /**
   * `plain`: one bead. `wrapped`: a sentence that says what two sentences say which others part, and those
   * others have no counterpart. `crossed`: two beads in another order.
   */
  readonly order: 'plain' | 'wrapped' | 'crossed'
}

const SIZES: readonly (readonly [zh: number, en: number])[] = [
  [1, 1],
  [1, 2],
  [2, 1],
  [2, 2],
  [1, 3],
  [3, 1],
  [2, 3],
  [3, 2],
  [1, 4],
  [4, 1],
  [0, 1],
  [1, 0],
]

/** All steps that an alignment may take. */
export const STEPS: readonly Step[] = [
  ...SIZES.map(([zh, en]) => plain(zh, en)),
  ...[1, 2, 3].map(wrappedEnglish),
  crossed([1, 1], [1, 1]),
  crossed([1, 1], [1, 2]),
  crossed([1, 2], [1, 1]),
]

function plain(zh: number, en: number): Step {
  const end = zh === 0 ? 'enAlone' : en === 0 ? 'zhAlone' : 'pair'
  return { zh, en, parts: [{ zh: lowBits(zh), en: lowBits(en) }], end, order: 'plain' }
}

/** A Chinese sentence for two English ones, between which `inner` stand alone. */
function wrappedEnglish(inner: number): Step {
  const last = inner + 1
  const alone = Array.from({ length: inner }, (_, place) => ({ zh: 0, en: 1 << (place + 1) }))
  const parts = [{ zh: 1, en: 1 | (1 << last) }, ...alone]
  return { zh: 1, en: last + 1, parts, end: 'pair', order: 'wrapped' }
}

/** Two beads, given by how many sentences each has: the Chinese one first that is second in English. */
function crossed(first: readonly [zh: number, en: number], second: readonly [zh: number, en: number]): Step {
  const parts = [
    { zh: lowBits(first[0]), en: lowBits(first[1]) << second[1] },
    { zh: lowBits(second[0]) << first[0], en: lowBits(second[1]) },
  ]
  return { zh: first[0] + second[0], en: first[1] + second[1], parts, end: 'pair', order: 'crossed' }
}

function lowBits(count: number): number {
  return (1 << count) - 1
}

/** The places of the bits that are set, rising. */
export function placesOf(bits: number): readonly number[] {
  const places: number[] = []
  for (let place = 0; bits >> place !== 0; place++) if ((bits >> place) & 1) places.push(place)
  return places
}

export function bitCount(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++
  return count
}

/** The place of the lowest bit that is set. */
export function firstBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits)
}
