import type { Clock } from '../stores'

/** Milliseconds of work after which other work is let in. */
const STRETCH = 4

/** Lets other work run between the pieces of a long task, but not between every two. */
export class Breather {
  readonly #clock: Clock
  #since: number

  constructor(clock: Clock) {
    this.#clock = clock
    this.#since = clock.now().getTime()
  }

  /** Lets other work run if the last breath is some milliseconds ago. */
  async breathe(): Promise<void> {
    if (this.#clock.now().getTime() - this.#since < STRETCH) return
    await this.#clock.breathe()
    this.#since = this.#clock.now().getTime()
  }
}
