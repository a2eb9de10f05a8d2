import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listPageFiles, servePageFile, type PageFile } from '../../src/main/appProtocol'

const ORIGIN = 'app://duidu'
let folder: string
let files: ReadonlyMap<string, PageFile>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duidu-page-'))
  await mkdir(join(folder, 'renderer/assets'), { recursive: true })
  await mkdir(join(folder, 'main'))
  await writeFile(join(folder, 'main/index.js'), 'secret')
  await writeFile(join(folder, 'renderer/index.html'), '<!doctype html>')
  await writeFile(join(folder, 'renderer/assets/index-Ab_1.js'), 'export {}')
  await writeFile(join(folder, 'renderer/assets/index-Cd.css'), 'a {}')
  await writeFile(join(folder, 'renderer/assets/index-Ab_1.js.map'), '{}')
  await writeFile(join(folder, 'renderer/notes.txt'), 'left lying about')
  await symlink(join(folder, 'main/index.js'), join(folder, 'renderer/link.js'))
  files = await listPageFiles(join(folder, 'renderer'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const get = (url: string, method = 'GET'): Promise<Response> => servePageFile(files, ORIGIN, { url, method })

test('only the files of a page are listed: no maps, no strangers, no links', () => {
  expect([...files.keys()].sort()).toEqual(['/assets/index-Ab_1.js', '/assets/index-Cd.css', '/index.html'])
})

test('a file is served with its type and the headers that hold the page', async () => {
  const response = await get('app://duidu/index.html')
  expect(response.status).toBe(200)
  expect(await response.text()).toBe('<!doctype html>')
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(response.headers.get('cache-control')).toBe('no-cache')
  const policy = response.headers.get('content-security-policy')!
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).toContain("require-trusted-types-for 'script'")
  expect(policy).not.toMatch(/unsafe|\*|https?:/)
})

test('scripts and styles have their types, a query or fragment changes nothing', async () => {
  expect((await get('app://duidu/assets/index-Ab_1.js')).headers.get('content-type')).toMatch(
    'text/javascript',
  )
  expect((await get('app://duidu/assets/index-Cd.css?v=1#x')).headers.get('content-type')).toMatch('text/css')
})

test.each([
  'app://duidu/',
  'app://duidu',
  'app://duidu/../main/index.js',
  'app://duidu/%2e%2e/main/index.js',
  'app://duidu/assets/../../main/index.js',
  'app://duidu/..%2fmain%2findex.js',
  'app://duidu/%00/index.html',
  'app://duidu//index.html',
  'app://duidu/index.html/',
  'app://duidu/INDEX.HTML',
  'app://duidu/assets/index-Ab_1.js.map',
  'app://duidu/notes.txt',
  'app://duidu/link.js',
  'app://duidu/assets',
  'app://duidu/__proto__',
  'app://other/index.html',
  'app://duidu.example.org/index.html',
  'app://duidu@other/index.html',
  'app://duidu:80/index.html',
  'file:///etc/passwd',
])('%s is not served', async (url) => {
  const response = await get(url)
  expect(response.status).toBe(404)
  expect(await response.text()).toBe('')
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
})

test.each(['POST', 'PUT', 'HEAD', 'DELETE'])('%s is refused', async (method) => {
  expect((await get('app://duidu/index.html', method)).status).toBe(405)
})

test('a page that was not built is an error that says how to build it, not an empty list', async () => {
  await expect(listPageFiles(join(folder, 'nowhere'))).rejects.toThrow('npm run build')
  await expect(listPageFiles(join(folder, 'main'))).rejects.toThrow('npm run build')
})
