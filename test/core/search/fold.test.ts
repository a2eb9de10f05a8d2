import { fold } from '@core/search/fold'
import { expect, test } from 'vitest'

test('no character changes the length of a text', () => {
  for (let code = 0; code <= 0x10ffff; code++) {
    const text = String.fromCodePoint(code)
    if (fold(text).length !== text.length) expect.fail(`U+${code.toString(16)} → ${fold(text)}`)
  }
})

test('a text folds as its parts do, so that every part is found in it', () => {
  for (const text of ['ΟΔΟΣ ΟΔΟΣΑ', 'İSTANBUL', 'Straße STRASSE', 'K Å ﬁ Ǆ', '𐐀𐐨', '图模型 LLM']) {
    const characters = [...text]
    for (let from = 0; from < characters.length; from++) {
      const start = characters.slice(0, from).join('').length
      for (let to = from + 1; to <= characters.length; to++) {
        const part = characters.slice(from, to).join('')
        expect(fold(text).slice(start, start + part.length)).toBe(fold(part))
      }
    }
  }
})

test('case does not matter', () => {
  expect(fold('LoRA')).toBe('lora')
  expect(fold('İ')).toBe('i')
  expect(fold('ΣΑΣ')).toBe(fold('σας'))
})
