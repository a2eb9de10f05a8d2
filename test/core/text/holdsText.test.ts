import { holdsText } from '@core/text/holdsText'
import { expect, test } from 'vitest'

test('a text holds what JavaScript says it includes', () => {
  // three letters, so that beginnings repeat within what is looked for
  const letters = ['a', 'b', '笔']
  const texts = ['']
  for (let from = 0; from < texts.length && texts[from]!.length < 5; from++) {
    for (const letter of letters) texts.push(texts[from]! + letter)
  }
  for (const whole of texts) {
    for (const part of texts) {
      if (part.length <= 4 && holdsText(whole, part) !== whole.includes(part)) {
        expect.unreachable(`${whole} ${part}`)
      }
    }
  }
  expect(holdsText('aabaabaaab', 'aabaaa')).toBe(true)
  expect(holdsText('aabaabaab', 'aabaaa')).toBe(false)
})
