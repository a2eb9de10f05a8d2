import { flushPromises } from '@vue/test-utils'
import { vi } from 'vitest'

/** Gives the page idle time only when it is told that it rests. */
export function holdIdleTime() {
  const waiting = new Map<number, () => void>()
  let last = 0
  vi.stubGlobal('requestIdleCallback', (work: () => void) => {
    waiting.set(++last, work)
    return last
  })
  vi.stubGlobal('cancelIdleCallback', (id: number) => waiting.delete(id))

  /** The page is idle, and again with what that led to. */
  async function rest(): Promise<void> {
    for (let time = 0; time < 3; time++) {
      const works = [...waiting.values()]
      waiting.clear()
      for (const work of works) work()
      await flushPromises()
    }
  }
  return { waiting, rest }
}
