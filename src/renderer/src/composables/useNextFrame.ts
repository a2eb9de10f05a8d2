import { onScopeDispose } from 'vue'

export interface NextFrame {
  /** Has it done in the next frame, once however often it is asked for. */
  readonly ask: () => void
  /** Not any more. */
  readonly cancel: () => void
}

/**
 * For what asks the page where things are, or scrolls it: either lays out all that has changed, and where
 * more is changed after that, it is laid out again. In the frame that lays it out anyhow it is done once,
 * and before anything is painted.
 */
export function useNextFrame(work: () => void): NextFrame {
  let frame = 0
  function cancel(): void {
    cancelAnimationFrame(frame)
    frame = 0
  }
  function ask(): void {
    if (frame === 0) {
      frame = requestAnimationFrame(() => {
        frame = 0
        work()
      })
    }
  }
  onScopeDispose(cancel)
  return { ask, cancel }
}
