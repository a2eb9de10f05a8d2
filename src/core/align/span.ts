/** A part of a text: UTF-16 offsets, the end excluded. */
export interface Span {
  readonly from: number
  readonly to: number
}

const BLANK = /\s/
const CONTENT = /[\p{L}\p{N}$]/u

/**
 * The spans between these ends, without blanks, line breaks of TeX (`\\`) and ties (`~`) around them; spans
 * without a letter or digit are left out. `ends` rise, and the last one is where the text ends.
 */
export function spansBetween(text: string, start: number, ends: readonly number[]): readonly Span[] {
  const spans: Span[] = []
  let last = start
  for (const end of ends) {
    const from = skipBlanks(text, last, end)
    let to = end
    while (to > from && BLANK.test(text.charAt(to - 1))) to--
    if (CONTENT.test(text.slice(from, to))) spans.push({ from, to })
    last = end
  }
  return spans
}

/** The first place from `from` on that is no blank, TeX line break or tie; at most `to`. */
export function skipBlanks(text: string, from: number, to: number): number {
  let place = from
  while (place < to) {
    if (BLANK.test(text.charAt(place)) || text.charAt(place) === '~') place++
    else if (place + 2 <= to && text.startsWith('\\\\', place)) place += 2
    else break
  }
  return place
}
