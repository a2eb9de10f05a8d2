import type { TextMark } from '../text/textMark'
import { fold } from './fold'
import type { Term } from './query'
import { searchedTexts } from './searchedTexts'
import { joinedMarks } from './textHits'

/** A word that a person follows or does not care for. */
export interface Keyword {
  readonly text: string
  readonly kind: 'followed' | 'muted'
}

export const MAX_KEYWORDS = 500
export const MAX_KEYWORD_LENGTH = 100

const LATIN_OR_DIGIT = /[\p{Script=Latin}\p{N}]/u
/** What goes on with a word. */
const OF_A_WORD = /[\p{Script=Latin}\p{N}\p{M}]/u

/**
 * What a keyword looks for: its characters in any case, in titles, summaries and abstracts. Where it
 * begins or ends in a Latin letter or a digit, a word must begin or end there too (`RAG` is not in
 * `storage`), unless a `*` stands there (`LLM*` is in `LLMs`). Null where nothing is left to look for.
 */
export function keywordTerm(text: string): Term | null {
  const trimmed = text.trim().replace(/\s+/g, ' ')
  const word = fold(trimmed.replace(/^\*+|\*+$/g, ''))
  if (word === '') return null
  return {
    text: word,
    fields: ['title', 'summary', 'abstract'],
    negated: false,
    startsWord: !trimmed.startsWith('*') && LATIN_OR_DIGIT.test(word[0]!),
    endsWord: !trimmed.endsWith('*') && LATIN_OR_DIGIT.test(word.at(-1)!),
  }
}

/** The same for two words that look for the same; null for one that looks for nothing. */
export function keywordKey(text: string): string | null {
  const term = keywordTerm(text)
  return term && JSON.stringify(term)
}

/** The words without those that look for nothing or for what one before them does, as far as are allowed. */
export function cleanKeywords(keywords: readonly Keyword[]): readonly Keyword[] {
  const seen = new Map<string, Keyword>()
  for (const { text, kind } of keywords) {
    const key = keywordKey(text)
    if (key === null) continue
    if (!seen.has(key)) seen.set(key, { text: text.trim(), kind })
  }
  return [...seen.values()].slice(0, MAX_KEYWORDS)
}

/** What keywords there are in one text, as marks in the text itself. */
export function keywordMarks(text: string, keywords: readonly Keyword[]): readonly TextMark[] {
  if (text === '' || keywords.length === 0) return []
  const marks: TextMark[] = []
  for (const { folded, sourceOf } of searchedTexts(text)) {
    for (const { text: keyword, kind } of keywords) {
      const term = keywordTerm(keyword)
      if (term === null) continue
      for (let at = folded.indexOf(term.text); at >= 0; at = folded.indexOf(term.text, at + 1)) {
        if (standsAlone(folded, at, term)) marks.push({ ...sourceOf(at, at + term.text.length), kind })
      }
    }
  }
  const of = (kind: Keyword['kind']): readonly TextMark[] =>
    joinedMarks(marks.filter((mark) => mark.kind === kind))
  return [...of('followed'), ...of('muted')]
}

/** Whether a place of a folded text begins and ends a word where the term asks for that. */
export function standsAlone(
  text: string,
  at: number,
  { text: word, startsWord, endsWord }: Pick<Term, 'text' | 'startsWord' | 'endsWord'>,
): boolean {
  const end = at + word.length
  return (
    !(startsWord && at > 0 && OF_A_WORD.test(text[at - 1]!)) &&
    !(endsWord && end < text.length && OF_A_WORD.test(text[end]!))
  )
}
