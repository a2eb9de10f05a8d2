/** What is left of the work that a comparison may do, in steps of about a hundredth of a microsecond. */
export interface Effort {
  steps: number
}

/** A run of equal items: where it begins in either list, and how many they are. */
export interface CommonPart {
  readonly before: number
  readonly after: number
  readonly length: number
}

export interface CommonParts {
  /** In order, none empty. */
  readonly parts: readonly CommonPart[]
  /** False where the effort did not suffice: only what the lists begin and end with is among the parts. */
  readonly complete: boolean
}

/** More removals and additions than this are not told apart: what is remembered of the way grows by its square. */
const MOST_EDITS = 1_500

/**
 * What two lists have in common with the fewest removals and additions between (Myers, "An O(ND) Difference
 * Algorithm", 1986). Takes from `effort` what it costs, and gives up when nothing is left.
 */
export function commonParts(before: Int32Array, after: Int32Array, effort: Effort): CommonParts {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let end = 0
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) {
    end++
  }
  effort.steps -= start + end
  const middle = partsBetween(
    before.subarray(start, before.length - end),
    after.subarray(start, after.length - end),
    effort,
  )
  const parts = [
    { before: 0, after: 0, length: start },
    ...(middle ?? []).map((part) => ({
      before: part.before + start,
      after: part.after + start,
      length: part.length,
    })),
    { before: before.length - end, after: after.length - end, length: end },
  ]
  return { parts: parts.filter(({ length }) => length > 0), complete: middle !== null }
}

/** The parts of lists that neither begin nor end alike; null where it would take more than there is. */
function partsBetween(before: Int32Array, after: Int32Array, effort: Effort): readonly CommonPart[] | null {
  if (before.length === 0 || after.length === 0) return []
  const reach = furthestPlaces(before, after, effort)
  return reach && wayBack(before.length, after.length, reach)
}

/**
 * For each number of edits, how far into `before` one gets on each diagonal with one edit fewer; the last is
 * of the fewest with which both ends are reached. Row `edits` begins at the diagonal `-edits - 1`.
 */
function furthestPlaces(before: Int32Array, after: Int32Array, effort: Effort): readonly Int32Array[] | null {
  const [n, m] = [before.length, after.length]
  const most = Math.min(n + m, MOST_EDITS)
  const middle = most + 1
  const furthest = new Int32Array(2 * middle + 1).fill(-1)
  furthest[middle + 1] = 0
  const rows: Int32Array[] = []
  for (let edits = 0; edits <= most; edits++) {
    rows.push(furthest.slice(middle - edits - 1, middle + edits + 2))
    // diagonals that lie beside both lists lead nowhere
    const lowest = -(edits - 2 * Math.max(0, edits - m))
    const highest = edits - 2 * Math.max(0, edits - n)
    for (let diagonal = lowest; diagonal <= highest; diagonal += 2) {
      const left = furthest[middle + diagonal - 1]!
      const right = furthest[middle + diagonal + 1]!
      const from = diagonal === -edits || (diagonal !== edits && left < right) ? right : left + 1
      let place = from
      while (place < n && place - diagonal < m && before[place] === after[place - diagonal]) place++
      furthest[middle + diagonal] = place
      effort.steps -= 1 + place - from
      if (diagonal === n - m && place >= n) return rows
      if (effort.steps < 0) return null
    }
  }
  return null
}

/** Goes the way that was found from its end to its beginning, and gathers what is equal on it. */
function wayBack(n: number, m: number, rows: readonly Int32Array[]): readonly CommonPart[] {
  const parts: CommonPart[] = []
  let [x, y] = [n, m]
  for (let edits = rows.length - 1; edits >= 0; edits--) {
    const row = rows[edits]!
    const at = (diagonal: number): number => row[diagonal + edits + 1]!
    const diagonal = x - y
    const isAdded = diagonal === -edits || (diagonal !== edits && at(diagonal - 1) < at(diagonal + 1))
    const fromX = isAdded ? at(diagonal + 1) : at(diagonal - 1)
    const fromY = fromX - (isAdded ? diagonal + 1 : diagonal - 1)
    const startX = edits === 0 ? 0 : isAdded ? fromX : fromX + 1
    if (x > startX) parts.push({ before: startX, after: startX - diagonal, length: x - startX })
    ;[x, y] = [fromX, fromY]
  }
  return parts.reverse()
}
