import { parseQuery } from '@core/search/parseQuery'
import { termsOf, type TextField } from '@core/search/query'
import { textHits } from '@core/search/textHits'
import { expect, test } from 'vitest'

const hits = (query: string, text: string, field: TextField = 'title'): readonly string[] =>
  textHits(text, field, termsOf(parseQuery(query))).map(({ from, to }) => text.slice(from, to))

test('every place of every word is hit, in any case, as it stands in the text', () => {
  expect(hits('graph 图', 'Graph 图 graphs, GRAPH')).toEqual(['Graph', '图', 'graph', 'GRAPH'])
  expect(hits('istanbul ß', 'İSTANBUL ẞ straße')).toEqual(['İSTANBUL', 'ẞ', 'ß'])
})

test('hits that overlap or touch are one', () => {
  expect(hits('aba', 'ababa aba')).toEqual(['ababa', 'aba'])
  expect(hits('模型 大模', '大模型')).toEqual(['大模型'])
})

test('only where the query looks, and nothing that it leaves out', () => {
  expect(hits('in:abstract a', 'a')).toEqual([])
  expect(hits('note:a b', 'a b')).toEqual(['b'])
  expect(hits('-a', 'a')).toEqual([])
  expect(hits('is:unread', 'is:unread')).toEqual([])
})

test('a phrase is found over the line ends of a note', () => {
  expect(hits('"a b"', 'a\nb', 'note')).toEqual(['a\nb'])
})

test('a long text full of hits is marked in bounds', () => {
  expect(textHits('a '.repeat(50_000), 'abstract', termsOf(parseQuery('a')))).toHaveLength(1_000)
})

test('what is seen is hit, and the TeX that it is written in is marked as a whole', () => {
  expect(hits('lévy', "The L\\'evy flights of L\\'evy")).toEqual(["L\\'evy", "L\\'evy"])
  expect(hits('"50% of"', 'at 50\\% of it')).toEqual(['50\\% of'])
  expect(hits('对读', '对\u200B读')).toEqual(['对\u200B读'])
  expect(hits('"table 3"', 'see Table~3')).toEqual(['Table~3'])
  expect(hits('emph', '\\emph{one} two')).toEqual(['emph'])
  expect(hits('one', '\\emph{one} two')).toEqual(['one'])
  expect(hits('"one two"', '\\emph{one} two')).toEqual(['one} two'])
})

test('formulas are hit as they are written, beside what is seen', () => {
  expect(hits('x^2 caf', "caf\\'e $x^2$")).toEqual(['caf', 'x^2'])
})
