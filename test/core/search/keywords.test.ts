import { cleanKeywords, keywordMarks, keywordTerm, type Keyword } from '@core/search/keywords'
import { queryInScope, withRecent } from '@core/search/savedSearch'
import { expect, test } from 'vitest'

const marked = (word: string, text: string, kind: Keyword['kind'] = 'followed'): readonly string[] =>
  keywordMarks(text, [{ text: word, kind }]).map(({ from, to }) => text.slice(from, to))

test('Latin words are whole words, in any case; a star lifts that on its side', () => {
  expect(marked('rag', 'RAG, storage, GraphRAG, rag2, RAGs and 用RAG做')).toEqual(['RAG', 'RAG'])
  expect(marked('rag*', 'RAGs ragged storage')).toEqual(['RAG', 'rag'])
  expect(marked('*rag', 'GraphRAG ragged')).toEqual(['RAG'])
  expect(marked('GPT-4', 'GPT-4o GPT-4.')).toEqual(['GPT-4'])
  expect(marked('cafe', 'cafe\u0301')).toEqual([])
})

test('Chinese and phrases are found anywhere', () => {
  expect(marked('图', '超图神经网络，图')).toEqual(['图', '图'])
  expect(marked('large  language model', 'a Large Language Model, large language models')).toEqual([
    'Large Language Model',
  ])
})

test('a keyword that looks for nothing is none', () => {
  for (const text of ['', '  ', '*', '**']) expect(keywordTerm(text)).toBeNull()
  expect(keywordMarks('anything', [{ text: '*', kind: 'muted' }])).toEqual([])
})

test('of words that look for the same the first stays', () => {
  expect(
    cleanKeywords([
      { text: ' LoRA ', kind: 'muted' },
      { text: 'lora', kind: 'followed' },
      { text: '', kind: 'followed' },
      { text: 'lora*', kind: 'followed' },
    ]),
  ).toEqual([
    { text: 'LoRA', kind: 'muted' },
    { text: 'lora*', kind: 'followed' },
  ])
})

test('a saved search keeps what its scope asked, where words can say it', () => {
  expect(queryInScope('图', { kind: 'all' })).toBe('图')
  expect(queryInScope('图', { kind: 'unread' })).toBe('is:unread 图')
  expect(queryInScope('图', { kind: 'noted' })).toBe('has:note 图')
  expect(queryInScope('图', { kind: 'category', category: 'cs.CL' })).toBe('cat:cs.CL 图')
  expect(queryInScope('图', { kind: 'digest', digest: 1 })).toBeNull()
})

test('recent searches come newest first, each once, and not without end', () => {
  expect(withRecent(['a', 'b'], ' b ')).toEqual(['b', 'a'])
  expect(withRecent(['a'], ' ')).toEqual(['a'])
  const many = Array.from({ length: 30 }, (_, at) => `${at}`).reduce(withRecent, [] as readonly string[])
  expect(many).toHaveLength(20)
  expect(many[0]).toBe('29')
})

test('a keyword is found in what is seen, and a word begins and ends there', () => {
  const marked = (text: string, word: string) =>
    keywordMarks(text, [{ text: word, kind: 'followed' }]).map(({ from, to }) => text.slice(from, to))
  expect(marked("by L\\'evy~walks", 'Lévy')).toEqual(["L\\'evy"])
  expect(marked("by L\\'evys", 'Lévy')).toEqual([])
})
