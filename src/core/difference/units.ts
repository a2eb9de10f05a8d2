/**
 * A word; a Chinese or Japanese character; a line's end; a run of other blanks; or any other sign, with what
 * is joined to it. Every text is these, one after the other, and none is cut within a character.
 */
const WORD_UNIT =
  /(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}_](?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}_])*|\r?\n|[^\S\r\n]+|[^]\p{M}*(?:\u200d[^]\p{M}*)*/gu

/** A text in words and signs; joined they are the text. */
export function wordUnits(text: string): readonly string[] {
  return text.match(WORD_UNIT) ?? []
}

const BLANK = /[^\S\r\n]/
const HAN = /[\u4e00-\u9fff]/
/** So far back a place between two units is looked for. */
const NEAR = 2_000

/** Whether units surely meet here, whatever stands elsewhere: after a blank, or between two Chinese characters. */
function unitsMeetAt(text: string, place: number): boolean {
  const [last, next] = [text[place - 1] ?? '', text[place] ?? '']
  return (HAN.test(next) && (HAN.test(last) || BLANK.test(last))) || (/\w/.test(next) && BLANK.test(last))
}

/**
 * How many characters the texts begin with alike, and how many they end with alike, both up to a place where
 * units meet: so that only what lies between has to be taken apart.
 */
export function commonEnds(before: string, after: string): { readonly start: number; readonly end: number } {
  const most = Math.min(before.length, after.length)
  let alike = 0
  while (alike < most && before.charCodeAt(alike) === after.charCodeAt(alike)) alike++
  // the character behind the place must be alike as well
  let start = Math.max(0, alike - 1)
  while (start > alike - NEAR && start > 0 && !unitsMeetAt(before, start)) start--
  if (!unitsMeetAt(before, start)) start = 0
  const rest = most - start
  let alikeAtEnd = 0
  while (
    alikeAtEnd < rest &&
    before.charCodeAt(before.length - 1 - alikeAtEnd) === after.charCodeAt(after.length - 1 - alikeAtEnd)
  ) {
    alikeAtEnd++
  }
  let end = Math.max(0, alikeAtEnd - 1)
  while (end > alikeAtEnd - NEAR && end > 0 && !unitsMeetAt(before, before.length - end)) end--
  if (!unitsMeetAt(before, before.length - end)) end = 0
  return { start, end }
}

/** A text in lines, each with its end; joined they are the text. */
export function lineUnits(text: string): readonly string[] {
  const lines: string[] = []
  let start = 0
  while (start < text.length) {
    const end = text.indexOf('\n', start) + 1 || text.length
    lines.push(text.slice(start, end))
    start = end
  }
  return lines
}

/** Both lists as numbers, equal where the units are. */
export function numbered(
  before: readonly string[],
  after: readonly string[],
): readonly [before: Int32Array, after: Int32Array] {
  const numbers = new Map<string, number>()
  const numberOf = (unit: string): number => {
    const known = numbers.get(unit)
    if (known !== undefined) return known
    numbers.set(unit, numbers.size)
    return numbers.size - 1
  }
  return [Int32Array.from(before, numberOf), Int32Array.from(after, numberOf)]
}
