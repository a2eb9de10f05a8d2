import type { PaperId } from './paperId'
import type { Scope } from './scope'

export type LanguageSetting = 'system' | 'zh' | 'en'
export type ThemeSetting = 'system' | 'light' | 'dark'
export type Density = 'comfortable' | 'compact'
/** How the two languages of a paper are laid out. */
export type LanguageMode = 'side' | 'stacked' | 'zh' | 'en'
export const LANGUAGE_MODES: readonly LanguageMode[] = ['side', 'stacked', 'zh', 'en']

/** What a person chose, and keeps until choosing otherwise. */
export interface Settings {
  readonly language: LanguageSetting
  readonly theme: ThemeSetting
  readonly density: Density
  readonly languageMode: LanguageMode
  /** Seconds on a paper until it counts as read; 0 = only by hand. */
  readonly dwellSeconds: number
}

export const DEFAULT_SETTINGS: Settings = {
  language: 'system',
  theme: 'system',
  density: 'comfortable',
  languageMode: 'side',
  dwellSeconds: 2,
}

/** Where a person was when the app closed. Sizes in CSS pixels. */
export interface Session {
  readonly scope: Scope
  readonly openPaper: PaperId | null
  readonly sourcesWidth: number
  readonly listWidth: number
  readonly noteHeight: number
}

export const DEFAULT_SESSION: Session = {
  scope: { kind: 'unread' },
  openPaper: null,
  sourcesWidth: 220,
  listWidth: 392,
  noteHeight: 170,
}
