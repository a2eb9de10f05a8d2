import type { SaveFailure } from '../reports'
import { isSameJson } from '../sameJson'
import type { Session, Settings } from '../settings'
import { cleanSession, cleanSettings, keysOfOthers, numberIn } from './cleanSettings'
import { joinSettings } from './joinChoices'
import { JoinedFile } from './joinedFile'
import type { FlushReport, LibraryStart, WindowPlace } from './libraryApi'
import { oneAtATime } from './oneAtATime'
import type { SaveWatch } from './saveWatch'
import { hasNewer, type Clock, type LibraryStores, type SingleData } from './stores'

type Kept = JoinedFile<'settings'> | JoinedFile<'session'>

/** Milliseconds of quiet before a change is written; the session changes with every paper. */
const DELAY = 300
const RETRY_AFTER = 5_000

/**
 * Settings and session. What a file holds is taken value by value: one that this version does not
 * know falls back to its default, and what a newer version added stays in the file. Into a library that
 * turned out to be written by a newer Duidu, neither is written.
 */
export class KeptSettings {
  readonly #stores: LibraryStores
  readonly #clock: Clock
  readonly #watch: SaveWatch
  readonly #settings: JoinedFile<'settings'>
  readonly #session: JoinedFile<'session'>
  readonly #unsaved = new Set<Kept>()
  #read: Promise<unknown> | null = null
  #isUnreadable = false
  /** Why the settings, whatever became of the session, are not on disk. */
  #settingsFailure: SaveFailure | null = null
  readonly #flushInTurn = oneAtATime(() => this.#flushNow())
  #cancelTimer: (() => void) | null = null

  /** `onJoined` is told when that many settings have become what another program put into their file. */
  constructor(
    stores: LibraryStores,
    clock: Clock,
    watch: SaveWatch,
    onJoined: (settings: number) => void = () => undefined,
  ) {
    this.#stores = stores
    this.#clock = clock
    this.#watch = watch
    this.#settings = new JoinedFile({
      ...{ stores, name: 'settings', empty: {} },
      join(parts) {
        const data = joinSettings(parts)
        const changed = countChanged(parts.ours, data)
        return {
          data,
          then() {
            if (changed > 0) onJoined(changed)
          },
        }
      },
    })
    this.#session = new JoinedFile({
      ...{ stores, name: 'session', empty: {} },
      // it is about this run
      join: ({ theirs, ours }) => ({ data: { ...theirs, ...ours } }),
    })
  }

  /** Reads both, once; rejects where one is there but cannot be read: then nothing is ever written. */
  async load(): Promise<LibraryStart> {
    try {
      await this.#readOnce()
    } catch (error) {
      this.#isUnreadable = true
      throw error
    }
    return this.start
  }

  /** What is known so far: before both are read, or where they cannot be, as at the first start. */
  get start(): LibraryStart {
    return { settings: this.settings, session: this.session, windowPlace: this.#windowPlace }
  }

  #readOnce(): Promise<unknown> {
    this.#read ??= Promise.all([readUnder(this.#settings), readUnder(this.#session)])
    return this.#read
  }

  get settings(): Settings {
    return cleanSettings(this.#settings.data)
  }

  get session(): Session {
    return cleanSession(this.#session.data)
  }

  get #windowPlace(): WindowPlace | null {
    const place = this.#session.data.windowPlace
    const isWhole =
      place != null &&
      [place.x, place.y, place.width, place.height].every(Number.isFinite) &&
      typeof place.maximized === 'boolean'
    return isWhole ? place : null
  }

  /** How many papers were last said to have lost their texts for good. */
  get saidLost(): number {
    return numberIn(this.#session.data.saidLost, 0, Infinity, 0)
  }

  /** Changes settings; they are saved by themselves. */
  changeSettings(change: Partial<Settings>): void {
    const before = this.#settings.data
    const keys = change.keys && { keys: { ...keysOfOthers(before.keys), ...change.keys } }
    this.#settings.data = { ...before, ...change, ...keys }
    this.#unsaved.add(this.#settings)
    this.#saveAfter(DELAY)
  }

  /** Changes the session; it is saved by itself. */
  changeSession(change: SingleData['session']): void {
    this.#session.data = { ...this.#session.data, ...change }
    // the person did nothing that could be lost: quitting must not ask about it
    if (this.#isUnreadable) return
    this.#unsaved.add(this.#session)
    this.#saveAfter(DELAY)
  }

  /** Writes what changed, after any save under way. Never rejects. */
  flush(): Promise<FlushReport> {
    return this.#flushInTurn()
  }

  /** The same; says what became of the settings alone. */
  async flushSettings(): Promise<FlushReport> {
    await this.flush()
    const failure = this.#settingsFailure
    return failure === null ? { kind: 'flushed' } : { kind: 'notFlushed', failure }
  }

  async #flushNow(): Promise<FlushReport> {
    if (this.#unsaved.size === 0) return { kind: 'flushed' }
    this.#cancelTimer?.()
    // they count until the app quits: nobody is to be asked about them
    if (hasNewer(this.#stores)) {
      this.#unsaved.clear()
      this.#settingsFailure = null
    }
    let report: FlushReport = { kind: 'flushed' }
    for (const file of [...this.#unsaved]) {
      this.#unsaved.delete(file)
      try {
        await this.#readOnce()
        await file.write()
        if (file === this.#settings) this.#settingsFailure = null
      } catch (error) {
        this.#unsaved.add(file)
        const failure = this.#stores.failure(error)
        if (file === this.#settings) this.#settingsFailure = failure
        report = { kind: 'notFlushed', failure }
        this.#saveAfter(RETRY_AFTER)
      }
    }
    this.#watch.see('settings', report)
    return report
  }

  #saveAfter(delay: number): void {
    this.#cancelTimer?.()
    this.#cancelTimer = this.#clock.later(delay, () => void this.flush())
  }
}

/** Reads what is on disk; what was changed meanwhile stays so. */
async function readUnder(file: Kept): Promise<void> {
  const stored = await file.read()
  file.data = { ...stored, ...file.data }
}

/** How many settings are others in the one than in the other. */
function countChanged(one: Partial<Settings>, other: Partial<Settings>): number {
  const [before, after] = [cleanSettings(one), cleanSettings(other)]
  const names = Object.keys(before) as (keyof Settings)[]
  return names.filter((name) => !isSameJson(before[name], after[name])).length
}
