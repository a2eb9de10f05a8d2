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

function oneOf<T>(value: unknown, allowed: readonly T[], fallback: T): T {
  return allowed.find((one) => one === value) ?? fallback
}

export function numberIn(value: unknown, least: number, most: number, fallback: number): number {
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
export function keysOfOthers(stored: unknown): object {
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

/** The same of the session. */
export function cleanSession(stored: Partial<Session>): Session {
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
