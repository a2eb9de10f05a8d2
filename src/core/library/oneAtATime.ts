/**
 * Makes of `work` one that runs once at a time. Whoever asks while it runs shares the next run with all
 * others who do: it begins after each of them asked, and however fast they come, nobody waits for more
 * than the run under way and one of their own. (Were there a run for each, the queue would grow for as long
 * as changes come faster than the disk takes them.)
 */
export function oneAtATime<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null
  let next: Promise<T> | null = null
  function begin(): Promise<T> {
    next = null
    const run = work()
    const end = (): void => {
      if (running === run) running = null
    }
    running = run
    run.then(end, end)
    return run
  }
  return () => {
    if (running === null && next === null) return begin()
    next ??= running!.then(begin, begin)
    return next
  }
}
