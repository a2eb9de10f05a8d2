/** Whether tests that need a browser can run, said loudly where they cannot. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium } from './findChromium.mjs'

const root = join(import.meta.dirname, '../..')

/**
 * Whether end-to-end tests drive Electron's own binary: where it is installed, or where `ELECTRON=real`
 * says so; `ELECTRON=standin` says no.
 */
export const onRealElectron =
  process.env.ELECTRON === 'real' ||
  (process.env.ELECTRON !== 'standin' && existsSync(join(root, 'node_modules/electron/path.txt')))

/**
 * For `describe.skipIf(!requireBrowser())`: true where the stand-in finds a Chromium. Where it finds none,
 * it says so and answers `false`, or throws with `DUIDU_REQUIRE_E2E=1`.
 */
export function requireChromium(): boolean {
  const found = findChromium()
  if (found.kind === 'found') return true
  if (process.env.DUIDU_REQUIRE_E2E === '1') throw new Error(found.sentence)
  console.warn(`\n!!! SKIPPED, not tested: ${found.sentence} With DUIDU_REQUIRE_E2E=1 this fails.\n`)
  return false
}

/** The same for tests of the app itself, which Electron's own binary can run as well. */
export function requireBrowser(): boolean {
  return onRealElectron || requireChromium()
}
