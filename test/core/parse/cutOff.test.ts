import { isChineseCut, isEnglishCut } from '@core/parse/cutOff'
import { describe, expect, test } from 'vitest'

/** A text of exactly `length` characters that ends so. */
const sized = (length: number, end: string) => 'a word '.repeat(200).slice(0, length - end.length) + end

describe('an English abstract', () => {
  test.each([
    ['of 1,000 characters', sized(1000, ' and the re'), true],
    ['of 1,000 characters that ends a sentence', sized(1000, ' the end.'), true],
    ['of 1,000 characters that ends in a blank', sized(1000, ' the end. '), true],
    ['of 998 that just stops', sized(998, ' and the re'), true],
    ['of 999, its last blank stripped', sized(999, ' and the'), true],
    ['of 998 that ends a sentence', sized(998, ' the end.'), false],
    ['of 998 that ends a sentence in a bracket', sized(998, ' (the end).'), false],
    ['of 998 that ends in a link', sized(998, ' at https://example.org/door'), false],
    ['of 997 that ends in a link without http', sized(997, ' at github.com/door/door'), false],
    ['of 994 that just stops', sized(994, ' and the re'), false],
    ['of 600', sized(600, ' and the re'), false],
    ['of 1,001, from elsewhere', sized(1001, ' and the re'), false],
    ['that is empty', '', false],
  ])('%s', (_, text, isCut) => {
    expect(isEnglishCut(text)).toBe(isCut)
  })

  test('is measured in characters, not in halves of them', () => {
    const text = '𝒟'.repeat(10) + sized(990, ' and the re')
    expect(text).toHaveLength(1010)
    expect(isEnglishCut(text)).toBe(true)
    expect(isEnglishCut(`𝒟${sized(998, ' and a full stop is miss')}x`)).toBe(true)
  })
})

describe('a Chinese abstract beside a cut English one', () => {
  test.each([
    ['我们研究了门。', false],
    ['门开了吗？', false],
    ['他说：“门开了。”', false],
    ['代码已公开（见附录。）', false],
    ['我们研究了门，', true],
    ['我们研究了门的', true],
    ['我们研究了以下几点：', true],
    ['我们研究了门……', true],
    ['我们研究了门...', true],
    ['我们研究了门。。。', true],
    ['我们提出了门框（DF）', true],
    ['我们研究了门...（摘要截断）', true],
    ['我们研究了门（此部分可能截断）。', true],
    ['我们研究了门 (内容过长，省略)', true],
    ['我们研究了门。[摘要被截断]', true],
    ['门的宽度为 p（原文截断）的两倍。', true],
    ['', false],
  ])('%s', (text, isCut) => {
    expect(isChineseCut(text, true)).toBe(isCut)
  })
})

describe('a Chinese abstract beside a whole English one', () => {
  test.each([
    ['我们研究了门，', false],
    ['分布的移动（截断以及独立性）决定排名。', false],
    ['适用于非负（例如计数或零截断）的数据。', false],
    ['我们研究了门。（此部分可能截断）', true],
  ])('%s', (text, isCut) => {
    expect(isChineseCut(text, false)).toBe(isCut)
  })
})
