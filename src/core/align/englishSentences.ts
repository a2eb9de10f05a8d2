import {
  BEGINNINGS,
  CLOSING_ABBREVIATIONS,
  DOUBTFUL_ABBREVIATIONS,
  LOWER_BEGINNINGS,
  OPEN_ABBREVIATIONS,
  QUESTION_WORDS,
} from './englishWords'
import { mathMask } from './mathMask'
import { skipBlanks, spansBetween, type Span } from './span'

const END = /[.!?。！？]+/g
const CLOSERS = /["'”’)\]}*]/
/** How far around a sign rules look. */
const REACH = 80
const TOKEN_REACH = 24

const ADDRESS_BEFORE = /(?:https?:\/\/|www\.)\S*$/
// (1), (iv), (b), (RQ2)
const ITEM_AHEAD = /^\((?:[A-Z]{0,2}\d{1,2}|i{1,3}|iv|vi{0,3}|[a-e])\)/
const ROMAN_ITEM = /^(?:i{1,3}|iv|v)\.?\)\s/
const PERCENT_GOES_ON = /^%(?:,|\s+(?![A-Z]))/
const WORD_AHEAD = /^[("'“‘`[{*$\\]*([A-Za-z][A-Za-z0-9-]*)?/
const DOTTED = /^(?:[A-Za-z]\.)+[A-Za-z]$/
const TOKEN_BREAK = /[\s([{“"'‘~,;]/

const ABBREVIATIONS = [OPEN_ABBREVIATIONS, DOUBTFUL_ABBREVIATIONS, CLOSING_ABBREVIATIONS]
const FORGOTTEN_CAPITAL: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['.', LOWER_BEGINNINGS],
  ['?', QUESTION_WORDS],
])

/** A sign that may end a sentence, and what stands around it. */
interface Place {
  readonly text: string
  /** Where the sentence began. */
  readonly from: number
  /** The sign or signs. */
  readonly at: number
  readonly signs: string
  /** Behind the signs and the quotes and brackets that they close. */
  readonly end: number
  readonly closers: string
  /** What follows, behind blanks. */
  readonly ahead: string
  /** The word that follows. */
  readonly word: string
}

/**
 * The sentences of an English text. Knows abbreviations, initials, decimals, versions, addresses, TeX,
 * quotes and brackets, numbered items, and sentences that a lost blank glued together.
 */
export function englishSentences(text: string): readonly Span[] {
  const mask = mathMask(text)
  const ends: number[] = []
  let from = 0
  for (const match of text.matchAll(END)) {
    const [signs] = match
    const at = match.index
    if (at < from) continue
    const end = closersEnd(text, mask, at + signs.length)
    // within mathematics, unless it is the formula's last sign: `$x \in S.$ But`
    if (mask[at] === 1 && (mask[end] === 1 || text.charAt(end - 1) !== '$')) continue
    const next = skipBlanks(text, end, text.length)
    if (next === text.length) break
    const ahead = text.slice(next, next + REACH)
    const word = WORD_AHEAD.exec(ahead)?.[1] ?? ''
    const place = { text, from, at, signs, end, closers: text.slice(at + signs.length, end), ahead, word }
    if (next > end ? endsSentence(place) : isGlued(place)) {
      ends.push(end)
      from = end
    }
  }
  ends.push(text.length)
  return spansBetween(text, 0, ends)
}

/** Behind quotes and brackets that close here; a `$` is one only where it ends a formula. */
function closersEnd(text: string, mask: Uint8Array, from: number): number {
  let end = from
  while (end < text.length) {
    const isFormulaEnd = text.charAt(end) === '$' && mask[end] === 1 && mask[end - 1] === 1
    if (!isFormulaEnd && !CLOSERS.test(text.charAt(end))) break
    end++
  }
  return end
}

/** A word that begins a sentence, written as one. */
function isBeginning(word: string): boolean {
  return /^[A-Z]/.test(word) && BEGINNINGS.has(word.toLowerCase())
}

/** Whether a sentence ends where the next follows without a blank: `models.We propose`. */
function isGlued({ text, from, at, signs, end, ahead, word }: Place): boolean {
  if (signs !== '.' || end !== at + 1 || !/^[A-Z][a-z]*[\s,]/.test(ahead)) return false
  const before = text.slice(Math.max(from, at - REACH), at)
  if (ADDRESS_BEFORE.test(before)) return false
  // any word in capitals begins one behind a plain word; behind other things only a usual one does
  if (/[\s-][a-z]{3,}$/.test(before) && word.length > 2) return true
  return isBeginning(word) && /(?:[A-Za-z)\]}$%0-9 ][a-z)\]}$%0-9 ]|[A-Z]{3})$/.test(before)
}

/** Whether a sentence ends where a blank follows the sign. */
function endsSentence(place: Place): boolean {
  const { signs, ahead } = place
  const first = ahead.charAt(0)
  if (/[,;:)\]]/.test(first) || PERCENT_GOES_ON.test(ahead)) return false
  if (/[a-z]/.test(first) && !beginsInLowerCase(place)) return false
  // a question within a title: `What's In My Big Data? (WIMBD)`
  if (!signs.startsWith('.') && first === '(' && !ITEM_AHEAD.test(ahead)) return false
  return signs !== '.' || endsWithPeriod(place)
}

/**
 * Names such as tdCoxSNN or e-Uber begin a sentence in lower case, items do (`i) …`), and usual beginnings
 * behind a plain word, where an author forgot the capital.
 */
function beginsInLowerCase({ text, at, signs, closers, ahead }: Place): boolean {
  if (ROMAN_ITEM.test(ahead)) return true
  const word = /^[^\s,]+/.exec(ahead)?.[0] ?? ''
  if (closers === '' && FORGOTTEN_CAPITAL.get(signs)?.has(word) === true) {
    const plain = /\s([a-z]{2,})$/.exec(text.slice(Math.max(0, at - TOKEN_REACH), at))?.[1]
    return plain !== undefined && !ABBREVIATIONS.some((list) => list.has(plain))
  }
  return /[A-Z]/.test(word) && closers === '' && !/^[a-z]-[^A-Z]/.test(word)
}

function endsWithPeriod({ text, from, at, ahead, word }: Place): boolean {
  const left = text.slice(Math.max(from, at - TOKEN_REACH), at)
  const token = lastToken(left)
  const low = token.toLowerCase().replace(/^[^a-z0-9]+/, '')
  const begins = isBeginning(word)
  const isInCapitals = /^[A-Z]{2,}$/.test(token)
  if (DOUBTFUL_ABBREVIATIONS.has(low)) {
    if ((/^[A-Z]/.test(token) || /^\d/.test(ahead)) && !isInCapitals && !begins) return false
  } else if (OPEN_ABBREVIATIONS.has(low) && !isInCapitals) return false
  if (CLOSING_ABBREVIATIONS.has(low)) return begins || (low === 'etc' && /^\d?[A-Z]/.test(ahead))
  // E. coli, J. Smith, N.Y. Times
  if ((/^[A-Z]$/.test(token) || DOTTED.test(token)) && !begins) return false
  // 1. First
  if (/^\d{1,2}\)?$/.test(token) && /(?:^|[:;.])\s*$/.test(text.slice(from, at - token.length))) return false
  if (/^\s*\(?(?:[A-Za-z]|i{2,3}|iv|vi{0,3})$/.test(text.slice(from, at))) return false
  // a period on its own is an operator
  return token !== '' || begins || /[)\]}$%"'”’]$/.test(left)
}

/** What stands before a period, from the last blank or opening bracket on. */
function lastToken(left: string): string {
  let from = left.length
  while (from > 0 && !TOKEN_BREAK.test(left.charAt(from - 1))) from--
  return left.slice(from)
}
