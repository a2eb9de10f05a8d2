// @ts-check
/** Chromium's match patterns, `scheme://host/path` with `*`, as webRequest filters use them. */

/**
 * Throws, in Electron's words, for a pattern that is none.
 *
 * @param {string} pattern
 * @returns {(url: string) => boolean}
 */
export function matchPattern(pattern) {
  if (pattern === '<all_urls>') return () => true
  const parts = /^(\*|[a-z][a-z0-9+.-]*):(?:\/\/(\*|(?:\*\.)?[^/*]*))?(\/.*|\*)?$/i.exec(pattern)
  const [, scheme, host, path] = parts ?? []
  if (scheme === undefined) throw new TypeError(`Invalid url pattern ${pattern}: Missing scheme separator.`)
  if (path === undefined) throw new TypeError(`Invalid url pattern ${pattern}: Empty path.`)
  const matchesPath = wildcard(path)
  return (url) => {
    const { protocol, hostname, pathname, search } = new URL(url)
    if (scheme === '*' ? !/^(https?|wss?):$/.test(protocol) : protocol !== `${scheme.toLowerCase()}:`)
      return false
    return matchesHost(host ?? '', hostname) && matchesPath(pathname + search)
  }
}

/** @param {string} host @param {string} hostname */
function matchesHost(host, hostname) {
  if (host === '*') return true
  const bare = host.replace(/^\*\./, '').replace(/:\d+$/, '')
  return hostname === bare || (host.startsWith('*.') && hostname.endsWith(`.${bare}`))
}

/** @param {string} pattern */
function wildcard(pattern) {
  const source = pattern.split('*').map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const regex = new RegExp(`^${source.join('.*')}$`, 's')
  return (/** @type {string} */ text) => regex.test(text)
}
