import { cutPieces, piecesBetween } from '@core/text/cutPieces'
import { piecesOf } from '@core/text/piecesOf'
import { seenText } from '@core/text/seenText'
import { textPieces } from '@core/text/textPieces'
import { describe, expect, test } from 'vitest'

describe('invisible characters', () => {
  test('are told apart from what can be seen, and nothing is lost', () => {
    const text = 'a\u202Eb\u200B\u200Bc\u{E0041}'
    const pieces = textPieces(text)
    expect(pieces.map(({ from, to }) => text.slice(from, to)).join('')).toBe(text)
    expect(pieces).toEqual([
      { kind: 'plain', from: 0, to: 1, text: 'a' },
      { kind: 'hidden', from: 1, to: 2, text: '\u202E', names: 'U+202E' },
      { kind: 'plain', from: 2, to: 3, text: 'b' },
      { kind: 'hidden', from: 3, to: 5, text: '\u200B\u200B', names: 'U+200B' },
      { kind: 'plain', from: 5, to: 6, text: 'c' },
      { kind: 'hidden', from: 6, to: 8, text: '\u{E0041}', names: 'U+E0041' },
    ])
  })

  test('do not include what emoji, plain text and Chinese are written with', () => {
    for (const text of ['👩\u200D💻 和 é', 'tab\tand\nline', '中文，“引号”']) {
      expect(textPieces(text)).toEqual([{ kind: 'plain', from: 0, to: text.length, text }])
    }
    expect(textPieces('')).toEqual([])
  })
})

describe('cutting pieces', () => {
  const texts = (source: string, ...places: number[]) =>
    cutPieces(textPieces(source), places).map(({ from, to }) => source.slice(from, to))

  test('cuts plain ones at each place once, in any order', () => {
    expect(texts('one two three', 8, 4, 4)).toEqual(['one ', 'two ', 'three'])
    expect(cutPieces(textPieces('ab'), [1])).toEqual([
      { kind: 'plain', from: 0, to: 1, text: 'a' },
      { kind: 'plain', from: 1, to: 2, text: 'b' },
    ])
  })

  test('cuts nothing at the ends, beyond them and within other pieces', () => {
    expect(texts('one', 0, 3, 9, -1)).toEqual(['one'])
    expect(texts('a\u200B\u200Bbc', 2, 4)).toEqual(['a', '\u200B\u200B', 'b', 'c'])
  })
})

describe('a part of the pieces', () => {
  test('is cut out of plain text, and has what begins in it whole', () => {
    const source = 'One $a$ two. Three \\cite{b} four.'
    const end = source.indexOf('Three')
    const seen = (from: number, to: number) =>
      piecesBetween(textPieces(source), from, to)
        .map((piece) => source.slice(piece.from, piece.to))
        .join('|')
    expect(seen(0, end)).toBe('One |$a$| two. ')
    expect(seen(end, source.length)).toBe('Three |\\cite{b}| four.')
    expect(seen(5, end)).toBe(' two. ')
    expect(seen(end, end + 8)).toBe('Three |\\cite{b}')
  })
})

test('what is seen of a part of a text is what the whole text makes of it', () => {
  const source = "``One. Two'' of L\\'evy, $n$ \\emph{and so. On.}"
  const second = source.indexOf('Two')
  const third = source.indexOf('On.')
  expect(seenText(source)).toBe('“One. Two” of Lévy, $n$ and so. On.')
  expect(seenText(source, 0, second)).toBe('“One. ')
  expect(seenText(source, second, third)).toBe('Two” of Lévy, $n$ and so. ')
  expect(seenText(source, third, source.length)).toBe('On.')
})

test('pieces are taken apart once for a text that is asked for again', () => {
  expect(piecesOf('of $n$ things')).toBe(piecesOf('of $n$ things'))
  expect(piecesOf('of $n$ things')).toEqual(textPieces('of $n$ things'))
})
