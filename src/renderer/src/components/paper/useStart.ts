import type { ShallowRef } from 'vue'
import { useNextFrame } from '../../composables/useNextFrame'
import { formulasSeen } from '../text/setFormula'

export interface Start {
  /**
   * Has another paper start so many pixels from its top. Nothing is painted before; formulas that come later move
   * what stands below them, so it starts there once more when they have come.
   */
  readonly startAt: (top: number) => void
  /** Has it start at once, and stay. */
  readonly startNow: () => void
  /** The reader scrolls: where it was to start does not matter any more. */
  readonly leaveStart: () => void
  /** False while it stands where the paper before was left. */
  readonly hasStarted: () => boolean
}

/** Where a paper starts in the element that scrolls it. */
export function useStart(article: Readonly<ShallowRef<HTMLElement | null>>): Start {
  /** Where another paper is to start; null once it does, or once the reader scrolls. */
  let startTop: number | null = null
  /** Whether all that stands above has come. */
  let isWhole = false
  const starting = useNextFrame(() => {
    start()
    if (isWhole) leaveStart()
  })

  function startAt(top: number): void {
    startTop = top
    isWhole = top === 0
    starting.ask()
    if (isWhole) return
    void formulasSeen().then(() => {
      if (startTop !== top) return
      isWhole = true
      starting.ask()
    })
  }

  function start(): void {
    if (startTop !== null) article.value?.scrollTo({ top: startTop, behavior: 'instant' })
  }

  function startNow(): void {
    start()
    leaveStart()
  }

  function leaveStart(): void {
    startTop = null
  }

  return { startAt, startNow, leaveStart, hasStarted: () => startTop === null }
}
