import { CONTENT_SECURITY_POLICY } from '@core/contentSecurityPolicy'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

/** A file of the built page: where it lies and what it is served as. */
export interface PageFile {
  readonly path: string
  readonly type: string
}

/** What a built page consists of; a file of any other kind is not served. */
const CONTENT_TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.woff2', 'font/woff2'],
])

const HEADERS = {
  'Content-Security-Policy': `${CONTENT_SECURITY_POLICY}; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-cache',
}

async function filesUnder(folder: string, under: string): Promise<Map<string, PageFile>> {
  const files = new Map<string, PageFile>()
  for (const entry of await readdir(join(folder, under), { withFileTypes: true })) {
    const name = `${under}/${entry.name}`
    const type = CONTENT_TYPES.get(extname(entry.name))
    if (entry.isDirectory()) {
      for (const [path, file] of await filesUnder(folder, name)) files.set(path, file)
    } else if (entry.isFile() && type !== undefined) {
      files.set(encodeURI(name), { path: join(folder, name), type })
    }
  }
  return files
}

/**
 * Lists the built page once, as `/assets/index-1a2b.js` → file. Only what is listed here is ever served:
 * an address is looked up, never joined to a folder, so none can lead out of it. Rejects where no page
 * has been built.
 */
export async function listPageFiles(folder: string): Promise<ReadonlyMap<string, PageFile>> {
  const missing = (cause?: unknown): Error =>
    new Error(`There is no page in ${folder}; \`npm run build\` makes it.`, { cause })
  const files = await filesUnder(folder, '').catch((error: unknown) => {
    throw missing(error)
  })
  if (!files.has('/index.html')) throw missing()
  return files
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: HEADERS })
}

/** Answers one request to `origin` with a file of the list, or with an empty 404 or 405. */
export async function servePageFile(
  files: ReadonlyMap<string, PageFile>,
  origin: string,
  request: Pick<Request, 'url' | 'method'>,
): Promise<Response> {
  if (request.method !== 'GET') return refuse(405)
  // the prefix is cut off as text: what a URL parser makes of `..` or a user name is not asked
  if (!request.url.startsWith(`${origin}/`)) return refuse(404)
  const path = request.url.slice(origin.length).replace(/[?#].*$/s, '')
  const file = files.get(path)
  if (file === undefined) return refuse(404)
  return new Response(await readFile(file.path), { headers: { ...HEADERS, 'Content-Type': file.type } })
}
