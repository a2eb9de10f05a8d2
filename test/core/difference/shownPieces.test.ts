import { difference } from '@core/difference/difference'
import { firstPieces, foldedPieces } from '@core/difference/shownPieces'
import { expect, test } from 'vitest'

const LINE = 'a line of thirty characters…\n'
const long = (lines: number): string => LINE.repeat(lines)

test('what is far from any change is folded, at the ends of lines', () => {
  const { pieces } = difference(`${long(50)}old\n${long(50)}`, `${long(50)}new\n${long(50)}`)
  const shown = foldedPieces(pieces)
  expect(shown.map(({ kind }) => kind)).toEqual(['folded', 'same', 'removed', 'added', 'same', 'folded'])
  expect(shown[1]!.text.startsWith(LINE)).toBe(true)
  expect(shown[1]!.text.length).toBeLessThan(500)
  expect(shown.at(-1)!.text.startsWith(LINE)).toBe(true)
  expect(shown.flatMap(({ kind, text }) => (kind === 'added' ? [] : [text])).join('')).toBe(
    `${long(50)}old\n${long(50)}`,
  )
})

test('between two changes the text around both stays', () => {
  const { pieces } = difference(`a\n${long(60)}b`, `c\n${long(60)}d`)
  expect(foldedPieces(pieces).map(({ kind }) => kind)).toEqual([
    ...['removed', 'added', 'same', 'folded', 'same', 'removed', 'added'],
  ])
})

test('little is not folded, and neither is a text without a change', () => {
  const near = difference(`a\n${long(10)}`, `b\n${long(10)}`).pieces
  expect(foldedPieces(near)).toEqual(near)
  const same = difference(long(100), long(100)).pieces
  expect(foldedPieces(same)).toEqual(same)
})

test('a fold cuts no character, in a text without a line’s end', () => {
  for (const odd of ['', 'x']) {
    const far = odd + '😀'.repeat(2_000)
    const shown = foldedPieces(difference(`${far}的a`, `${far}的b`).pieces)
    expect(shown[0]!.kind).toBe('folded')
    for (const { text } of shown) expect(text.isWellFormed()).toBe(true)
  }
})

test('of many characters the first are shown, and the rest is counted', () => {
  const pieces = [
    { kind: 'same', text: 'abc' },
    { kind: 'folded', text: 'far away' },
    { kind: 'removed', text: 'x😀z' },
    { kind: 'same', text: 'end' },
  ] as const
  expect(firstPieces(pieces, 100)).toEqual({ pieces, left: 0 })
  // a character is not cut for it
  expect(firstPieces(pieces, 5)).toEqual({
    pieces: [...pieces.slice(0, 2), { kind: 'removed', text: 'x' }],
    left: 6,
  })
  expect(firstPieces(pieces, 3)).toEqual({ pieces: pieces.slice(0, 2), left: 7 })
})
