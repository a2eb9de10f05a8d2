/** A function's value at a point, and its gradient there. */
export interface Slope {
  readonly value: number
  readonly gradient: Float64Array
}

const MEMORY = 12
const MOST_STEPS = 200
const ENOUGH = 1e-5

/** The point where a smooth convex function is least, by L-BFGS with a backtracking line search. */
export function minimize(at: (point: Float64Array) => Slope, start: Float64Array): Float64Array {
  let point = start
  let here = at(point)
  const moves: { readonly step: Float64Array; readonly change: Float64Array; readonly curvature: number }[] =
    []
  for (let count = 0; count < MOST_STEPS; count++) {
    const direction = here.gradient.map((value) => -value)
    const shares: number[] = []
    for (const { step, change, curvature } of moves.toReversed()) {
      const share = dot(step, direction) / curvature
      shares.unshift(share)
      addTo(direction, change, -share)
    }
    const last = moves.at(-1)
    const length =
      last === undefined
        ? 0.5 / Math.sqrt(dot(direction, direction))
        : last.curvature / dot(last.change, last.change)
    direction.forEach((value, place) => (direction[place] = value * length))
    moves.forEach(({ step, change, curvature }, place) => {
      addTo(direction, step, shares[place]! - dot(change, direction) / curvature)
    })

    const descent = dot(direction, here.gradient)
    const { next, there } = lineSearch(at, point, here, direction, descent)

    const step = next.map((value, place) => value - point[place]!)
    const change = there.gradient.map((value, place) => value - here.gradient[place]!)
    const curvature = dot(step, change)
    if (curvature > 1e-10) moves.push({ step, change, curvature })
    if (moves.length > MEMORY) moves.shift()
    const isDone = here.value - there.value < ENOUGH * Math.max(1, Math.abs(here.value))
    point = next
    here = there
    if (isDone) break
  }
  return point
}

/** A point in this direction that is lower, by as much as the slope lets expect. */
function lineSearch(
  at: (point: Float64Array) => Slope,
  point: Float64Array,
  here: Slope,
  direction: Float64Array,
  descent: number,
): { readonly next: Float64Array; readonly there: Slope } {
  for (let size = 1; ; size /= 2) {
    const next = point.map((value, place) => value + size * direction[place]!)
    const there = at(next)
    if (there.value <= here.value + 1e-4 * size * descent || size < 1e-6) return { next, there }
  }
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let place = 0; place < one.length; place++) sum += one[place]! * other[place]!
  return sum
}

function addTo(target: Float64Array, vector: Float64Array, factor: number): void {
  for (let place = 0; place < target.length; place++) target[place]! += factor * vector[place]!
}
