/** Faults told in words; of thousands alike the first ones do. */
const MOST_WORDS = 20

/**
 * What became of many tries of one fault. `lost`: something was lost, wrong, or not told; `hung`: it was
 * not through in time.
 */
export class Tally {
  tried = 0
  lost = 0
  hung = 0
  /** The first of what went wrong, in words. */
  readonly words: string[] = []
  /** Why it could not be tried here; null where it was. */
  skipped: string | null = null
  /** A figure worth a place in the table. */
  remark = ''
  readonly #slowness: number

  /** A machine that does other things meanwhile is `slowness` times as slow before that counts as hung. */
  constructor(slowness = 1) {
    this.#slowness = slowness
  }

  /**
   * Tries once: whatever `work` throws counts as lost, and what takes more than `patience` milliseconds as
   * hung. Never rejects; a try that never ends is left behind.
   */
  async try(what: string, patience: number, work: () => Promise<void> | void): Promise<void> {
    this.tried++
    await this.within(patience, what, work)
  }

  /** A part of a try that must be through sooner than the whole. */
  async within(patience: number, what: string, work: () => Promise<void> | void): Promise<void> {
    const limit = patience * this.#slowness
    const begun = performance.now()
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(resolve, limit, 'late')
    })
    try {
      const end = await Promise.race([Promise.resolve(work()), late])
      if (end === 'late' || performance.now() - begun > limit)
        this.hang(`${what}: not through in ${limit} ms`)
    } catch (error) {
      this.lose(`${what}: ${error instanceof Error ? error.message : String(error)}`)
    } finally {
      clearTimeout(timer)
    }
  }

  lose(what: string): void {
    this.lost++
    if (this.words.length < MOST_WORDS) this.words.push(what)
  }

  hang(what: string): void {
    this.hung++
    if (this.words.length < MOST_WORDS) this.words.push(what)
  }
}

/** For the tests of every day, on machines that do other things: nothing lost, and all of it tried. */
export async function tallyOf(
  row: (count: number, tally: Tally) => Promise<void>,
  count: number,
): Promise<{ readonly tried: number; readonly lost: number; readonly words: readonly string[] }> {
  const { tried, lost, words } = await filled(row, count)
  return { tried, lost, words }
}

async function filled(row: (count: number, tally: Tally) => Promise<void>, count: number): Promise<Tally> {
  const tally = new Tally(30)
  await row(count, tally)
  return tally
}
