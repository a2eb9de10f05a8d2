import { textPieces } from '@core/text/textPieces'
import { togetherPieces } from '@core/text/togetherPieces'
import { describe, expect, test } from 'vitest'

/** The source of each group that has more than one piece. */
function kept(source: string, inLine = false): readonly string[] {
  const groups = togetherPieces(textPieces(source), inLine)
  expect(
    groups
      .flat()
      .map(({ from, to }) => source.slice(from, to))
      .join(''),
  ).toBe(source)
  for (const piece of groups.flat()) {
    if (piece.kind === 'plain') expect(piece.text).toBe(source.slice(piece.from, piece.to))
  }
  return groups
    .filter((group) => group.length > 1)
    .map((group) => source.slice(group[0].from, group.at(-1)!.to))
}

describe('a formula keeps on its line', () => {
  test('the closing punctuation behind it and the opening bracket before it', () => {
    expect(kept('误差为$n$。而（$x$，$y$）与“$z$”不同')).toEqual(['$n$。', '（$x$，', '$y$）', '“$z$”'])
    expect(kept('costs $n$, or ($m$); «$k$».')).toEqual(['$n$,', '($m$);', '«$k$».'])
    expect(kept("``of $n$''?")).toEqual(["$n$''"])
  })

  test('letters, hyphens and ties that touch it', () => {
    expect(kept('the $n$th of CO$_2$, by $k$-means at $O$($n$) and $f$’s')).toEqual([
      '$n$th',
      'CO$_2$,',
      '$k$-',
      '($n$)',
      '$f$’s',
    ])
    expect(kept('of~$n$~nodes')).toEqual(['~$n$~'])
  })

  test('and nothing that a blank, Chinese or a long word parts from it', () => {
    expect(kept('for $n$ , 对$n$个节点和 $m$')).toEqual([])
    expect(kept('aninterminableword$n$ and $n$aninterminableword')).toEqual([])
  })

  test('but not the next formula, so that a line can be broken', () => {
    expect(kept('$a$,$b$,$c$')).toEqual(['$a$,', '$b$,'])
    expect(kept('$a$$b$')).toEqual([])
  })

  test('nothing where it is set apart', () => {
    expect(kept('so ($$a$$), $$b$$-th')).toEqual([])
    expect(kept('so ($$a$$), $$b$$-th', true)).toEqual(['($$a$$),', '$$b$$-'])
  })

  test('nothing where there is none, at little cost', () => {
    expect(kept('Nothing (at all).')).toEqual([])
    const long = `${'('.repeat(50_000)}$n$${')'.repeat(50_000)}`
    expect(kept(long)).toEqual(['(((((($n$))))))'])
  })
})
