import { beforeAll, describe, expect, test } from 'vitest'
import { runFixture, type FixtureRun } from './harness'
import { requireChromium } from './requireBrowser'

describe.skipIf(!requireChromium())('navigation', () => {
  let said: FixtureRun['said']
  beforeAll(async () => void ({ said } = await runFixture('navigation.mjs')))

  test('the app is asked for what the page wants, and not for what it loads itself', () => {
    const asked = (url: string): unknown => ({
      asked: [
        ['frame', url, true],
        ['navigate', url],
      ],
      url: 'app://fixture/',
    })
    expect(said).toMatchObject({
      link: asked('app://fixture/two'),
      'link out': asked('https://example.org/x'),
      script: asked('app://fixture/two'),
      form: asked('app://fixture/two?'),
      'reload by the page': asked('app://fixture/'),
      frame: { asked: [['frame', 'app://fixture/two', false]], url: 'app://fixture/' },
      hash: { asked: [], url: 'app://fixture/#here' },
      'reload by the app': [],
      allowed: { url: 'app://fixture/two' },
      arrived: ['app://fixture/two', 'two', 'two'],
      redirect: { asked: [['redirect', 'app://fixture/two']], url: 'app://fixture/two' },
    })
  })

  test('a load that fails rejects with the number and name of the error, and is told', () => {
    expect(said).toMatchObject({
      'redirect refused': ["ERR_ABORTED (-3) loading 'app://fixture/moves'", -3, 'ERR_ABORTED'],
      'far away': [
        "ERR_INTERNET_DISCONNECTED (-106) loading 'https://example.org/'",
        -106,
        'ERR_INTERNET_DISCONNECTED',
      ],
      'no such scheme': ["ERR_FAILED (-2) loading 'nonsense://x/'", -2, 'ERR_FAILED'],
      'no url': ["ERR_INVALID_URL (-300) loading 'not a url'", -300, 'ERR_INVALID_URL'],
      'not found is a page': ['loaded', 'app://fixture/nowhere'],
      failed: [
        [-3, 'ERR_ABORTED', 'app://fixture/moves'],
        [-106, 'ERR_INTERNET_DISCONNECTED', 'https://example.org/'],
        [-2, 'ERR_FAILED', 'nonsense://x/'],
        [-300, 'ERR_INVALID_URL', 'not a url'],
      ],
    })
  })

  test('whatever wants a window goes to setWindowOpenHandler, and none opens', async () => {
    const { said } = await runFixture('windowOpen.mjs')
    expect(said).toMatchObject({
      'window.open': { asked: [['https://example.org/w', 'name', 'foreground-tab']], result: null },
      'with features': { asked: [['app://fixture/relative', '', 'new-window']], result: null },
      target: { asked: [['https://example.org/blank', '', 'foreground-tab']] },
      ctrl: { asked: [['https://example.org/plain', '', 'background-tab']] },
      shift: { asked: [['https://example.org/plain', '', 'new-window']] },
      stopped: { asked: [['https://example.org/stopped', '', 'foreground-tab']] },
      form: { asked: [['https://example.org/form?', '', 'foreground-tab']] },
      windows: 1,
      url: 'app://fixture/',
    })
  })
})

describe.skipIf(!requireChromium())('requests', () => {
  test('handlers of schemes answer, webRequest forbids, downloads are prevented', async () => {
    const { said } = await runFixture('requests.mjs')
    expect(said).toEqual({
      fetch: [200, 'yes', { a: 1 }],
      statuses: [
        [500, true],
        [404, true],
      ],
      'second scheme': [7, 'thumb://cover/12.svg'],
      'handler throws': 'error',
      'handler answers nonsense': 'error',
      handled: [true, false],
      'second handler': 'Failed to register protocol: thumb',
      unhandled: ['error', 'Failed to unhandle protocol: thumb'],
      'net.fetch': [200, 'text/javascript', true],
      'net.fetch of nothing': 'net::ERR_FILE_NOT_FOUND',
      'net.fetch elsewhere': expect.stringContaining('is not reproduced'),
      'let through': [200, true],
      cancelled: 'Failed to fetch',
      asked: [
        ['GET', 'app://fixture/data', 'xhr', true],
        ['GET', 'app://fixture/secret', 'xhr', true],
      ],
      'cancelled load': [
        "ERR_BLOCKED_BY_CLIENT (-20) loading 'app://fixture/secret'",
        'app://fixture/secret',
      ],
      filtered: ['Failed to fetch', [200, true]],
      removed: [200, true],
      'bad filter': 'Invalid url pattern nonsense: Missing scheme separator.',
      'bad listener': 'Must pass null or a Function',
      download: [['blob:', 'n.txt', true, 'cancelled']],
    })
  })

  test('a scheme without the fetch privilege cannot be fetched, one that is not secure is no secure context', async () => {
    const { said } = await runFixture('noFetch.mjs')
    expect(said).toEqual({ fetch: 'Failed to fetch', secure: false })
  })
})

describe.skipIf(!requireChromium())('what a page may not', () => {
  test('a Content-Security-Policy with Trusted Types is enforced', async () => {
    const { said } = await runFixture('policy.mjs')
    expect(said).toMatchObject({
      scripts: [1, null],
      'inline script': [null, expect.stringMatching(/script-src-elem|require-trusted-types-for/)],
      innerHTML: ['TypeError', 'require-trusted-types-for'],
      eval: ['EvalError', expect.stringMatching(/script-src|require-trusted-types-for/)],
      frame: [null, 'frame-src'],
      connect: ['TypeError', 'connect-src'],
      'foreign policy': ['TypeError', 'trusted-types'],
      'allowed policy': 'ok',
      hacked: null,
    })
    expect(String(said.errors)).toMatch(/Content Security Policy/)
    expect(String(said.errors)).toMatch(/'TrustedHTML' assignment/)
  })

  test('permissions are what both handlers say, and everything without them', async () => {
    const { said } = await runFixture('permissions.mjs')
    expect(said).toEqual({
      'without handlers': Array.from({ length: 7 }, () => 'granted'),
      'one granted': ['denied', 'granted', 'denied', 'denied', 'denied', 'denied', 'denied'],
      asked: [true, true, true],
      'all denied': Array.from({ length: 7 }, () => 'denied'),
      attempts: [
        'denied',
        expect.stringMatching(/NotFound|NotAllowed/),
        'NotAllowedError',
        'denied',
        'NotAllowedError',
        'TypeError',
        'NotFoundError',
        '0',
      ],
    })
  })
})
