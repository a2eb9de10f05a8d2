/** What the sandbox and the policy will not forgive, read off the built files. Needs `npm run build`. */
import { CONTENT_SECURITY_POLICY } from '@core/contentSecurityPolicy'
import { READER_EVENTS, READER_METHODS, type Reader } from '@core/readerApi'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join, resolve } from 'node:path'
import { Script } from 'node:vm'
import { describe, expect, test, vi } from 'vitest'
import manifest from '../../package.json'

const OUT = resolve(import.meta.dirname, '../../out')
if (!existsSync(OUT)) throw new Error('there is no build to look at: npm run build')

const read = (path: string): string => readFileSync(join(OUT, path), 'utf8')
const scriptsIn = (folder: string): string[] =>
  readdirSync(join(OUT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[cm]?js$/.test(name))
    .map((name) => join(folder, name))

/** https://www.electronjs.org/docs/latest/tutorial/sandbox#preload-scripts */
const SANDBOX = new Set([
  'electron/renderer',
  'electron',
  'events',
  'timers',
  'url',
  'node:events',
  'node:timers',
  'node:url',
])

describe('the preload', () => {
  const source = read('preload/index.cjs')
  const parameters = 'require, process, exports, module'

  test('is one classic script', () => {
    expect(scriptsIn('preload')).toEqual([join('preload', 'index.cjs')])
    expect(() => new Script(`(function (${parameters}) {${source}\n})`)).not.toThrow()
  })

  test('requires only what a sandbox has', () => {
    const required = [...source.matchAll(/\brequire\(\s*["'`]([^"'`]+)["'`]\s*\)/g)].map((match) => match[1]!)
    expect(required).not.toEqual([])
    expect(required.filter((name) => !SANDBOX.has(name))).toEqual([])
    expect(source).not.toMatch(/\bimport\s*\(|__dirname|__filename|\bprocess\./)
  })

  describe('as it runs', () => {
    const ipcRenderer = {
      invoke: vi.fn(() => Promise.resolve('answer')),
      on: vi.fn(),
      removeListener: vi.fn(),
    }
    const exposed = new Map<string, unknown>()
    const electron = {
      contextBridge: { exposeInMainWorld: (name: string, api: unknown) => exposed.set(name, api) },
      ipcRenderer,
      webUtils: { getPathForFile: (file: { path?: string }) => file.path ?? '' },
    }
    const run = new Script(`(function (${parameters}) {${source}\n})`).runInThisContext() as (
      require: (name: string) => unknown,
      process: object,
      exports: object,
      module: object,
    ) => void
    run(
      (name) => (name === 'electron/renderer' ? electron : expect.unreachable(name)),
      {},
      {},
      { exports: {} },
    )
    const reader = exposed.get('reader') as Reader

    test('it exposes the contract and nothing else', () => {
      expect([...exposed.keys()]).toEqual(['reader'])
      expect(Object.keys(reader).sort()).toEqual([...READER_METHODS, 'on'].sort())
    })

    test('each method is one message of its own name', async () => {
      for (const method of READER_METHODS.filter((name) => name !== 'importDropped')) {
        const call = reader[method] as (...args: unknown[]) => Promise<unknown>
        expect(await call('a', 2)).toBe('answer')
        expect(ipcRenderer.invoke).toHaveBeenLastCalledWith(method, 'a', 2)
      }
    })

    test('dropped files cross as the paths that the system knows them by', async () => {
      await reader.importDropped([{ path: '/a.md' }, { path: '/b' }])
      expect(ipcRenderer.invoke).toHaveBeenLastCalledWith('importDropped', ['/a.md', '/b'])
    })

    test('what lies on another machine is answered for, and nothing crosses', async () => {
      ipcRenderer.invoke.mockClear()
      for (const path of ['\\\\server\\share\\a.md', '//server/share/a.md']) {
        expect(await reader.importDropped([{ path: '/a.md' }, { path }])).toEqual({ kind: 'elsewhere' })
      }
      expect(ipcRenderer.invoke).not.toHaveBeenCalled()
    })

    test('a file that is not on this machine is refused, and nothing crosses', async () => {
      ipcRenderer.invoke.mockClear()
      await expect(reader.importDropped([{ path: '/a.md' }, {}])).rejects.toThrow('importDropped')
      await expect(reader.importDropped('/a.md' as never)).rejects.toThrow('importDropped')
      expect(ipcRenderer.invoke).not.toHaveBeenCalled()
    })

    test('a listener hears the payload alone, until it stops listening', () => {
      const heard: unknown[] = []
      for (const event of READER_EVENTS) {
        const stop = reader.on(event, (payload) => heard.push(payload))
        const [channel, listener] = ipcRenderer.on.mock.lastCall as [string, (...args: unknown[]) => void]
        expect(channel).toBe(event)
        listener({ sender: 'ipcRenderer' }, event)
        stop()
        expect(ipcRenderer.removeListener).toHaveBeenLastCalledWith(event, listener)
      }
      expect(heard).toEqual(READER_EVENTS)
    })

    test('there is no listening to anything else', () => {
      for (const event of ['importDropped', '__proto__', 'ELECTRON_INTERNAL', '']) {
        expect(() => reader.on(event as never, () => {})).toThrow('no such event')
      }
    })
  })
})

describe('the main process', () => {
  const scripts = scriptsIn('main')

  test('is the window’s side, the library’s thread and the parser’s', () => {
    expect(scripts).toContain(join('main', 'index.js'))
    expect(scripts).toContain(join('main', 'libraryWorker.js'))
    expect(scripts).toContain(join('main', 'parserWorker.js'))
  })

  test.each(scripts)('%s imports only Node, Electron and its own files', (script) => {
    const source = read(script)
    const imported = [...source.matchAll(/^(?:import|export)\b[^;]*?from\s*["']([^"']+)["']/gm)].map(
      (match) => match[1]!,
    )
    const ours = (name: string): boolean => name.startsWith('./') || name.startsWith('../')
    const known = (name: string): boolean => isBuiltin(name) || /^electron\/(main|common)$/.test(name)
    expect(imported.filter((name) => !known(name) && !ours(name))).toEqual([])
    // a top-level await would keep `ready` from coming
    expect(source).not.toMatch(/^await /m)
    expect(source).not.toMatch(/\brequire\(/)
  })

  /** The modules that a thread's program imports, itself or by files of ours. */
  function importedBy(script: string): ReadonlySet<string> {
    const seen = new Set<string>()
    const imported = new Set<string>()
    const follow = (file: string): void => {
      if (seen.has(file)) return
      seen.add(file)
      for (const [, name] of read(file).matchAll(/(?<!["'])(?:from|import|import\()\s*["']([^"']+)["']/g)) {
        if (name!.startsWith('.')) follow(join(file, '..', name!))
        else imported.add(name!)
      }
    }
    follow(join('main', script))
    return imported
  }

  test("the library's thread knows nothing of Electron", () => {
    expect([...importedBy('libraryWorker.js')].filter((name) => !name.startsWith('node:'))).toEqual([])
  })

  test("the parser's thread can neither open a file nor reach anything else", () => {
    expect([...importedBy('parserWorker.js')].sort()).toEqual([
      'node:buffer',
      'node:util',
      'node:worker_threads',
      'node:zlib',
    ])
  })

  test('the packaged app needs no dependency that is not bundled', () => {
    expect('dependencies' in manifest ? manifest.dependencies : {}).toEqual({})
    expect(existsSync(join(OUT, '..', manifest.main))).toBe(true)
  })
})

describe('the page', () => {
  const html = read('renderer/index.html')

  test('carries the policy before anything that it governs', () => {
    const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/
      .exec(html)?.[1]
      ?.replaceAll('&#39;', "'")
    expect(policy).toBe(CONTENT_SECURITY_POLICY)
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe-|\*|https?:|data:|blob:/)
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.search(/<script|<link/))
  })

  test('has no script, style or handler of its own in the HTML', () => {
    for (const [, attributes, body] of html.matchAll(/<script([^>]*)>([^]*?)<\/script>/g)) {
      expect(attributes).toMatch(/src="\.\//)
      expect(body).toBe('')
    }
    expect(html).not.toMatch(/\son\w+\s*=|javascript:|<style|\sstyle\s*=/)
  })

  test('loads nothing from elsewhere, and nothing that its policy refuses', () => {
    for (const [, address] of html.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect(existsSync(join(OUT, 'renderer', address!)), address).toBe(true)
    }
    for (const file of readdirSync(join(OUT, 'renderer'), { recursive: true, encoding: 'utf8' })) {
      if (file.endsWith('.css'))
        expect(read(join('renderer', file)), file).not.toMatch(/url\(\s*["']?(?:data:|https?:|\/\/)/)
    }
  })

  test.each(scriptsIn('renderer'))('%s turns no text into code', (script) => {
    expect(read(script)).not.toMatch(/\beval\(|\bnew Function\(|\bimport\(\s*[^"'`\s)]/)
  })
})
