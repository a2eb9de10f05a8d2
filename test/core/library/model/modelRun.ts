import type { PaperId } from '@core/paperId'
import { expect } from 'vitest'
import { crash, restart } from './crashing'
import { mergeExport } from './exports'
import { Importing } from './importing'
import { keepKeywords, keepSearches, saveSearch } from './lists'
import { quickCommand } from './meanwhile'
import { changeElsewhere } from './otherProgram'
import { makeSnapshot, restoreSnapshot } from './snapshots'
import { settled, TwoLibraries } from './twoLibraries'
import { STORE_KINDS } from './unreliableStores'

const WEIGHTS = {
  import: 14,
  importMeanwhile: 7,
  mark: 16,
  markMany: 6,
  undo: 7,
  redo: 5,
  note: 14,
  bringBack: 5,
  settings: 6,
  session: 3,
  saveSearch: 4,
  keepSearches: 3,
  keepKeywords: 4,
  makeSnapshot: 4,
  restoreSnapshot: 4,
  mergeExport: 5,
  elsewhere: 10,
  time: 14,
  trouble: 9,
  heal: 4,
  patience: 2,
  flush: 5,
  flushMeanwhile: 9,
  restart: 3,
  crash: 6,
} as const
type Command = keyof typeof WEIGHTS

/** Random commands to a library and to the plain model of it. */
export class ModelRun extends TwoLibraries {
  readonly #importing = new Importing(this)

  async start(): Promise<void> {
    this.open()
    await this.library.begin()
    await this.library.state()
    await this.library.digests()
    await this.check()
  }

  async step(): Promise<void> {
    const command = this.random.weighed(WEIGHTS)
    await this.#do(command)
    await settled()
    await this.check()
  }

  async #do(command: Command): Promise<void> {
    const { random } = this
    switch (command) {
      case 'import':
        return this.#importing.import(this.#importing.someFiles())
      case 'importMeanwhile':
        return this.#importing.importMeanwhile()
      case 'mark':
        return this.mark(this.#oneListed())
      case 'markMany':
        return this.mark(random.some([...this.numbers.keys()], 12))
      case 'undo':
      case 'redo':
        this.log.push(command)
        expect(await this.library[command]()).toEqual(this.reference[command]())
        return
      case 'note':
        return this.note(this.anyPaper())
      case 'bringBack':
        return this.bringBack(this.anyPaper())
      case 'settings':
        return this.changeSettings()
      case 'session':
        return this.changeSession()
      case 'saveSearch':
        return saveSearch(this)
      case 'keepSearches':
        return keepSearches(this)
      case 'keepKeywords':
        return keepKeywords(this)
      case 'makeSnapshot':
        return makeSnapshot(this)
      case 'restoreSnapshot':
        return restoreSnapshot(this)
      case 'mergeExport':
        return mergeExport(this)
      case 'elsewhere':
        return changeElsewhere(this)
      case 'time':
        return this.pass(random.one([50, 150, 400, 700, 2_000, 6_000]))
      case 'trouble': {
        const kind = random.one(STORE_KINDS)
        const trouble = random.one(['refused', 'landed', 'flaky'] as const)
        this.log.push(`trouble ${kind} ${trouble}`)
        this.stores.troubles.set(kind, trouble)
        return
      }
      case 'heal':
        this.log.push('heal')
        return this.heal()
      case 'patience':
        return this.patience()
      case 'flush':
        await this.flush()
        return
      case 'flushMeanwhile': {
        const flushing = this.flush()
        for (let more = random.below(4); more > 0; more--) await quickCommand(this)
        await flushing
        return
      }
      case 'restart':
        return restart(this)
      case 'crash':
        return crash(this, this.#importing)
    }
  }

  /** A listed paper, often one touched lately; none where none is listed. */
  #oneListed(): readonly PaperId[] {
    const listed = [...this.numbers.keys()]
    const lately = this.lately.filter((id) => this.numbers.has(id))
    const from = lately.length > 0 && this.random.chance(0.5) ? lately : listed
    return from.length > 0 ? [this.random.one(from)] : []
  }
}
