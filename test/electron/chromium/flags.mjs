// @ts-check
/**
 * Chromium's command line. Nothing here gives a page more than Electron would: no flag touches the
 * same-origin policy, mixed content or file access. Most of them keep a browser's own business
 * (first-run pages, updates, sync, search) out of the app's window and out of the tests.
 */

/** Switches of the app's command line that Chromium has to know, as in Electron. */
const PASSED_ON = [
  'force-dark-mode',
  'force-high-contrast',
  'force-prefers-reduced-motion',
  'force-device-scale-factor',
]

const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-startup-window',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-quic',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  '--password-store=basic',
  '--use-mock-keychain',
]

/** What differs between a browser and Electron. */
const LIKE_ELECTRON = [
  '--disable-back-forward-cache',
  // Electron never asks: its permission handlers decide (main/permissions.mjs)
  '--deny-permission-prompts',
  // Electron has no blocker: its window-open handler decides (page/windowSignals.mjs)
  '--disable-popup-blocking',
  // the preloading is of the browser's own bars and menus: a process that Electron has not, busy for a second
  '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,MediaRouter,OptimizationHints,PaintHolding,PreloadTopChromeWebUI,PreloadTopChromeWebUILessNavigations,Translate',
]

/** A page without a window on a screen runs and looks the same everywhere. */
const HEADLESS = [
  '--headless',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--force-color-profile=srgb',
  '--screen-info={1920x1080}',
  // nothing leaves this machine; main/requests.mjs says so in Chromium's own words
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
]

/**
 * @param {object} options
 * @param {boolean} options.headed a visible window instead of none
 * @param {boolean} options.sandbox Chromium's own sandbox
 * @param {string} options.profile
 * @param {string} options.locale
 * @param {string | undefined} options.remoteDebuggingPort for Playwright, beside the pipe
 * @param {readonly string[]} options.appArguments the app's command line
 * @returns {string[]}
 */
export function chromiumFlags(options) {
  const passedOn = options.appArguments.filter((argument) =>
    PASSED_ON.some((name) => argument === `--${name}` || argument.startsWith(`--${name}=`)),
  )
  return [
    '--remote-debugging-pipe',
    `--user-data-dir=${options.profile}`,
    `--lang=${options.locale}`,
    `--accept-lang=${options.locale}`,
    ...QUIET,
    ...LIKE_ELECTRON,
    ...(options.headed ? [] : HEADLESS),
    ...(options.sandbox ? [] : ['--no-sandbox']),
    ...(options.remoteDebuggingPort === undefined
      ? []
      : [`--remote-debugging-port=${options.remoteDebuggingPort}`]),
    ...passedOn,
  ]
}
