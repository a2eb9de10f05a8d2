// @ts-check
/** What a packaged Duidu must be: its files and its fuses, as pure checks of what was read back. */

/**
 * Electron's fuses in the order of their wire. The last one stays as Electron ships it.
 * Source: https://www.electronjs.org/docs/latest/tutorial/fuses
 */
export const EXPECTED_FUSES = /** @type {const} */ ({
  runAsNode: false,
  cookieEncryption: true,
  nodeOptions: false,
  nodeCliInspect: false,
  embeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
  wasmTrapHandlers: true,
})
export const FUSE_NAMES = /** @type {(keyof typeof EXPECTED_FUSES)[]} */ (Object.keys(EXPECTED_FUSES))

/** Every file of app.asar matches one of these, and each of `needed` matches at least one file. */
const PARTS = [
  { what: 'the manifest', needed: true, path: /^package\.json$/ },
  { what: 'the main process', needed: true, path: /^out\/main\/index\.js$/ },
  { what: "the library's thread", needed: true, path: /^out\/main\/libraryWorker\.js$/ },
  { what: "the parser's thread", needed: true, path: /^out\/main\/parserWorker\.js$/ },
  { what: 'what they share', needed: false, path: /^out\/main\/chunks\/[\w-]+\.js$/ },
  { what: 'the preload', needed: true, path: /^out\/preload\/index\.cjs$/ },
  { what: 'the page', needed: true, path: /^out\/renderer\/index\.html$/ },
  { what: "the page's scripts", needed: true, path: /^out\/renderer\/assets\/[\w.-]+\.js$/ },
  { what: "the page's styles", needed: true, path: /^out\/renderer\/assets\/[\w.-]+\.css$/ },
  {
    what: "the page's fonts and pictures",
    needed: false,
    path: /^out\/renderer\/assets\/[\w.-]+\.(?:woff2|svg|png)$/,
  },
]

/**
 * What is wrong with the files in app.asar, in words; empty where nothing is.
 *
 * @param {readonly string[]} files paths inside app.asar with `/`, no folders
 */
export function wrongFiles(files) {
  const missing = PARTS.filter(({ needed, path }) => needed && !files.some((file) => path.test(file)))
  const strangers = files.filter((file) => !PARTS.some(({ path }) => path.test(file)))
  return [
    ...missing.map(({ what, path }) => `app.asar lacks ${what} (${path.source})`),
    ...strangers.map((file) => `app.asar holds ${file}, which nobody expects there`),
  ]
}

/**
 * What is wrong with the fuses, in words; empty where nothing is.
 *
 * @param {string} wire one character for each fuse: `1` on, `0` off, anything else unknown
 */
export function wrongFuses(wire) {
  if (wire.length !== FUSE_NAMES.length) {
    return [
      `this Electron has ${wire.length} fuses, ${FUSE_NAMES.length} are known: decide about the new ones`,
    ]
  }
  return FUSE_NAMES.flatMap((name, index) => {
    const expected = EXPECTED_FUSES[name] ? '1' : '0'
    return wire[index] === expected ? [] : [`fuse ${name} is ${wire[index]}, expected ${expected}`]
  })
}
