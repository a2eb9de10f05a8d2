// @ts-check
/** `net`: `fetch` for `file:` addresses, which is how a protocol handler serves the app's own files. */
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { needReady } from './runtime.mjs'
import { notReproduced, strict } from './strict.mjs'

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

export const net = strict('net', {
  /** @param {string | Request} input @returns {Promise<Response>} */
  async fetch(input) {
    needReady('net.fetch cannot be called')
    const url = typeof input === 'string' ? input : input.url
    if (!url.startsWith('file:')) throw notReproduced(`net.fetch of ${url}`)
    const path = fileURLToPath(url)
    let bytes
    try {
      bytes = await readFile(path)
    } catch {
      throw new Error('net::ERR_FILE_NOT_FOUND')
    }
    const type = TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream'
    return new Response(bytes, { headers: { 'content-type': type } })
  },
})
