import { englishSentences } from '@core/align/englishSentences'
import { describe, expect, test } from 'vitest'

/** A text whose sentences are joined by ` | `, which the segmenter has to find. */
function expectSentences(marked: string, glue = ' '): void {
  const text = marked.replaceAll(' | ', glue)
  expect(englishSentences(text).map(({ from, to }) => text.slice(from, to))).toEqual(marked.split(' | '))
}

describe('English sentences', () => {
  test.each([
    ['end at signs that a capital follows', 'Bees dance. | Do they count? | They do! | We ask why.'],
    [
      'go on behind abbreviations',
      'Some tools, e.g. Tea Timer, i.e. a clock, beat Fig. 3 of Dr. Lee et al. (2020) in Sec. 2.',
    ],
    [
      'end at an abbreviation where a beginning follows',
      'We test teas, pots, etc. | However, U.S. | The gap stays.',
    ],
    [
      'go on behind U.S. and initials before other words',
      'The U.S. Tea Board and J. K. Lee studied E. coli in Washington D.C. gardens.',
    ],
    [
      'tell words from abbreviations that look like them',
      'The answer is no. | Ask again. | See No. 7 and max. 3 cups.',
    ],
    [
      'keep decimals, versions and thousands',
      'Version v2.1.3 reaches 98.5% of 1,200.5 points. | GPT-3.5 gets 3.4.',
    ],
    ['keep addresses', 'See https://example.org/a.b?c=1. | Our site is www.example.org/Tea.'],
    ['keep TeX with periods in it', 'Let $f(x) = 1. \\quad X$ hold. | Then \\(a. B\\) and $$c. D$$ follow.'],
    ['end within TeX where it is the last sign', 'There is some $x \\in S.$ | But not $y$.'],
    [
      'take prices for text',
      'It costs $5. | That is $2 million less. | We pay $3 per cup, not $1.61/hour. | They pay $0.16/hour.',
    ],
    ['take quotes and brackets along', 'He said "no." | We agree (see below.) | "Why?" | They left.'],
    ['go on behind a question in a title', "We build What's In My Tea? (WIMT), a tool."],
    ['end at numbered items that are sentences', '(1) Does it boil? | (2) Does it cool? | (RQ3) Is it tea?'],
    ['keep the numbers of items', 'Our findings: 1. Teas differ. | 2. Pots do not.'],
    ['go on behind i.i.d. and w.r.t.', 'We draw i.i.d. samples w.r.t. Tea counts.'],
    ['begin with names in lower case', 'We test it. | tdCoxTea wins. | e-Cup is next. | $k$-means fails.'],
    ['go on in lower case elsewhere', 'This was collabora. tive work on pots.'],
    [
      'forgive a forgotten capital',
      'We brew plain black teas. | we then drink the cups. | What is it? | how is it made?',
    ],
    ['take a run of dots in a sentence for part of it', 'We count 1, 2, ..., N cups of tea.'],
    ['keep a period alone', 'The product A . b is small.'],
    ['take Chinese signs as well', '这是茶。 | We drink it！ | Good.'],
    ['take resp. along', 'Green (resp. Black) teas are good.'],
    ['are headings too', 'Objective. | To count cups. | Methods: We count. | Results. | There are 3.'],
  ])('%s', (_, marked) => expectSentences(marked))

  test.each([
    ['We brew black teas. | We drink models. | Experiments follow.'],
    ['It works at all levels. | Kraken is the name.'],
    ['A study of LLM. | We go on.'],
  ])('are told apart where a blank is lost: %s', (marked) => expectSentences(marked, ''))

  test.each([['Use Dataprep.Clean objects of node.js here.'], ['See example.org/a.The page is gone.']])(
    'stay whole without a blank: %s',
    (text) => expectSentences(text),
  )

  test('have no blanks, ties or TeX breaks around them, and hold a letter or digit', () => {
    const text = '  ~We brew.\n\n \\\\ ~We drink. … '
    expect(englishSentences(text).map(({ from, to }) => text.slice(from, to))).toEqual([
      'We brew.',
      'We drink.',
    ])
    expect(englishSentences('')).toEqual([])
    expect(englishSentences(' ... !? ')).toEqual([])
  })
})
