import { isPaperId } from '../paperId'
import { fieldCondition } from './fieldConditions'
import { fold } from './fold'
import { QUERY_FIELDS, type Condition, type Query, type QueryField, type QueryPart } from './query'
import type { QueryProblem } from './query'

const BLANK = /\s/
const MINUS = '-－−'
/** Any of them opens a phrase, and any closes it: input methods and word processors mix them. */
const QUOTES = '"“”„‟＂'
const FIELD = /([A-Za-z]+)[:：]/y

/** A piece of a query between blanks, quotes kept together. */
interface Token {
  readonly from: number
  readonly to: number
  readonly negated: boolean
  /** Where what is looked for begins: after the minus. */
  readonly start: number
  /** The name before a colon; null where there is none. */
  readonly field: string | null
  /** What follows the colon, or all of it; without quotes. */
  readonly value: string
  readonly quoted: boolean
}

/**
 * Reads what a person typed into the search: words, `"phrases"`, `-not` and fields, with the signs of
 * Chinese input methods as good as ASCII's. Never fails: what it does not know is looked for as it
 * stands, and told as a problem.
 */
export function parseQuery(text: string): Query {
  const parts: QueryPart[] = []
  const problems: QueryProblem[] = []
  for (const token of tokensOf(text)) {
    const { from, to, negated } = token
    const condition = conditionOf(token, problems)
    const plain = (): Condition => ({ kind: 'text', text: asTyped(text.slice(token.start, to)), field: null })
    parts.push({ from, to, negated, condition: condition ?? plain() })
  }
  const where = parts.find(({ condition }) => condition.kind === 'in')
  if (where !== undefined && !parts.some(({ condition }) => condition.kind === 'text')) {
    problems.push({ kind: 'noWords', from: where.from, to: where.to })
  }
  return { parts, problems }
}

const VERSION = /v\d+$/i

/** What a token asks for; null where it is to be looked for as it stands. */
function conditionOf(token: Token, problems: QueryProblem[]): Condition | null {
  const { from, to, field, value, quoted } = token
  if (field === null)
    return quoted && value !== '' ? { kind: 'text', text: asTyped(value), field: null } : null
  const known = QUERY_FIELDS.find((name) => name === field.toLowerCase())
  if (known === undefined) {
    // as papers' numbers are written, and copied
    const id = value.replace(VERSION, '')
    if (field.toLowerCase() === 'arxiv' && isPaperId(id))
      return { kind: 'text', text: asTyped(id), field: null }
    // `Attention:` and `https://…` are no attempts at a field
    if (value !== '' && !value.startsWith('//')) problems.push({ kind: 'unknownField', from, to, field })
    return null
  }
  const condition = fieldCondition(known, quoted ? asPhrase(value) : value, quoted)
  if (condition === null)
    problems.push({ kind: 'badValue', from, to, field: known satisfies QueryField, value })
  return condition
}

function* tokensOf(text: string): Iterable<Token> {
  let at = 0
  while (at < text.length) {
    if (BLANK.test(text[at]!)) {
      at++
      continue
    }
    const token = tokenAt(text, at)
    yield token
    at = token.to
  }
}

function tokenAt(text: string, from: number): Token {
  const next = text[from + 1]
  const negated = MINUS.includes(text[from]!) && next !== undefined && !BLANK.test(next)
  const start = negated ? from + 1 : from
  FIELD.lastIndex = start
  const field = FIELD.exec(text)?.[1] ?? null
  const begin = field === null ? start : start + field.length + 1
  const facts = { from, start, negated, field }
  const quoted = begin < text.length && QUOTES.includes(text[begin]!)
  if (!quoted) {
    const to = firstFrom(text, begin, (sign) => BLANK.test(sign))
    return { ...facts, to, value: text.slice(begin, to), quoted }
  }
  // a phrase that is still being typed goes to the end
  const close = firstFrom(text, begin + 1, (sign) => QUOTES.includes(sign))
  return { ...facts, to: Math.min(close + 1, text.length), value: text.slice(begin + 1, close), quoted }
}

function firstFrom(text: string, from: number, is: (sign: string) => boolean): number {
  let at = from
  while (at < text.length && !is(text[at]!)) at++
  return at
}

/** Texts of papers have no blanks but spaces. */
function asPhrase(text: string): string {
  return text.replace(/\s/g, ' ')
}

function asTyped(text: string): string {
  return fold(asPhrase(text))
}
