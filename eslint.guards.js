import { builtinModules } from 'node:module'

/**
 * What the lint refuses so that nothing of a file becomes HTML or code, nothing is asked of a network, and every
 * part of the app comes to the others by the doors that are meant for it. `test/scripts/lintGuards.test.ts` has
 * a row for each way in.
 */

/** Selectors of a name, however it is written: `a.name`, `a['name']`, `{ name }`, `a[`name`]`, `'.name'` of Vue. */
function named(names, message) {
  const pattern = names.join('|')
  return [
    `Identifier[name=/^(?:${pattern})$/]`,
    `Literal[value=/^[.^]?(?:${pattern})$/]`,
    `TemplateElement[value.cooked=/^[.^]?(?:${pattern})$/]`,
  ].map((selector) => ({ selector, message }))
}

const NO_HTML = 'text is text, never HTML'
const NO_CODE = 'nothing from a file becomes code'
const NO_NETWORK = 'Duidu asks nothing of any network'
const CALLED = ':matches(CallExpression, NewExpression)'

/** What is refused wherever it runs, in scripts and in templates. */
export const NEVER = [
  ...named(
    [
      '(?:inner|outer)(?:-?HTML|-?html)',
      'insertAdjacentHTML',
      'setHTMLUnsafe',
      'createContextualFragment',
      'parseFromString',
      'srcdoc',
      'createStaticVNode',
    ],
    NO_HTML,
  ),
  {
    selector:
      'MemberExpression:matches([object.name="document"], [object.property.name="document"])[property.name=/^write(?:ln)?$/]',
    message: NO_HTML,
  },
  ...named(['eval', 'getBuiltinModule', 'createRequire'], NO_CODE),
  {
    selector: `${CALLED}:matches([callee.name="Function"], [callee.property.name="Function"]), CallExpression[callee.property.name="constructor"]`,
    message: NO_CODE,
  },
  {
    selector:
      'CallExpression[callee.name=/^(?:setTimeout|setInterval)$/] > :matches(Literal, TemplateLiteral).arguments:first-child',
    message: NO_CODE,
  },
  { selector: 'ImportExpression[source.type!="Literal"]', message: NO_CODE },
  ...named(
    [
      'fetch',
      'fetchLater',
      'XMLHttpRequest',
      'WebSocket',
      'WebSocketStream',
      'EventSource',
      'RTCPeerConnection',
      'WebTransport',
      'sendBeacon',
    ],
    NO_NETWORK,
  ),
  ...named(['JSONFilePreset', 'JSONFile'], 'stores go through main/storage, which does not lose them'),
  {
    selector: 'ExportDefaultDeclaration',
    message: 'named exports, so that a thing has one name everywhere',
  },
]

/** What is refused in templates besides: names of attributes that are only known when they are set. */
export const NEVER_IN_TEMPLATES = [
  ...NEVER,
  { selector: 'VDirectiveKey > VExpressionContainer.argument', message: 'attributes have names' },
]

/** Attributes that Vue hands to its own policy of Trusted Types, which the page's policy has to allow. */
export const HTML_ATTRIBUTE = { pattern: '/^(?:(?:inner|outer)-?html|srcdoc)$/i', message: NO_HTML }

/** Modules that a part of the app does not import: a pattern of their names, and which door to use instead. */
const door = (regex, message, importNames) => ({ regex, message, ...(importNames && { importNames }) })

const builtins = (...but) =>
  `^(?:node:)?(?:${builtinModules.filter((name) => !but.includes(name)).join('|')})(?:/|$)`

const STORES = door(
  '^(?:lowdb/(?:node|browser)|steno|write-file-atomic|atomically|electron-store|conf)(?:/|$)',
  'stores go through main/storage, which does not lose them',
)
const ELSEWHERE = door('^(?:data|https?|blob):', NO_CODE)
const NETWORK = ['_(?:http|tls)_\\w+', 'http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns']
const PROGRAMS = ['child_process', 'cluster', 'vm', 'inspector', 'wasi', 'repl']
const network = (...but) =>
  door(
    `^(?:node:)?(?:${[...NETWORK, ...PROGRAMS].filter((name) => !but.includes(name)).join('|')})(?:/|$)`,
    `${NO_NETWORK}, and starts nothing`,
  )
const CLIENTS = door('^(?:axios|got|ky|node-fetch|undici|ws)(?:/|$)', NO_NETWORK)
const ELECTRON = '^electron(?:/|$)'
const PAGE = '^(?:vue|pinia)(?:/|$)'
const partsOf = (...names) => `(?:^|/)(?:${names.join('|')})/`

const EVERYWHERE = [STORES, ELSEWHERE, CLIENTS]
const MAIN = [
  ...EVERYWHERE,
  door('^electron$|^electron/renderer$', "main imports from 'electron/main' and 'electron/common'"),
  door(`${PAGE}|${partsOf('renderer', 'preload', 'cli')}`, 'main knows nothing of the page'),
  door('^electron/main$', NO_NETWORK, ['net', 'webFrameMain', 'shell', 'default']),
]
const inThreads = (...allowed) => [
  ...EVERYWHERE,
  network(...allowed),
  door(ELECTRON, 'the library worker is a Node thread: no Electron in it'),
  door(`${PAGE}|${partsOf('renderer', 'preload', 'cli')}`, 'the library worker knows nothing of the page'),
]

/** By part of the app: what it does not import. */
export const DOORS = {
  core: [
    ...EVERYWHERE,
    door(
      [builtins(), ELECTRON, PAGE, partsOf('main', 'renderer', 'preload', 'cli')].join('|'),
      'core is pure: what it needs from outside is handed in',
    ),
  ],
  cli: [
    ...EVERYWHERE,
    network(),
    door(
      [ELECTRON, PAGE, partsOf('renderer', 'preload', 'storage', 'library')].join('|'),
      'the command reads the files that it is given, and prints',
    ),
  ],
  main: [
    ...MAIN,
    network(),
    door('^electron/common$', 'what leaves the app goes by main/outside.ts', ['shell', 'default']),
  ],
  outside: [...MAIN, network()],
  threads: inThreads(),
  lock: inThreads('net'),
  parser: [
    ...EVERYWHERE,
    door(
      [
        builtins('buffer', 'util', 'worker_threads', 'zlib'),
        '^lowdb(?:/|$)',
        ELECTRON,
        PAGE,
        partsOf('library', 'storage', 'renderer', 'preload', 'cli'),
      ].join('|'),
      'the parser is given bytes: it opens no file and reaches nothing',
    ),
  ],
  preload: [
    ...EVERYWHERE,
    door(
      [
        builtins('events', 'timers', 'url'),
        '^electron$|^electron/(?!renderer$)|^lowdb(?:/|$)',
        PAGE,
        partsOf('main', 'renderer', 'cli'),
      ].join('|'),
      "a sandboxed preload has only 'electron/renderer', events, timers, url",
    ),
  ],
  page: [
    ...EVERYWHERE,
    door(
      [builtins(), ELECTRON, partsOf('main', 'preload', 'cli')].join('|'),
      'the page has only window.reader, and only stores talk to it',
    ),
  ],
}

/** The rules for a part of the app: its doors, also where a module is imported as the app runs, and what is never done. */
export function guards(doors, ...more) {
  return {
    'no-restricted-imports': ['error', { patterns: doors }],
    'no-restricted-syntax': [
      'error',
      ...NEVER,
      ...doors.map(({ regex, message }) => ({
        // a selector's pattern ends at the first slash
        selector: `ImportExpression[source.value=/${regex.replaceAll('/', '\\u002F')}/]`,
        message,
      })),
      ...more,
    ],
  }
}
