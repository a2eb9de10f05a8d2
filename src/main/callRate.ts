/**
 * Lets at most `most` calls through in any `milliseconds`; `now` is a clock that never goes back.
 * The result tells whether one more call may pass now, and counts it if so.
 */
export function callRate(most: number, milliseconds: number, now: () => number): () => boolean {
  // the times of the last `most` calls, as a ring: the place to be written next holds the oldest
  const times = new Float64Array(most).fill(-Infinity)
  let next = 0
  return () => {
    const time = now()
    if (time - times[next]! < milliseconds) return false
    times[next] = time
    next = (next + 1) % most
    return true
  }
}
