/** What keeps strangers out, read off the built files and the packaging. Needs `npm run build`. */
import { CONTENT_SECURITY_POLICY } from '@core/contentSecurityPolicy'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { EXPECTED_FUSES } from '../../scripts/packed.mjs'

const ROOT = resolve(import.meta.dirname, '../..')
const OUT = join(ROOT, 'out')

function scriptsIn(folder: string): readonly (readonly [name: string, source: string])[] {
  return readdirSync(join(OUT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[cm]?js$/.test(name))
    .map((name) => [name, readFileSync(join(OUT, folder, name), 'utf8')] as const)
}

/** Calls that ask a network. KaTeX's parser has a `fetch()` of its own, which takes no address. */
const ASKS_FROM_MAIN =
  /\bfetch\(|\bnet\.(?:fetch|request)\(|new (?:\w+\.)?(?:WebSocket|XMLHttpRequest|EventSource)\(/
const ASKS_FROM_PAGE =
  /\bfetch\((?!\))|new (?:\w+\.)?(?:WebSocket|EventSource|RTCPeerConnection|Worker|SharedWorker)\(|\.sendBeacon\(|serviceWorker\.register|importScripts\(/

const count = (source: string, pattern: RegExp): number => source.match(pattern)?.length ?? 0
const main = scriptsIn('main')
const whole = main.map(([, source]) => source).join('\n')
const entry = main.find(([name]) => name === 'index.js')![1]

describe('the main process', () => {
  test('asks for the sandbox before anything that waits for Electron', () => {
    const at = entry.search(/\.enableSandbox\(\)/)
    expect(at).toBeGreaterThan(0)
    expect(at).toBeLessThan(entry.search(/\.requestSingleInstanceLock\(/))
    expect(count(whole, /\.enableSandbox\(\)/g)).toBe(1)
  })

  test('makes one kind of window, and loads one address into it', () => {
    expect(count(whole, /new BrowserWindow\(/g)).toBe(1)
    expect(count(whole, /new (?:WebContentsView|BrowserView|BaseWindow)\(/g)).toBe(0)
    expect(count(whole, /\.loadURL\(/g)).toBe(1)
    expect(count(whole, /\.loadFile\(|\.executeJavaScript\(|\.insertCSS\(/g)).toBe(0)
  })

  test('weakens none of the page’s walls', () => {
    expect(whole).not.toMatch(
      /(?:nodeIntegration\w*|webviewTag|plugins|allowRunningInsecureContent|experimentalFeatures|webgl|spellcheck):\s*(?:true|!0)/,
    )
    expect(whole).not.toMatch(/(?:contextIsolation|sandbox|webSecurity):\s*(?:false|!1)/)
    expect(whole).not.toMatch(/enableBlinkFeatures|allowpopups|no-sandbox|disable-web-security|bypassCSP/)
  })

  test('has one way out: both calls of it stand in one file', () => {
    const outside = readFileSync(join(ROOT, 'src/main/outside.ts'), 'utf8')
    expect(count(whole, /\.openExternal\(/g)).toBe(count(outside, /\.openExternal\(/g))
    expect(count(whole, /\.(?:openPath|showItemInFolder)\(/g)).toBe(1)
  })

  test.each(main)('%s can ask nothing of any network and start no program', (name, source) => {
    const imported = [...source.matchAll(/(?:from|import|import\()\s*["']([^"'.][^"']*)["']/g)].map(
      ([, from]) => from!,
    )
    expect(
      imported.filter((from) =>
        /^(?:node:)?(?:https?|http2|tls|dgram|dns|child_process|cluster|inspector|vm|wasi|repl)(?:\/|$)/.test(
          from,
        ),
      ),
    ).toEqual([])
    // the library's lock is a socket in its folder, or a pipe: it has a path and no port; it lies in one
    // script, which the library's thread and the moving of the library share, and nothing else has sockets
    const hasLock = source.includes('.lock-${randomBytes')
    expect([name, imported.includes('node:net')]).toEqual([name, hasLock])
    if (hasLock) expect(count(source, /\b(?:connect|createServer)\(/g)).toBe(2)
    expect(source).not.toMatch(/\.listen\(\s*\d|\bport:\s*\d/)
    expect(ASKS_FROM_MAIN.exec(source)?.[0]).toBeUndefined()
  })

  test('knows one address of the world, of which it makes links to papers', () => {
    const addresses = whole.match(/https?:\/\/[\w-]+\.[\w./-]*/g) ?? []
    expect(new Set(addresses)).toEqual(new Set(['https://arxiv.org/abs/']))
  })
})

test.each(scriptsIn('renderer'))('the page’s %s asks nothing of any network', (_, source) => {
  // Pinia's developer tools bring an XMLHttpRequest, which nothing of ours calls and the policy would refuse
  expect(ASKS_FROM_PAGE.exec(source)?.[0]).toBeUndefined()
  const writes = /\.insertAdjacentHTML\(|\.setHTMLUnsafe\(|document\.write(?:ln)?\(|new DOMParser\(/
  expect(writes.exec(source)?.[0]).toBeUndefined()
})

test.each([
  'fetch(u)',
  'globalThis.fetch(u)',
  'window.fetch("u")',
  'new WebSocket(u)',
  'new window.EventSource(u)',
])('%s would be seen in what is built', (call) => {
  expect(call).toMatch(ASKS_FROM_PAGE)
  expect(call).toMatch(ASKS_FROM_MAIN)
})

test('only Vue’s own lines of the page name HTML of an element', () => {
  const lines = scriptsIn('renderer').flatMap(([, source]) =>
    source.split('\n').filter((line) => /(?:inner|outer)-?html/i.test(line)),
  )
  // with another release of Vue: look at them, and put them down here
  expect(lines.map((line) => line.trim().replaceAll(/\s+/g, ' '))).toEqual([
    'if (oldProps.innerHTML && newProps.innerHTML == null || oldProps.textContent && newProps.textContent == null) hostSetElementText(el, "");',
    'templateContainer.innerHTML = unsafeToTrustedHTML(namespace === "svg" ? `<svg>${content}</svg>` : namespace === "mathml" ? `<math>${content}</math>` : content);',
    'if (key === "innerHTML" || key === "textContent") {',
    'if (value != null) el[key] = key === "innerHTML" ? unsafeToTrustedHTML(value) : value;',
    'if (key === "innerHTML" || key === "textContent") return true;',
    'if (!isFunction(component) && !component.render && !component.template) component.template = container.innerHTML;',
  ])
})

test('the policy is the one that was agreed on, directive by directive', () => {
  expect(CONTENT_SECURITY_POLICY.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
    "object-src 'none'",
    "worker-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types vue',
  ])
})

test('the packaging sets every fuse but the one that stays as Electron ships it', () => {
  const builder = readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')
  const [, fuses = ''] = builder.split('electronFuses:\n')
  const set = Object.fromEntries(
    [...fuses.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name, value]) => [name, value === 'true']),
  )
  expect(set).toEqual({
    runAsNode: EXPECTED_FUSES.runAsNode,
    enableCookieEncryption: EXPECTED_FUSES.cookieEncryption,
    enableNodeOptionsEnvironmentVariable: EXPECTED_FUSES.nodeOptions,
    enableNodeCliInspectArguments: EXPECTED_FUSES.nodeCliInspect,
    enableEmbeddedAsarIntegrityValidation: EXPECTED_FUSES.embeddedAsarIntegrityValidation,
    onlyLoadAppFromAsar: EXPECTED_FUSES.onlyLoadAppFromAsar,
    loadBrowserProcessSpecificV8Snapshot: EXPECTED_FUSES.loadBrowserProcessSpecificV8Snapshot,
    grantFileProtocolExtraPrivileges: EXPECTED_FUSES.grantFileProtocolExtraPrivileges,
  })
  expect(EXPECTED_FUSES).toEqual({
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
})
