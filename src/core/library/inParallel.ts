/**
 * Runs an action for every item, at most `width` at a time, beginning in their order. Rejects with the
 * first error, when the actions that had begun by then have ended; the rest are not begun.
 */
export async function inParallel<T>(
  items: Iterable<T>,
  width: number,
  action: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items[Symbol.iterator]()
  const errors: unknown[] = []
  async function work(): Promise<void> {
    while (errors.length === 0) {
      const next = waiting.next()
      if (next.done === true) return
      try {
        await action(next.value)
      } catch (error) {
        errors.push(error)
      }
    }
  }
  await Promise.all(Array.from({ length: width }, work))
  if (errors.length > 0) throw errors[0]
}
