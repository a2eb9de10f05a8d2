import { onScopeDispose, ref, watch } from 'vue'

export interface DwellOptions {
  /** A number for each opening of a paper. */
  readonly opening: () => number
  /** Whether there is something to mark: the open paper is unread, or was updated since. */
  readonly unread: () => boolean
  /** False while another paper is on its way, or this one is not seen. */
  readonly settled: () => boolean
  /** How long is long enough; 0 = never. */
  readonly seconds: () => number
  readonly onDwelt: () => void
}

function isAttended(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus()
}

/**
 * Calls `onDwelt` once a paper has been open for long enough in a window that is seen and in use. At
 * most once for an opening, and no more once its mark was changed by hand: a person who makes the open
 * paper unread wants it to stay so.
 */
export function useDwell(options: DwellOptions): void {
  const attended = ref(isAttended())
  let decided = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function start(): void {
    clearTimeout(timer)
    const seconds = options.seconds()
    if (decided || !attended.value || !options.unread() || !options.settled() || seconds <= 0) return
    timer = setTimeout(() => {
      decided = true
      options.onDwelt()
    }, seconds * 1_000)
  }

  watch([options.opening, options.unread], ([opening], [openingBefore]) => {
    decided = opening === openingBefore
    start()
  })
  watch([options.seconds, options.settled, attended], start)
  start()

  const look = (): void => {
    attended.value = isAttended()
  }
  document.addEventListener('visibilitychange', look)
  window.addEventListener('focus', look)
  window.addEventListener('blur', look)
  onScopeDispose(() => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', look)
    window.removeEventListener('focus', look)
    window.removeEventListener('blur', look)
  })
}
