import type { TextMark } from '../text/textMark'
import { fold } from './fold'
import type { Term, TextField } from './query'
import { searchedTexts, type SearchedText } from './searchedTexts'

/** More marks in one text help nobody. */
const MOST_MARKS = 1_000

/** Every place of `word` in a folded text, overlapping ones too. */
function* placesOf(folded: string, word: string): Iterable<number> {
  if (word === '') return
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) yield at
}

/** Marks in order of place, those that touch or overlap made one. */
export function joinedMarks(marks: readonly TextMark[]): readonly TextMark[] {
  const joined: TextMark[] = []
  for (const mark of marks.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = joined.at(-1)
    if (last !== undefined && mark.from <= last.to) {
      if (mark.to > last.to) joined[joined.length - 1] = { ...last, to: mark.to }
    } else joined.push(mark)
  }
  return joined
}

/** What a query's words hit in one text of a paper, in order, as places in the text itself. */
export function textHits(text: string, field: TextField, terms: readonly Term[]): readonly TextMark[] {
  const wanted = terms.filter(({ negated, fields }) => !negated && fields.includes(field))
  if (wanted.length === 0 || text === '') return []
  const marks: TextMark[] = []
  for (const { folded, sourceOf } of field === 'note' ? [searchedNote(text)] : searchedTexts(text)) {
    for (const term of wanted) {
      for (const at of placesOf(folded, term.text)) {
        if (marks.length >= MOST_MARKS) return joinedMarks(marks)
        marks.push({ ...sourceOf(at, at + term.text.length), kind: 'hit' })
      }
    }
  }
  return joinedMarks(marks)
}

/** A note is written by the reader, who knows how: it is searched as it is written. */
function searchedNote(text: string): SearchedText {
  return { folded: fold(text).replace(/\s/g, ' '), sourceOf: (from, to) => ({ from, to }) }
}
