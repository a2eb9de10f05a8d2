import { Low } from 'lowdb'
import type { Lang } from '../bilingual'
import { isCommandId } from '../commands'
import { cleanKeys } from '../keys'
import { isPaperId } from '../paperId'
import type { Scope } from '../scope'
import { RECENT_SEARCHES } from '../search/savedSearch'
import {
  DEFAULT_SESSION,
  DEFAULT_SETTINGS,
  LANGUAGE_MODES,
  NOTE_VIEWS,
  MOST_RECENT_COMMANDS,
  THEME_SETTINGS,
  type Session,
  type Settings,
} from '../settings'
import { COLUMN_SHARES, isFamilyName, TEXT_SCALES, TYPE_RANGES, WIDTH_SCALES } from '../typeSettings'
import type { TypeSettings } from '../typeSettings'
import type { SaveFailure } from '../reports'
import type { FlushReport, LibraryStart, WindowPlace } from './libraryApi'
import { oneAtATime } from './oneAtATime'
import type { SaveWatch } from './saveWatch'
import { hasNewer, type Clock, type LibraryStores, type SingleData } from './stores'

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
  readonly #settings: Low<SingleData['settings']>
  readonly #session: Low<SingleData['session']>
  readonly #unsaved = new Set<{ write(): Promise<void> }>()
  #read: Promise<unknown> | null = null
  #isUnreadable = false
  /** Why the settings, whatever became of the session, are not on disk. */
  #settingsFailure: SaveFailure | null = null
  readonly #flushInTurn = oneAtATime(() => this.#flushNow())
  #cancelTimer: (() => void) | null = null

  constructor(stores: LibraryStores, clock: Clock, watch: SaveWatch) {
    this.#stores = stores
    this.#clock = clock
    this.#watch = watch
    this.#settings = new Low(stores.single('settings'), {})
    this.#session = new Low(stores.single('session'), {})
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
    // they count until the app quits: nobody is to be asked about them
    if (hasNewer(this.#stores)) {
      this.#unsaved.clear()
      this.#settingsFailure = null
    }
    if (this.#unsaved.size === 0) return { kind: 'flushed' }
    this.#cancelTimer?.()
    let report: FlushReport = { kind: 'flushed' }
    for (const low of [...this.#unsaved]) {
      this.#unsaved.delete(low)
      try {
        await this.#readOnce()
        await low.write()
        if (low === this.#settings) this.#settingsFailure = null
      } catch (error) {
        this.#unsaved.add(low)
        const failure = this.#stores.failure(error)
        if (low === this.#settings) this.#settingsFailure = failure
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
async function readUnder<T extends object>(low: Low<T>): Promise<void> {
  const stored = await low.adapter.read()
  low.data = { ...stored, ...low.data }
}

function oneOf<T>(value: unknown, allowed: readonly T[], fallback: T): T {
  return allowed.find((one) => one === value) ?? fallback
}

function numberIn(value: unknown, least: number, most: number, fallback: number): number {
  return typeof value === 'number' && value >= least && value <= most ? value : fallback
}

/** Between the first and the last of `steps`. */
function numberWithin(value: unknown, steps: readonly number[], fallback: number): number {
  return numberIn(value, steps[0]!, steps.at(-1)!, fallback)
}

function cleanType(stored: Partial<TypeSettings> | undefined, lang: Lang): TypeSettings {
  const fallback = lang === 'zh' ? DEFAULT_SETTINGS.zhType : DEFAULT_SETTINGS.enType
  const { size, leading, measure } = TYPE_RANGES
  return {
    family: isFamilyName(stored?.family) ? stored.family : fallback.family,
    size: numberIn(stored?.size, size.least, size.most, fallback.size),
    leading: numberIn(stored?.leading, leading.least, leading.most, fallback.leading),
    measure: numberIn(stored?.measure, measure[lang].least, measure[lang].most, fallback.measure),
  }
}

/** The keys of commands that only a newer version knows: they stay in the file. */
function keysOfOthers(stored: unknown): object {
  if (typeof stored !== 'object' || stored === null) return {}
  return Object.fromEntries(Object.entries(stored).filter(([id]) => !isCommandId(id)))
}

/** Every setting, from what a file holds: what is missing or no such value is the default. */
export function cleanSettings(stored: Partial<Settings>): Settings {
  const fallback = DEFAULT_SETTINGS
  return {
    language: oneOf(stored.language, ['system', 'zh', 'en'], fallback.language),
    theme: oneOf(stored.theme, THEME_SETTINGS, fallback.theme),
    density: oneOf(stored.density, ['comfortable', 'compact'], fallback.density),
    languageMode: oneOf(stored.languageMode, LANGUAGE_MODES, fallback.languageMode),
    noteView: oneOf(stored.noteView, NOTE_VIEWS, fallback.noteView),
    revealShown: oneOf(stored.revealShown, ['zh', 'en'], fallback.revealShown),
    dwellSeconds: numberIn(stored.dwellSeconds, 0, 60, fallback.dwellSeconds),
    followedFirst: oneOf(stored.followedFirst, [true, false], fallback.followedFirst),
    zhType: cleanType(stored.zhType, 'zh'),
    enType: cleanType(stored.enType, 'en'),
    textScale: numberWithin(stored.textScale, TEXT_SCALES, fallback.textScale),
    widthScale: numberWithin(stored.widthScale, WIDTH_SCALES, fallback.widthScale),
    columnShare: numberWithin(stored.columnShare, COLUMN_SHARES, fallback.columnShare),
    englishFirst: stored.englishFirst === true,
    markOnScroll: stored.markOnScroll === true,
    keys: cleanKeys(stored.keys),
  }
}

function cleanScope(stored: Scope | undefined): Scope {
  switch (stored?.kind) {
    case 'all':
    case 'unread':
    case 'starred':
    case 'noted':
    case 'updated':
    case 'followed':
      return { kind: stored.kind }
    case 'search':
      return Number.isSafeInteger(stored.search)
        ? { kind: 'search', search: stored.search }
        : DEFAULT_SESSION.scope
    case 'digest':
      return Number.isSafeInteger(stored.digest)
        ? { kind: 'digest', digest: stored.digest }
        : DEFAULT_SESSION.scope
    case 'category':
      return typeof stored.category === 'string'
        ? { kind: 'category', category: stored.category }
        : DEFAULT_SESSION.scope
    default:
      return DEFAULT_SESSION.scope
  }
}

function cleanRecent(stored: unknown): Session['recentCommands'] {
  const names: readonly unknown[] = Array.isArray(stored) ? stored : []
  const known = names.filter((name) => typeof name === 'string' && isCommandId(name))
  return [...new Set(known as Session['recentCommands'])].slice(0, MOST_RECENT_COMMANDS)
}

function recentIn(value: unknown): readonly string[] {
  const texts = Array.isArray(value) ? value : []
  return texts.filter((text): text is string => typeof text === 'string').slice(0, RECENT_SEARCHES)
}

function cleanSession(stored: Partial<Session>): Session {
  const fallback = DEFAULT_SESSION
  return {
    scope: cleanScope(stored.scope),
    openPaper: isPaperId(stored.openPaper) ? stored.openPaper : null,
    paperTop: numberIn(stored.paperTop, 0, 1_000_000, fallback.paperTop),
    recentCommands: cleanRecent(stored.recentCommands),
    sourcesWidth: numberIn(stored.sourcesWidth, 100, 2000, fallback.sourcesWidth),
    listWidth: numberIn(stored.listWidth, 100, 3000, fallback.listWidth),
    noteHeight: numberIn(stored.noteHeight, 50, 3000, fallback.noteHeight),
    recentSearches: recentIn(stored.recentSearches),
  }
}
