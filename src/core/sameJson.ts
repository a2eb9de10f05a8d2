/** Whether two values say the same as JSON: stored data is that and nothing else, its keys in one order. */
export function isSameJson(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}
