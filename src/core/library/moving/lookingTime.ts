import { Breather } from '../search/breather'
import type { Clock } from '../stores'
import { LOOKING_SECONDS } from './exportFormat'
import { ExportProblemError } from './readExport'

/** The time that is taken to look through an export: saves are let in meanwhile, and it ends. */
export class LookingTime {
  readonly #clock: Clock
  readonly #breather: Breather
  readonly #end: number

  /** Begins now. */
  constructor(clock: Clock) {
    this.#clock = clock
    this.#breather = new Breather(clock)
    this.#end = clock.now().getTime() + LOOKING_SECONDS * 1_000
  }

  /** Lets other work run where it has waited for some milliseconds. Rejects with `ExportProblemError` when time is up. */
  async pass(): Promise<void> {
    await this.#breather.breathe()
    if (this.#clock.now().getTime() > this.#end) {
      throw new ExportProblemError({ kind: 'tooSlow', seconds: LOOKING_SECONDS })
    }
  }
}
