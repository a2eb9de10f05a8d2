import { commonParts } from '@core/difference/commonParts'
import { changedCharacters, difference, type DifferencePiece } from '@core/difference/difference'
import { lineUnits, wordUnits } from '@core/difference/units'
import { describe, expect, test } from 'vitest'
import { Random } from '../library/model/random'

/** `a[-b-]{+c+}d`: what was removed and what was added. */
function drawn(before: string, after: string): string {
  const signs = { same: ['', ''], removed: ['[-', '-]'], added: ['{+', '+}'] } as const
  return difference(before, after)
    .pieces.map(({ kind, text }) => signs[kind][0] + text + signs[kind][1])
    .join('')
}

const side = (pieces: readonly DifferencePiece[], other: 'removed' | 'added'): string =>
  pieces
    .filter(({ kind }) => kind === 'same' || kind === other)
    .map(({ text }) => text)
    .join('')

/** Holds for any two texts. */
function isSound(before: string, after: string): void {
  const { pieces } = difference(before, after)
  expect(side(pieces, 'removed')).toBe(before)
  expect(side(pieces, 'added')).toBe(after)
  pieces.forEach(({ kind, text }, index) => {
    expect(text).not.toBe('')
    expect(kind).not.toBe(pieces[index + 1]?.kind)
    // never within a character
    if (before.isWellFormed() && after.isWellFormed()) expect(text.isWellFormed()).toBe(true)
  })
}

describe('what has changed', () => {
  test.each([
    ['the cat sat', 'the dog sat', 'the [-cat-]{+dog+} sat'],
    ['one two', 'one two three', 'one two{+ three+}'],
    ['one two three', 'three', '[-one two -]three'],
    ['naïve café', 'naive café', '[-naïve-]{+naive+} café'],
    ['lr = 0.001', 'lr = 0.01', 'lr = 0.[-001-]{+01+}'],
    ['snake_case x', 'snake_cases x', '[-snake_case-]{+snake_cases+} x'],
  ])('is told in words: %s → %s', (before, after, expected) => {
    expect(drawn(before, after)).toBe(expected)
  })

  test.each([
    ['我喜欢红色的苹果', '我喜欢绿色的苹果', '我喜欢[-红-]{+绿+}色的苹果'],
    ['收敛很快。', '收敛并不快。', '收敛[-很-]{+并不+}快。'],
    ['用Adam优化', '用SGD优化', '用[-Adam-]{+SGD+}优化'],
    ['ひらがな', 'ひろがな', 'ひ[-ら-]{+ろ+}がな'],
  ])('is told in characters where there are no words: %s → %s', (before, after, expected) => {
    expect(drawn(before, after)).toBe(expected)
  })

  test('of lines put in, taken out and changed is told within each of them', () => {
    expect(drawn('# A\n\nkept\n\nold words here\nend\n', '# A\n\nnew\n\nkept\n\nold word here\nend\n')).toBe(
      '# A\n\n{+new\n\n+}kept\n\nold [-words-]{+word+} here\nend\n',
    )
    expect(drawn('a', 'a\nb')).toBe('a{+\nb+}')
    expect(drawn('a\r\nb', 'a\nb')).toBe('a[-\r\n-]{+\n+}b')
  })

  test('of paragraphs written anew is not taken apart at the blank lines between them', () => {
    expect(drawn('x\nuno dos\n\ntres\ny', 'x\nfour five\n\nsix\ny')).toBe(
      'x\n[-uno dos\n\ntres-]{+four five\n\nsix+}\ny',
    )
  })

  test('is no speckle of single words that happen to be in both', () => {
    expect(drawn('gradient descent of the second order', 'plain sums of numbers')).toBe(
      '[-gradient descent of the second order-]{+plain sums of numbers+}',
    )
  })

  test('is nothing, everything, or all new', () => {
    expect(difference('', '')).toEqual({ pieces: [], by: 'words' })
    expect(difference('同', '同').pieces).toEqual([{ kind: 'same', text: '同' }])
    expect(drawn('gone', '')).toBe('[-gone-]')
    expect(drawn('', 'new')).toBe('{+new+}')
  })

  test('leaves characters whole: of two code units, with marks, joined, with a variant', () => {
    expect(drawn('a 😀 b', 'a 😁 b')).toBe('a [-😀-]{+😁+} b')
    expect(drawn('👩‍💻!', '👩‍🔬!')).toBe('[-👩‍💻-]{+👩‍🔬+}!')
    expect(drawn('葛\u{e0100}城', '葛城')).toBe('[-葛\u{e0100}-]{+葛+}城')
    expect(drawn('=\u0338 x', '= x')).toBe('[-=\u0338-]{+=+} x')
  })

  test('is counted in characters', () => {
    expect(changedCharacters(difference('the cat sat', 'the horse sat').pieces)).toEqual({
      removed: 3,
      added: 5,
    })
  })
})

test('units joined are the text, whatever it is', () => {
  const random = new Random(7)
  for (let round = 0; round < 2_000; round++) {
    const text = someText(random, 30)
    expect(wordUnits(text).join('')).toBe(text)
    expect(lineUnits(text).join('')).toBe(text)
  }
})

const SIGNS = [
  ...'ab 的是\n\n\r.$_é😀‍',
  '\u0301',
  '\ud83d',
  '\udc00',
  'word',
  '  ',
  '__proto__',
  'constructor',
]

function someText(random: Random, most: number): string {
  return Array.from({ length: random.below(most) }, () => random.one(SIGNS)).join('')
}

/** A text that was worked on: some of it taken out, put in, written twice or moved. */
function changed(random: Random, text: string): string {
  let result = text
  for (let edit = random.below(5); edit > 0; edit--) {
    const [from, to] = [random.below(result.length + 1), random.below(result.length + 1)].sort(
      (a, b) => a - b,
    )
    const part = result.slice(from, to)
    const rest = result.slice(0, from!) + result.slice(to!)
    const place = random.below(rest.length + 1)
    const put = random.one(['', part, part + part, someText(random, 8)])
    result = rest.slice(0, place) + put + rest.slice(place)
  }
  return result
}

test('both texts can be made of a difference, of 3,000 random pairs', () => {
  const random = new Random(20231103)
  for (let round = 0; round < 3_000; round++) {
    const before = someText(random, 60)
    isSound(before, random.below(4) === 0 ? someText(random, 60) : changed(random, before))
  }
})

test('what is called common is common, in order, and as much as there can be', () => {
  const random = new Random(5)
  for (let round = 0; round < 2_000; round++) {
    const some = () => Int32Array.from({ length: random.below(14) }, () => random.below(4))
    const [before, after] = [some(), some()]
    const { parts, complete } = commonParts(before, after, { steps: 10_000 })
    let [endBefore, endAfter, length] = [0, 0, 0]
    for (const part of parts) {
      expect(part.before).toBeGreaterThanOrEqual(endBefore)
      expect(part.after).toBeGreaterThanOrEqual(endAfter)
      endBefore = part.before + part.length
      endAfter = part.after + part.length
      expect(before.slice(part.before, endBefore)).toEqual(after.slice(part.after, endAfter))
      length += part.length
    }
    expect(complete).toBe(true)
    expect(length).toBe(longestCommon(before, after))
  }
})

/** By the book, in quadratic time. */
function longestCommon(before: Int32Array, after: Int32Array): number {
  let row = new Array<number>(after.length + 1).fill(0)
  for (const item of before) {
    const next = [0]
    after.forEach((other, place) => {
      next.push(item === other ? row[place]! + 1 : Math.max(row[place + 1]!, next[place]!))
    })
    row = next
  }
  return row.at(-1)!
}

describe('of notes of a mebi of characters', () => {
  const MEBI = 1_048_576
  const random = new Random(1)
  const fill = (unit: () => string): string => {
    let text = ''
    while (text.length < MEBI) text += unit()
    return text.slice(0, MEBI)
  }
  const han = () => String.fromCharCode(0x4e00 + random.below(3_000))
  const word = () => `${random.below(50_000).toString(36)} `
  const cases: readonly (readonly [string, string, string, 'words' | 'lines' | 'whole'])[] = [
    ['one word changed', fill(word), 'x', 'words'],
    ['nothing in common, one line', fill(han), fill(han), 'lines'],
    ['nothing in common, many lines', fill(() => `${word()}\n`), fill(() => `${word()}\n`), 'whole'],
    ['a hundred thousand times the same', fill(() => 'a '), fill(() => 'a  '), 'lines'],
    ['lines of the same', fill(() => 'a\n'), fill(() => 'a\n\n'), 'whole'],
    ['nothing but line ends', '\n'.repeat(MEBI), '\n'.repeat(MEBI / 2), 'words'],
  ]
  const [, first] = cases[0]!
  const middle = MEBI / 2

  test.each(cases)('%s: it takes no second, and is sound', (_name, before, other, by) => {
    const after = other === 'x' ? `${first.slice(0, middle)} changed ${first.slice(middle)}` : other
    const began = performance.now()
    const found = difference(before, after)
    expect(performance.now() - began).toBeLessThan(1_000)
    expect(found.by).toBe(by)
    isSound(before, after)
  })

  test('changes all over a long text of many lines are still told in words', () => {
    const lines = Array.from({ length: 5_000 }, () => Array.from({ length: 30 }, word).join(''))
    const after = lines.map((line, place) => (place % 100 === 0 ? `${line}more` : line))
    const found = difference(lines.join('\n'), after.join('\n'))
    expect(found.by).toBe('words')
    expect(changedCharacters(found.pieces)).toEqual({ removed: 0, added: 50 * 'more'.length })
  })
})
