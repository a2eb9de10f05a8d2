import { readsAsMath } from './readsAsMath'

/** The most characters of one formula. */
export const MAX_FORMULA_LENGTH = 1_000
/** The most characters of all formulas of a text; those after them stay source. */
export const MAX_FORMULAS_LENGTH = 4_000

export interface FoundMath {
  /** Where it ends in the text. */
  readonly to: number
  /** The formula without its delimiters; an environment with its `\begin` and `\end`. */
  readonly tex: string
  readonly display: boolean
}

/** What KaTeX sets by itself; lists, figures and theorems are text. */
const ENVIRONMENTS = new Set(
  'equation align alignat gather multline eqnarray split aligned alignedat gathered cases dcases rcases array matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix smallmatrix CD'
    .split(' ')
    .flatMap((name) => [name, `${name}*`]),
)
const BEGIN = /\\begin\{([A-Za-z]{1,12}\*?)\}/y

const BACKSLASH = 0x5c
const DOLLAR = 0x24

/** The next place of a `$` that is not escaped, within a formula's length; -1 where there is none. */
function nextDollar(source: string, from: number): number {
  const end = Math.min(source.length, from + MAX_FORMULA_LENGTH + 1)
  for (let at = from; at < end; at++) {
    const unit = source.charCodeAt(at)
    if (unit === BACKSLASH) at++
    else if (unit === DOLLAR) return at
  }
  return -1
}

/** The place of `\)` or `\]`, within a formula's length; -1 where there is none or another formula begins. */
function nextCloser(source: string, from: number, opener: string, closer: string): number {
  const end = Math.min(source.length, from + MAX_FORMULA_LENGTH + 1)
  for (let at = from; at < end; at++) {
    if (source.charCodeAt(at) !== BACKSLASH) continue
    const next = source[at + 1]
    if (next === closer) return at
    if (next === opener) return -1
    at++
  }
  return -1
}

function dollarMath(source: string, at: number): FoundMath | null {
  const isDouble = source.charCodeAt(at + 1) === DOLLAR
  const width = isDouble ? 2 : 1
  const from = at + width
  const close = nextDollar(source, from)
  if (close === -1 || (isDouble && source.charCodeAt(close + 1) !== DOLLAR)) return null
  const tex = source.slice(from, close)
  const to = close + width
  const isMath = readsAsMath(tex, { before: source.slice(Math.max(0, at - 2), at), after: source.charAt(to) })
  return isMath ? { to, tex, display: isDouble } : null
}

function bracketMath(source: string, at: number): FoundMath | null {
  const opener = source.charAt(at + 1)
  const close = nextCloser(source, at + 2, opener, opener === '(' ? ')' : ']')
  if (close === -1) return null
  const tex = source.slice(at + 2, close)
  return readsAsMath(tex, null) ? { to: close + 2, tex, display: opener === '[' } : null
}

function environmentMath(source: string, at: number): FoundMath | null {
  BEGIN.lastIndex = at
  const begin = BEGIN.exec(source)
  if (begin === null || !ENVIRONMENTS.has(begin[1]!)) return null
  const [opening] = begin
  const closing = opening.replace('begin', 'end')
  const within = source.slice(at, at + MAX_FORMULA_LENGTH)
  let close = within.indexOf(closing)
  // one environment in another of its kind: a matrix of matrices
  for (let next = within.indexOf(opening, 1); next !== -1 && next < close;) {
    close = within.indexOf(closing, close + 1)
    next = within.indexOf(opening, next + 1)
  }
  if (close === -1) return null
  const tex = within.slice(0, close + closing.length)
  return readsAsMath(tex, null) ? { to: at + tex.length, tex, display: true } : null
}

/**
 * The formula that begins at a place of a text, a `$` or a backslash; null where what stands there is text:
 * a price, a lone `$`, prose between two of them, or more than a formula may be.
 */
export function mathAt(source: string, at: number): FoundMath | null {
  const found =
    source.charCodeAt(at) === DOLLAR
      ? dollarMath(source, at)
      : /[([]/.test(source.charAt(at + 1))
        ? bracketMath(source, at)
        : environmentMath(source, at)
  return found && found.tex.length <= MAX_FORMULA_LENGTH ? found : null
}
