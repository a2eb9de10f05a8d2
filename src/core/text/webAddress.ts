/** The longest address that becomes a link. */
export const MAX_ADDRESS_LENGTH = 2_048

interface ParsedAddress {
  readonly protocol: string
  readonly username: string
  readonly password: string
  readonly hostname: string
  readonly href: string
}

// every place where core runs has it, and none declares it for all of them
const { URL } = globalThis as unknown as {
  readonly URL: { new (text: string): ParsedAddress; canParse(text: string): boolean }
}

// blanks and controls, which a parser would drop in silence, and what cannot be seen or turns directions
const UNWELCOME = /[\p{C}\s\\]/u

/** A host as it is normalised. Chromium lets blanks pass as `%20`, which nothing can be called. */
const HOST = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])$/

export interface WebAddress {
  /** As it is opened: normalised, with the host in punycode. */
  readonly href: string
  readonly host: string
}

/**
 * The address that a text is, as it may be opened: `http` or `https`, without user or password, without
 * blanks, controls or characters that cannot be seen. Null for anything else.
 */
export function webAddress(text: string): WebAddress | null {
  if (text.length > MAX_ADDRESS_LENGTH || UNWELCOME.test(text)) return null
  if (!/^https?:\/\/[^/]/i.test(text)) return null
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  if (url.username !== '' || url.password !== '' || !HOST.test(url.hostname)) return null
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  return { href: url.href, host: url.hostname }
}

// what no address in running text holds: blanks, quotes, brackets of code, Chinese letters and punctuation
const ADDRESS =
  /https?:\/\/(?:[^\s"'<>`{}|\\^$\p{C}\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’…—]|\\[_%#&~]){1,2100}/iuy
const POINTS = new Set('.,;:!?*_')

function count(text: string, character: string): number {
  return text.split(character).length - 1
}

/** Without what belongs to the sentence around it: points, and brackets that were opened before it. */
function withoutSentence(text: string): string {
  let round = count(text, ')') - count(text, '(')
  let square = count(text, ']') - count(text, '[')
  let end = text.length
  for (; end > 0; end--) {
    const last = text.charAt(end - 1)
    if (last === ')' && round > 0) round--
    else if (last === ']' && square > 0) square--
    else if (!POINTS.has(last)) break
  }
  return text.slice(0, end)
}

/** The characters that TeX wants escaped, in an address as TeX writes it. */
export function unescapeAddress(text: string): string {
  return text.replace(/\\([_%#&~])/g, '$1')
}

export interface FoundAddress {
  /** Where it ends in the text. */
  readonly to: number
  readonly text: string
  /** Null where it is not one that may be opened. */
  readonly url: string | null
}

/** What looks like an address at a place of a running text; null where nothing does. */
export function addressAt(source: string, at: number): FoundAddress | null {
  ADDRESS.lastIndex = at
  const run = ADDRESS.exec(source)?.[0]
  if (run === undefined) return null
  const written = withoutSentence(run)
  const text = unescapeAddress(written)
  return { to: at + written.length, text, url: webAddress(text)?.href ?? null }
}
