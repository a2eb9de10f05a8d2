// @ts-check
/** The screen and the colours of the system, which only a page in a visible window can tell. */
import { nativeTheme } from './nativeTheme.mjs'
import { screen } from './screen.mjs'

const FACTS = `({
  dark: matchMedia('(prefers-color-scheme: dark)').matches,
  bounds: { x: 0, y: 0, width: screen.width, height: screen.height },
  workArea: { x: screen.availLeft, y: screen.availTop, width: screen.availWidth, height: screen.availHeight },
})`

/** Asks a page that has just been opened. @param {import('./pageLink.mjs').PageLink} page */
export async function measureSystem(page) {
  const { dark, bounds, workArea } = await page.evaluate(FACTS)
  screen._measured(bounds, workArea)
  if (nativeTheme.themeSource === 'system') nativeTheme._systemTold(dark)
}
