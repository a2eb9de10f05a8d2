import { isTagUnder, noteTags } from '@core/search/noteTags'
import { expect, test } from 'vitest'

test.each<[string, readonly string[]]>([
  ['#idea and #To-Do.', ['idea', 'to-do']],
  ['读了#图模型，想到＃方法/对齐。', ['图模型', '方法/对齐']],
  ['# A heading\n## Another\n#tag', ['tag']],
  ['C#minor, a#b, https://x.org/#part, &#123; ##no', []],
  ['#same #SAME', ['same']],
  ['#2023 #_x #trailing-/', ['2023', '_x', 'trailing']],
  ['', []],
])('%j', (text, tags) => expect([...noteTags(text)]).toEqual(tags))

test('a tag lies under itself and under what stands before its slash', () => {
  expect(isTagUnder('a/b', 'a')).toBe(true)
  expect(isTagUnder('a', 'a')).toBe(true)
  expect(isTagUnder('ab', 'a')).toBe(false)
})
