/** How long a frame is waited for, in milliseconds: a page that is not shown has none. */
const PATIENCE = 100

/** Has it done in a task of its own once the next frame has been painted: input comes between two such tasks. */
export function afterFrame(work: () => void): void {
  let isDone = false
  const once = (): void => {
    if (isDone) return
    isDone = true
    work()
  }
  requestAnimationFrame(() => setTimeout(once))
  setTimeout(once, PATIENCE)
}
