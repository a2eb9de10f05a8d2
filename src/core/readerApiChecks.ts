import { webAddress } from './text/webAddress'
import type { Lang } from './bilingual'
import { isCommandId, type CommandId } from './commands'
import { areKeyBindings } from './keys'
import type { PairRequest } from './pairing'
import { isNetworkPath } from './networkPath'
import { isPaperId } from './paperId'
import {
  MAX_COPIED_LENGTH,
  MAX_LONG_NOTE,
  MAX_NOTES_HELD,
  MAX_PAIRED_LENGTH,
  MAX_PAIRS_ASKED,
  MAX_ROWS_ASKED,
  type ListRequest,
  type MarkRequest,
} from './readerApi'
import type { ReaderApi, ReaderMethod } from './readerApi'
import type { Scope } from './scope'
import { MAX_KEYWORD_LENGTH, MAX_KEYWORDS, type Keyword } from './search/keywords'
import {
  MAX_SAVED_SEARCHES,
  MAX_SEARCH_NAME_LENGTH,
  RECENT_SEARCHES,
  type SavedSearch,
} from './search/savedSearch'
import {
  LANGUAGE_MODES,
  NOTE_VIEWS,
  MOST_RECENT_COMMANDS,
  THEME_SETTINGS,
  type Session,
  type Settings,
} from './settings'
import { COLUMN_SHARES, isFamilyName, TEXT_SCALES, TYPE_RANGES, WIDTH_SCALES } from './typeSettings'
import type { TypeSettings } from './typeSettings'

/** The most characters that a search may have. */
export const MAX_QUERY_LENGTH = 500
/** The most rows that one call may name: more than any library has. */
export const MAX_ROWS_NAMED = 2_000_000
/** The most files that may be dropped at once. */
export const MAX_FILES_DROPPED = 1_000
/** The longest path of a file: Windows allows 32,767 characters. */
export const MAX_PATH_LENGTH = 32_767
const MAX_CATEGORY_LENGTH = 100
const MAX_DWELL_SECONDS = 60
const MAX_PIXELS = 10_000
/** How far a paper can be scrolled. */
const MAX_SCROLL = 1_000_000

type Check<T> = (value: unknown) => value is T
type Checks<T> = { readonly [K in keyof T]-?: Check<T[K]> }

function isOneOf<const T extends string>(...values: readonly T[]): Check<T> {
  return (value): value is T => values.some((known) => known === value)
}

function isTextUpTo(length: number): Check<string> {
  return (value): value is string => typeof value === 'string' && value.length <= length
}

function isNumberBetween(low: number, high: number): Check<number> {
  return (value): value is number => typeof value === 'number' && value >= low && value <= high
}

function isNullOr<T>(check: Check<T>): Check<T | null> {
  return (value): value is T | null => value === null || check(value)
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean'
}

/** A count or a number that the library gave: whole, from 0, within 32 bits. */
function isOrdinal(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 0xffff_ffff
}

/** Row numbers; the buffer behind them is measured too, since all of it crosses the bridge. */
function isRowNumbers(most: number): Check<Uint32Array> {
  return (value): value is Uint32Array =>
    value instanceof Uint32Array && value.length <= most && value.buffer.byteLength <= MAX_ROWS_NAMED * 4
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An object with exactly the keys of `checks`, each value as its check says. */
function isShape<T extends object>(checks: Checks<T>): Check<T> {
  const keys = Object.keys(checks) as (keyof T & string)[]
  return (value): value is T =>
    isRecord(value) &&
    Object.keys(value).length === keys.length &&
    keys.every((key) => Object.hasOwn(value, key) && checks[key](value[key]))
}

/** An object with some of the keys of `checks` and no other. */
function isPartOf<T extends object>(checks: Checks<T>): Check<Partial<T>> {
  return (value): value is Partial<T> =>
    isRecord(value) &&
    Object.keys(value).every((key) => Object.hasOwn(checks, key) && checks[key as keyof T](value[key]))
}

const isPlainScope = isShape<{ kind: 'all' | 'unread' | 'starred' | 'noted' | 'updated' | 'followed' }>({
  kind: isOneOf('all', 'unread', 'starred', 'noted', 'updated', 'followed'),
})
const isDigestScope = isShape<{ kind: 'digest'; digest: number }>({
  kind: isOneOf('digest'),
  digest: isOrdinal,
})
const isCategoryScope = isShape<{ kind: 'category'; category: string }>({
  kind: isOneOf('category'),
  category: isTextUpTo(MAX_CATEGORY_LENGTH),
})

const isSearchScope = isShape<{ kind: 'search'; search: number }>({
  kind: isOneOf('search'),
  search: isOrdinal,
})

function isScope(value: unknown): value is Scope {
  return isPlainScope(value) || isDigestScope(value) || isCategoryScope(value) || isSearchScope(value)
}

const listChecks = {
  scope: isScope,
  query: isTextUpTo(MAX_QUERY_LENGTH),
  keep: isRowNumbers(MAX_ROWS_NAMED),
}
const isPlainListRequest = isShape<Omit<ListRequest, 'muted'>>(listChecks)
const isReadListRequest = isShape<Required<ListRequest>>({
  ...listChecks,
  muted: isOneOf('folded', 'shown'),
})

function isListRequest(value: unknown): value is ListRequest {
  return isPlainListRequest(value) || isReadListRequest(value)
}

function isListUpTo<T>(most: number, check: Check<T>): Check<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.length <= most && value.every(check)
}

const isSavedSearch = isShape<SavedSearch>({
  id: isOrdinal,
  name: isTextUpTo(MAX_SEARCH_NAME_LENGTH),
  query: isTextUpTo(MAX_QUERY_LENGTH),
})

const isKeyword = isShape<Keyword>({
  text: isTextUpTo(MAX_KEYWORD_LENGTH),
  kind: isOneOf('followed', 'muted'),
})

const isMarkRequest = isShape<MarkRequest>({
  mark: isOneOf('read', 'starred'),
  value: (value) => isBoolean(value) || value === 'turned',
  rows: isRowNumbers(MAX_ROWS_NAMED),
  undoable: (value) => isBoolean(value) || value === 'joined',
})

/** A number between the first and the last of `steps`. */
function isWithin(steps: readonly number[]): Check<number> {
  return isNumberBetween(steps[0]!, steps.at(-1)!)
}

function isTypeSettings(lang: Lang): Check<TypeSettings> {
  const { size, leading, measure } = TYPE_RANGES
  return isShape<TypeSettings>({
    family: isFamilyName,
    size: isNumberBetween(size.least, size.most),
    leading: isNumberBetween(leading.least, leading.most),
    measure: isNumberBetween(measure[lang].least, measure[lang].most),
  })
}

const isPairRequest = isShape<PairRequest>({
  texts: isShape({ zh: isTextUpTo(MAX_PAIRED_LENGTH), en: isTextUpTo(MAX_PAIRED_LENGTH) }),
  cut: isShape({ zh: isBoolean, en: isBoolean }),
})

const isSettingsChange = isPartOf<Settings>({
  language: isOneOf('system', 'zh', 'en'),
  theme: isOneOf(...THEME_SETTINGS),
  density: isOneOf('comfortable', 'compact'),
  languageMode: isOneOf(...LANGUAGE_MODES),
  noteView: isOneOf(...NOTE_VIEWS),
  revealShown: isOneOf('zh', 'en'),
  dwellSeconds: isNumberBetween(0, MAX_DWELL_SECONDS),
  followedFirst: isBoolean,
  zhType: isTypeSettings('zh'),
  enType: isTypeSettings('en'),
  textScale: isWithin(TEXT_SCALES),
  widthScale: isWithin(WIDTH_SCALES),
  columnShare: isWithin(COLUMN_SHARES),
  englishFirst: isBoolean,
  markOnScroll: isBoolean,
  keys: areKeyBindings,
})

function isRecent(value: unknown): value is readonly CommandId[] {
  return (
    Array.isArray(value) &&
    value.length <= MOST_RECENT_COMMANDS &&
    value.every((id: unknown) => typeof id === 'string' && isCommandId(id))
  )
}

const isSessionChange = isPartOf<Session>({
  scope: isScope,
  openPaper: isNullOr(isPaperId),
  paperTop: isNumberBetween(0, MAX_SCROLL),
  recentCommands: isRecent,
  sourcesWidth: isNumberBetween(0, MAX_PIXELS),
  listWidth: isNumberBetween(0, MAX_PIXELS),
  noteHeight: isNumberBetween(0, MAX_PIXELS),
  recentSearches: isListUpTo(RECENT_SEARCHES, isTextUpTo(MAX_QUERY_LENGTH)),
})

/** `/…` or `C:\…`, on this machine, without the character that ends a path for the system. */
function isAbsolutePath(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length <= MAX_PATH_LENGTH &&
    !value.includes('\0') &&
    /^(?:\/|[A-Za-z]:[\\/])/.test(value) &&
    !isNetworkPath(value)
  )
}

/** An address as `webAddress` makes it, and in no other spelling. */
function isWebAddress(value: unknown): value is string {
  return typeof value === 'string' && webAddress(value)?.href === value
}

/** A list of between one and `most` absolute paths of files or folders of this machine. */
export function isPathList(value: unknown, most: number): value is readonly string[] {
  return Array.isArray(value) && value.length >= 1 && value.length <= most && value.every(isAbsolutePath)
}

type ChecksOf<A extends readonly unknown[]> = { readonly [I in keyof A]: Check<A[I]> }
type ArgumentChecks = { readonly [M in ReaderMethod]: ChecksOf<Parameters<ReaderApi[M]>> }

const CHECKS: ArgumentChecks = {
  start: [],
  digests: [],
  counts: [],
  list: [isListRequest],
  stopSearch: [],
  savedSearches: [],
  saveSearch: [isTextUpTo(MAX_QUERY_LENGTH), isTextUpTo(MAX_SEARCH_NAME_LENGTH)],
  keepSearches: [isListUpTo(MAX_SAVED_SEARCHES, isSavedSearch)],
  keywords: [],
  keepKeywords: [isListUpTo(MAX_KEYWORDS, isKeyword)],
  rows: [isRowNumbers(MAX_ROWS_ASKED), isNullOr(isOrdinal)],
  rowsBefore: [isRowNumbers(MAX_ROWS_NAMED), isNullOr(isOrdinal), isDate],
  openPaper: [isPaperId],
  pair: [isListUpTo(MAX_PAIRS_ASKED, isPairRequest)],
  mark: [isMarkRequest],
  undo: [],
  redo: [],
  undoOffer: [],
  writeNote: [isPaperId, isTextUpTo(MAX_LONG_NOTE)],
  noteVersions: [isPaperId],
  noteVersion: [isPaperId, isOrdinal],
  bringBackNote: [isPaperId, isOrdinal],
  deletedNotes: [],
  saveNow: [],
  tellHeldNotes: [isListUpTo(MAX_NOTES_HELD, isPaperId)],
  importByDialog: [isOneOf('files', 'folder')],
  importSample: [],
  // what the page hands over as files arrives here as the paths that the preload found for them
  importDropped: [(value): value is readonly string[] => isPathList(value, MAX_FILES_DROPPED)],
  exportLibrary: [isBoolean],
  chooseExport: [],
  mergeExport: [isBoolean],
  changeSettings: [isSettingsChange],
  keepSession: [isSessionChange],
  openOnArxiv: [isPaperId],
  openLink: [isWebAddress],
  copyText: [isTextUpTo(MAX_COPIED_LENGTH)],
  printPage: [],
  savePdf: [isNullOr(isPaperId)],
  showLibraryFolder: [],
  libraryPlace: [],
  moveLibrary: [],
  keepLibraryPlace: [],
  snapshots: [],
  makeSnapshot: [isBoolean],
  releaseSnapshots: [],
  lookAtSnapshot: [isOrdinal],
  snapshotNote: [isOrdinal, isPaperId],
  leaveSnapshot: [],
  restoreSnapshot: [isOrdinal],
}

/**
 * True where `args` is what `method` takes: so many, of these shapes, no larger than allowed, with no
 * key too many. What comes over the bridge is believed only after this.
 */
export function areArgumentsOf<M extends ReaderMethod>(
  method: M,
  args: readonly unknown[],
): args is Parameters<ReaderApi[M]> {
  const checks = CHECKS[method] as readonly Check<unknown>[]
  return args.length === checks.length && checks.every((check, index) => check(args[index]))
}
