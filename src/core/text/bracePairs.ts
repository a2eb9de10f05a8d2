/** Where each `{` of a text is closed; one that is escaped, or never closed, is not among them. */
export function bracePairs(source: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>()
  const open: number[] = []
  for (let at = 0; at < source.length; at++) {
    const unit = source.charCodeAt(at)
    if (unit === 0x5c) at++
    else if (unit === 0x7b) open.push(at)
    else if (unit === 0x7d && open.length > 0) pairs.set(open.pop()!, at)
  }
  return pairs
}
