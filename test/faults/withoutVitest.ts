/**
 * Stands in for `vitest` where the fault matrix runs without it (scripts/faults.mjs): the helpers of the
 * tests are the same there, `expect` is vitest's own, and what is due after a test is done after a row.
 */
export { expect } from 'vitest'

const due: (() => unknown)[] = []

export function afterEach(work: () => unknown): void {
  due.push(work)
}

export async function tidyUp(): Promise<void> {
  for (const work of due) await work()
}
