import { CLOSING_ABBREVIATIONS, OPEN_ABBREVIATIONS } from './englishWords'
import { mathMask } from './mathMask'
import { outerPairs } from './outerPairs'
import { spansBetween, type Span } from './span'

const END = /[。｡！？!?]+|…+|\.{2,}|[.．]/g
const CLOSERS = /["'”’」』）)\]】}*]/
const GOES_ON = /[，、；：,;:]/
const HAN = /[\u3400-\u9fff]/
// （1）, (iv), (b), （RQ2）, ii）
const ITEM_AHEAD = /^(?:[(（](?:[A-Z]{0,2}\d{1,2}|i{1,3}|iv|vi{0,3}|[a-e])|i{1,3}|iv|vi{0,3})[)）]/
/** The number of an item, and not the end of a sentence: `：1`, `(2)`. */
const ITEM_BEFORE = /(?:^|[：:；;，,、。.(（])\s*(?:\d{1,2}|[(（]\d{1,2}[)）])$/
/** Within brackets or quotes that long, sentences are told apart all the same. */
const LONG_QUOTE = 120
const REACH = 80

/** Words that begin a sentence behind a quoted question, which else goes on: “……吗？”的问题. */
const BEGINNING =
  /^(?:我们|本文|本研究|本工作|目前|然而|因此|此外|这|该|在|为|通过|最|首先|其次|同时|但|实验|结果|具体|基于|尽管|虽然|随着|与|由于|现有|一个|特别|值得|对此|针对|近年|近期|当前)/

/**
 * The sentences of a Chinese text. Knows quotes and brackets that hold signs, ellipses, TeX, and Latin words
 * with their periods, decimals and addresses.
 */
export function chineseSentences(text: string): readonly Span[] {
  const mask = mathMask(text)
  const pairs = outerPairs(text, mask)
  const ends: number[] = []
  let from = 0
  let pair = 0
  for (const match of text.matchAll(END)) {
    const [signs] = match
    const at = match.index
    if (at < from || text.charAt(at - 1) === '\\') continue
    const behind = at + signs.length
    if (mask[at] === 1 && (mask[behind - 1] !== 1 || !isFormulaEnd(text, mask, behind))) continue
    let end = behind
    while (end < text.length && (CLOSERS.test(text.charAt(end)) || isFormulaEnd(text, mask, end))) end++
    const rest = text.slice(end, end + REACH)
    const ahead = rest.trimStart()
    if (ahead === '' && text.slice(end).trim() === '') break
    while (pair < pairs.length && pairs[pair]!.to <= at) pair++
    const quote = pair < pairs.length && pairs[pair]!.from < at ? pairs[pair]! : null
    const place = { text, from, at, signs, end, hasGap: ahead.length < rest.length, ahead }
    if (!mayEnd(place) || (quote !== null && quote.from >= from && !endsWithQuote(place, quote))) continue
    ends.push(end)
    from = end
  }
  ends.push(text.length)
  return spansBetween(text, 0, ends)
}

/** What goes on behind a quoted sentence: “……。”这样的提示. */
const GOES_ON_BEHIND_QUOTE = /^(?:的|等|这样|这类|之类|是|来|和|或|并|而|及|以|时|中)/

interface Place {
  readonly text: string
  readonly from: number
  readonly at: number
  readonly signs: string
  readonly end: number
  /** Whether a blank follows. */
  readonly hasGap: boolean
  readonly ahead: string
}

function isFormulaEnd(text: string, mask: Uint8Array, at: number): boolean {
  return text.charAt(at) === '$' && mask[at] === 1 && (mask[at + 1] !== 1 || text.charAt(at + 1) === '$')
}

function mayEnd(place: Place): boolean {
  const { signs, hasGap, ahead } = place
  const next = ahead.charAt(0)
  if (GOES_ON.test(next)) return false
  switch (signs.charAt(0)) {
    case '.':
    case '．':
    case '…':
      // dots mostly end a text that is cut, or stand within a sentence
      if (signs.length > 1 || signs === '…') return hasGap && HAN.test(next)
      return endsWithPeriod(place)
    case '?':
    case '!':
    case '？':
    case '！':
      return !/[a-z(（]/.test(next) || ITEM_AHEAD.test(ahead)
    default:
      return true
  }
}

/** Whether a Latin period ends a Chinese sentence. */
function endsWithPeriod({ text, from, at, signs, hasGap, ahead }: Place): boolean {
  const next = ahead.charAt(0)
  if (/[a-z]/.test(next)) return false
  const before = text.charAt(at - 1)
  if (ITEM_BEFORE.test(text.slice(Math.max(from, at - 12), at))) return false
  if (signs === '．' || HAN.test(before) || /[）)”"]/.test(before))
    return hasGap || HAN.test(next) || /[“"（]/.test(next)
  if (!hasGap && !HAN.test(next)) return false
  if (!HAN.test(next) && !/[A-Z“(（]/.test(next)) return false
  const token = /[A-Za-z.$}%0-9]*$/.exec(text.slice(Math.max(from, at - 24), at))?.[0] ?? ''
  if (/^[A-Za-z]{0,2}$/.test(token) || /^(?:[A-Za-z]\.)+[A-Za-z]$/.test(token)) return false
  const low = token.toLowerCase()
  if (OPEN_ABBREVIATIONS.has(low) || CLOSING_ABBREVIATIONS.has(low)) return false
  return hasGap || !/^\d+$/.test(token)
}

/** Whether a sign within brackets or quotes ends the sentence around them. */
function endsWithQuote({ text, from, at, signs, end, ahead }: Place, quote: Span): boolean {
  if (end < quote.to) return at - quote.from >= LONG_QUOTE
  const isWhole = text.slice(from, quote.from).trim() === ''
  if (isWhole) return true
  if (GOES_ON_BEHIND_QUOTE.test(ahead)) return false
  // a sentence within brackets, or a quoted question, is mostly part of the one around it
  const isPart = /[（(]/.test(text.charAt(quote.from)) || /[？！?!]/.test(signs.charAt(0))
  return !isPart || BEGINNING.test(ahead)
}
