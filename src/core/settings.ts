import type { Lang } from './bilingual'
import type { CommandId } from './commands'
import type { KeyBindings } from './keys'
import type { PaperId } from './paperId'
import type { Scope } from './scope'
import { THEMES, type Theme } from './themes'
import { DEFAULT_TYPE, type TypeSettings } from './typeSettings'

export type LanguageSetting = 'system' | 'zh' | 'en'
export type ThemeSetting = 'system' | Theme
export const THEME_SETTINGS: readonly ThemeSetting[] = ['system', ...THEMES]
export type Density = 'comfortable' | 'compact'
/**
 * How the two languages of a paper are laid out: beside each other, one under the other, one alone,
 * sentence by sentence in turn, or one language with the other shown sentence by sentence on demand.
 */
export type LanguageMode = 'side' | 'stacked' | 'zh' | 'en' | 'interleaved' | 'reveal'
/** In the order of their keys, 1 to 6. */
export const LANGUAGE_MODES: readonly LanguageMode[] = [
  'side',
  'stacked',
  'zh',
  'en',
  'interleaved',
  'reveal',
]

/** A note as Markdown source to be written, or set to be read. */
export type NoteView = 'write' | 'read'
export const NOTE_VIEWS: readonly NoteView[] = ['write', 'read']

/** What a person chose, and keeps until choosing otherwise. */
export interface Settings {
  readonly language: LanguageSetting
  readonly theme: ThemeSetting
  readonly density: Density
  readonly languageMode: LanguageMode
  /** The language that is shown in the mode `reveal`; the other one comes on demand. */
  readonly revealShown: Lang
  /** Seconds on a paper until it counts as read; 0 = only by hand. */
  readonly dwellSeconds: number
  /** Whether papers with words that the reader follows come first in every list. */
  readonly followedFirst: boolean
  readonly zhType: TypeSettings
  readonly enType: TypeSettings
  /** Makes all texts of papers larger or smaller; 1 = as their sizes say. */
  readonly textScale: number
  /** Makes the page of a paper and its lines wider or narrower; 1 = as their measures say. */
  readonly widthScale: number
  /** Side by side: the first column's share of the page. */
  readonly columnShare: number
  /** Side by side: English before Chinese. */
  readonly englishFirst: boolean
  /** Whether rows that the reader scrolls past the top of the list become read. */
  readonly markOnScroll: boolean
  /** How a note that has a text is shown when its paper is opened. */
  readonly noteView: NoteView
  /** The keys that a person chose. */
  readonly keys: KeyBindings
}

export const DEFAULT_SETTINGS: Settings = {
  language: 'system',
  theme: 'system',
  density: 'comfortable',
  languageMode: 'side',
  revealShown: 'en',
  dwellSeconds: 2,
  followedFirst: false,
  zhType: DEFAULT_TYPE.zh,
  enType: DEFAULT_TYPE.en,
  textScale: 1,
  widthScale: 1,
  columnShare: 0.463,
  englishFirst: false,
  markOnScroll: false,
  noteView: 'write',
  keys: {},
}

/** Where a person was when the app closed. Sizes in CSS pixels. */
export interface Session {
  readonly scope: Scope
  readonly openPaper: PaperId | null
  /** How far the open paper was scrolled. */
  readonly paperTop: number
  /** Commands run from the palette, the last one first. */
  readonly recentCommands: readonly CommandId[]
  readonly sourcesWidth: number
  readonly listWidth: number
  readonly noteHeight: number
  /** What was searched last, newest first. */
  readonly recentSearches: readonly string[]
}

/** How many commands the palette remembers. */
export const MOST_RECENT_COMMANDS = 5

export const DEFAULT_SESSION: Session = {
  scope: { kind: 'unread' },
  openPaper: null,
  paperTop: 0,
  recentCommands: [],
  sourcesWidth: 220,
  listWidth: 392,
  noteHeight: 170,
  recentSearches: [],
}
