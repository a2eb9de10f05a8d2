/**
 * Makes a task that never runs twice at once: calls during a run lead to one more run after it, however
 * many they are. The promise resolves when a run that began after the call has ended, and rejects with it.
 */
export function coalesce(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null
  let waiting: Promise<void> | null = null

  function run(): Promise<void> {
    running = task().finally(() => {
      running = null
    })
    return running
  }

  return () => {
    // one that waits for a run that has ended is about to begin
    if (waiting) return waiting
    if (!running) return run()
    waiting = running
      .catch(() => undefined)
      .then(() => {
        waiting = null
        return run()
      })
    return waiting
  }
}
