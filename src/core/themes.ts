import type { ThemeSetting } from './settings'

/** What the page is drawn in; each is a block of tokens in styles/tokens.css. */
export const THEMES = ['light', 'dark', 'sepia', 'contrastLight', 'contrastDark'] as const
export type Theme = (typeof THEMES)[number]

/** What the system asks for. */
export interface SystemLook {
  readonly dark: boolean
  /** More contrast than usual. */
  readonly contrast: boolean
}

/** The ground of each theme, as in styles/tokens.css: what a window shows before its page has painted. */
export const GROUND: Readonly<Record<Theme, string>> = {
  light: '#fcfbf8',
  dark: '#17181a',
  sepia: '#f7f0e1',
  contrastLight: '#ffffff',
  contrastDark: '#000000',
}

/**
 * The theme that is shown. Light and dark become their high contrast where the system asks for more of
 * it; who chose sepia or high contrast gets that.
 */
export function shownTheme(setting: ThemeSetting, { dark, contrast }: SystemLook): Theme {
  const wanted = setting === 'system' ? (dark ? 'dark' : 'light') : setting
  if (!contrast) return wanted
  if (wanted === 'light') return 'contrastLight'
  return wanted === 'dark' ? 'contrastDark' : wanted
}

/** What the system's own parts (menus, scroll bars, form controls) are to be drawn in. */
export function nativeThemeOf(setting: ThemeSetting): 'system' | 'light' | 'dark' {
  if (setting === 'system') return 'system'
  return setting === 'dark' || setting === 'contrastDark' ? 'dark' : 'light'
}
