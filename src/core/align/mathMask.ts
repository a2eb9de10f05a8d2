/** Longer formulas are none: a lone `$` would swallow the text up to the next one. */
const MAX_INLINE = 400
const MAX_DISPLAY = 800

// $5 million, $1.61/hour, $2K, $10 per: a price, not mathematics
const PRICE =
  /^\s?\d[\d,.]*\s?(?:million|billion|trillion|per\b|and\b|to\b|in\b|[kKMBbn]\b|\/\s?(?:hour|month|day|year|kWh|h)\b)/
// several words of prose, or a run of Chinese: the text between two formulas or prices
const PROSE = /[a-z]{4,}\s+[a-z]{3,}\s+[a-z]{3,}\s+[a-z]{2,}|[\u4e00-\u9fff，。]{5}/
const COMMAND = /\\[A-Za-z]+/g
const ENVIRONMENT = /^\\begin\{([A-Za-z]{1,20}\*?)\}/

/**
 * Marks (1) every character of a text that is TeX mathematics, delimiters included: `$…$`, `$$…$$`,
 * `\(…\)`, `\[…\]` and environments. Prices and a lone `$` are text.
 */
export function mathMask(text: string): Uint8Array {
  const mask = new Uint8Array(text.length)
  let place = nextDelimiter(text, 0)
  while (place < text.length) {
    const end = mathEnd(text, place)
    mask.fill(1, place, end)
    place = nextDelimiter(text, end > place ? end : place + (isEscape(text, place) ? 2 : 1))
  }
  return mask
}

function nextDelimiter(text: string, from: number): number {
  for (let place = from; place < text.length; place++) {
    const unit = text.charCodeAt(place)
    if (unit === 0x24 || unit === 0x5c) return place
  }
  return text.length
}

/** `\\` and `\$`: what stands behind the backslash opens nothing. */
function isEscape(text: string, place: number): boolean {
  return text.charAt(place) === '\\' && /[\\$]/.test(text.charAt(place + 1))
}

/** Where the formula that opens here ends; here, if none does. */
function mathEnd(text: string, open: number): number {
  if (text.startsWith('$$', open)) {
    const end = closing(text, '$$', open + 2, MAX_DISPLAY)
    if (end !== -1 && end > open + 4) return end
  }
  const first = text.charAt(open)
  if (first === '$') {
    const end = closing(text, '$', open + 1, MAX_INLINE)
    if (end === -1 || end === open + 2 || !isFormula(text.slice(open + 1, end - 1))) return open
    // $1.61/hour … $0.16/hour
    return /\d/.test(text.charAt(open + 1)) && /\d/.test(text.charAt(end)) ? open : end
  }
  const second = text.charAt(open + 1)
  if (second === '(' || second === '[') {
    const end = closing(text, second === '(' ? '\\)' : '\\]', open + 2, MAX_DISPLAY)
    return end === -1 ? open : end
  }
  const environment = ENVIRONMENT.exec(text.slice(open, open + 30))
  if (environment === null) return open
  const end = closing(text, `\\end{${environment[1]}}`, open, MAX_DISPLAY)
  return end === -1 ? open : end
}

/** The end of the next `mark` that no backslash escapes, within reach; -1 without one. */
function closing(text: string, mark: string, from: number, reach: number): number {
  const window = text.slice(from, from + reach)
  let at = window.indexOf(mark)
  while (at > 0 && mark.startsWith('$') && window.charAt(at - 1) === '\\') at = window.indexOf(mark, at + 1)
  return at === -1 ? -1 : from + at + mark.length
}

function isFormula(body: string): boolean {
  if (PRICE.test(body)) return false
  if (/\\(?:text|mathrm)/.test(body)) return true
  return !PROSE.test(body.replace(COMMAND, ''))
}
