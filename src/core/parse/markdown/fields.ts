import { CR, LF, SPACE, isBlankByte, skipBlanks, type FileBytes } from '../fileBytes'
import { LIMITS } from '../limits'

/** The most bytes of a field that are read: enough to see that the text is over its limit. */
const FIELD_BYTES = 4 * (LIMITS.abstract + 1)

/** The place after a blank line that begins at `from`; -1 where that line is not blank or there is none. */
export function afterBlankLine({ bytes }: FileBytes, from: number, limit: number): number {
  for (let at = from; at < limit; at++) {
    const byte = bytes[at]!
    if (byte === LF) return at + 1
    if (!isBlankByte(byte)) return -1
  }
  return -1
}

/** The end of a line whose last byte that is no blank lies before `end`: blanks behind it are part of it. */
export function fullLineEnd({ bytes }: FileBytes, end: number, limit: number): number {
  let at = end
  while (at < limit && bytes[at] !== LF) at++
  return at
}

/** Where a field's text begins: after its four spaces, or whatever blanks an editor made of them. */
export function fieldStart(file: FileBytes, start: number, end: number): number {
  const { bytes } = file
  const isIndented =
    start + 4 <= end &&
    bytes[start] === SPACE &&
    bytes[start + 1] === SPACE &&
    bytes[start + 2] === SPACE &&
    bytes[start + 3] === SPACE
  return isIndented ? start + 4 : skipBlanks(file, start, end)
}

/** Where a field's text ends: before its line end. Blanks at its end count when a cut is told. */
export function fieldEnd({ bytes }: FileBytes, start: number, end: number): number {
  return end > start && bytes[end - 1] === CR ? end - 1 : end
}

/** The text of a field, or as much of it as may be wanted. */
export function fieldText(file: FileBytes, start: number, end: number): string {
  if (start === end) return ''
  if (end - start <= FIELD_BYTES) return file.text(start, end)
  let stop = start + FIELD_BYTES
  while (stop > start && (file.bytes[stop]! & 0xc0) === 0x80) stop--
  return file.text(start, stop)
}
