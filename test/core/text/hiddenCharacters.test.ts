import { codePointNames, hasHidden, visibleName } from '@core/text/hiddenCharacters'
import { expect, test } from 'vitest'

test.each([
  ['2024-02-19.cs.LG.md', '2024-02-19.cs.LG.md'],
  ['invoice\u202Edm.exe.md', 'invoicedm.exe.md'],
  ['a\u200B\u2066b\uFEFF.md', 'ab.md'],
  ['a\u{E0041}\u{E007F}.md', 'a.md'],
  ['two\nlines\r\t\u2028\u2029.md', 'twolines.md'],
  ['half \uD800.md', 'half \uFFFD.md'],
  ['家庭\u200D👨‍👩‍👧.md', '家庭\u200D👨‍👩‍👧.md'],
])('of the file name %j what is seen is kept', (name, seen) => {
  expect(visibleName(name)).toBe(seen)
})

test.each(['\u202E', '\u200B', '\u2067', '\u061C', '\uFEFF', '\u{E0061}', '\u0007', '\u0085'])(
  '%j is a character that cannot be seen, and has a name',
  (character) => {
    expect(hasHidden(`a${character}b`)).toBe(true)
    expect(codePointNames(character)).toMatch(/^U\+[0-9A-F]{4,5}$/)
  },
)
