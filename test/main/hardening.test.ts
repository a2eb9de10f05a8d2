import { EventEmitter } from 'node:events'
import type { Session, WebContents } from 'electron/main'
import { describe, expect, test } from 'vitest'
import { allowsRequest, hardenContents, hardenSession, pagePreferences } from '../../src/main/hardening'
import { pageAddress } from '../../src/main/pageAddress'

const page = pageAddress(true, undefined)
const devPage = pageAddress(false, 'http://localhost:5173')

test('the page is isolated, sandboxed and has nothing that it does not need', () => {
  expect(pagePreferences(true)).toEqual({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    webviewTag: false,
    plugins: false,
    webgl: false,
    spellcheck: false,
    devTools: false,
  })
  expect(pagePreferences(false)).toEqual({ ...pagePreferences(true), devTools: true })
})

describe('requests', () => {
  test.each([
    'https://arxiv.org/abs/2311.01442',
    'http://localhost:5173/',
    'ws://localhost:5173/',
    'file:///etc/passwd',
    'app://other/index.html',
    'app://duidu.example.org/',
    'devtools://devtools/bundled/inspector.html',
    'chrome://version/',
    'data:text/html,x',
    'blob:app://duidu/x',
    'ftp://example.org/',
    '',
  ])('of a packaged app to %s are cancelled', (url) => {
    expect(allowsRequest(url, page, true)).toBe(false)
  })

  test('to the page itself are let through', () => {
    expect(allowsRequest('app://duidu/index.html', page, true)).toBe(true)
  })

  test('of an app that is not packaged may also go to the developer tools and its own server', () => {
    for (const url of [
      'devtools://devtools/x.js',
      'http://localhost:5173/src/main.ts',
      'ws://localhost:5173/?token=x',
    ]) {
      expect(allowsRequest(url, devPage, false), url).toBe(true)
    }
    for (const url of ['http://localhost:5174/', 'https://example.org/', 'file:///etc/passwd']) {
      expect(allowsRequest(url, devPage, false), url).toBe(false)
    }
  })
})

/** A session that remembers what it was given, and can be asked as Chromium would ask. */
class RecordedSession extends EventEmitter {
  readonly answers: Record<string, unknown> = {}
  spellChecker = true
  request: ((details: { url: string }, answer: (response: object) => void) => void) | null = null
  readonly webRequest = {
    onBeforeRequest: (listener: typeof this.request): void => void (this.request = listener),
  }
  setPermissionRequestHandler(handler: (c: null, p: string, answer: (a: boolean) => void) => void): void {
    handler(null, 'media', (granted) => (this.answers.request = granted))
  }
  setPermissionCheckHandler(handler: () => boolean): void {
    this.answers.check = handler()
  }
  setDevicePermissionHandler(handler: () => boolean): void {
    this.answers.device = handler()
  }
  setDisplayMediaRequestHandler(handler: (r: null, answer: (s: unknown) => void) => void): void {
    handler(null, (streams) => (this.answers.displayMedia = streams))
  }
  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellChecker = enabled
  }
}

function preventable(facts: object = {}): { defaultPrevented: boolean; preventDefault: () => void } {
  const event = {
    ...facts,
    defaultPrevented: false,
    preventDefault: () => void (event.defaultPrevented = true),
  }
  return event
}

describe('the session', () => {
  const session = new RecordedSession()
  hardenSession(session as unknown as Session, page, true)

  test('grants no permission, to no device and no screen', () => {
    expect(session.answers).toEqual({ request: false, check: false, device: false, displayMedia: null })
  })

  test('cancels every request but those of the page', () => {
    const answered = (url: string): object => {
      let response = {}
      session.request!({ url }, (given) => (response = given))
      return response
    }
    expect(answered('https://example.org/')).toEqual({ cancel: true })
    expect(answered('app://duidu/index.html')).toEqual({ cancel: false })
  })

  test('downloads nothing, fetches no dictionary', () => {
    const event = preventable()
    session.emit('will-download', event)
    expect(event.defaultPrevented).toBe(true)
    expect(session.spellChecker).toBe(false)
  })
})

describe('the page', () => {
  class RecordedContents extends EventEmitter {
    open: ((details: { url: string }) => { action: string }) | null = null
    setWindowOpenHandler(handler: typeof this.open): void {
      this.open = handler
    }
  }
  const offered: string[] = []
  const contents = new RecordedContents()
  hardenContents(contents as unknown as WebContents, page, (url) => offered.push(url))

  const prevented = (name: string, facts: object): boolean => {
    const event = preventable(facts)
    contents.emit(name, event)
    return event.defaultPrevented
  }

  test('goes nowhere but to itself', () => {
    for (const url of [
      'https://example.org/',
      'app://duidu/other.html',
      'app://duidu/index.html?x',
      'file:///',
    ]) {
      expect(prevented('will-navigate', { url }), url).toBe(true)
      expect(prevented('will-frame-navigate', { url, isMainFrame: true }), url).toBe(true)
    }
    expect(prevented('will-navigate', { url: page.url })).toBe(false)
    expect(prevented('will-frame-navigate', { url: page.url, isMainFrame: true })).toBe(false)
  })

  test('frames, redirects and webviews are prevented, wherever they go', () => {
    expect(prevented('will-frame-navigate', { url: page.url, isMainFrame: false })).toBe(true)
    expect(prevented('will-redirect', { url: page.url })).toBe(true)
    expect(prevented('will-attach-webview', {})).toBe(true)
  })

  test('opens no window; the link is offered to the outside door', () => {
    expect(contents.open!({ url: 'https://arxiv.org/abs/2311.01442' })).toEqual({ action: 'deny' })
    expect(offered).toEqual(['https://arxiv.org/abs/2311.01442'])
  })
})
