/**
 * A file's bytes as the parser wants them. Core knows no `Buffer` and no `TextDecoder`, so whoever
 * reads files hands in an implementation: src/main/files/nodeFileBytes.ts,
 * src/renderer/src/web/webFileBytes.ts.
 */
export interface FileBytes {
  readonly bytes: Uint8Array
  readonly length: number
  /** The first place of `needle`, one byte or several, at or after `from`; -1 where there is none. */
  indexOf(needle: number | Uint8Array, from: number): number
  /** The last place of `byte` at or before `from`; -1 where there is none. */
  lastIndexOf(byte: number, from: number): number
  /** These bytes read as UTF-8; what is no UTF-8 becomes U+FFFD. Keeps a byte order mark. */
  text(start: number, end: number): string
  /** Whether these bytes are UTF-8 without a fault. */
  isUtf8(start: number, end: number): boolean
  /** The CRC-32 of these bytes, as zlib has it. */
  checksum(start: number, end: number): number
  /** All of the file read in another encoding; null where this system cannot read that encoding. */
  decode(encoding: ForeignEncoding): DecodedText | null
  /** The bytes of a text in UTF-8. */
  encode(text: string): FileBytes
  /** Room for `length` bytes, to be filled through `bytes`. */
  room(length: number): FileBytes
}

export type ForeignEncoding = 'utf-16le' | 'utf-16be' | 'gb18030'

export interface DecodedText {
  readonly text: string
  /** Whether some bytes were no text in that encoding; they became U+FFFD. */
  readonly isDamaged: boolean
}

export const LF = 0x0a
export const CR = 0x0d
export const SPACE = 0x20

/** The bytes of a text; for needles, so that no encoder is needed. BMP only. */
export function needle(text: string): Uint8Array {
  const bytes: number[] = []
  for (let place = 0; place < text.length; place++) {
    const unit = text.charCodeAt(place)
    if (unit < 0x80) bytes.push(unit)
    else if (unit < 0x800) bytes.push(0xc0 | (unit >> 6), 0x80 | (unit & 63))
    else bytes.push(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 63), 0x80 | (unit & 63))
  }
  return Uint8Array.from(bytes)
}

/** True where the bytes at `place` are those of `needle`. */
export function standsAt(file: FileBytes, needle: Uint8Array, place: number): boolean {
  const { bytes } = file
  if (place < 0 || place + needle.length > file.length) return false
  for (let i = 0; i < needle.length; i++) if (bytes[place + i] !== needle[i]) return false
  return true
}

/**
 * Looks for the same needle at ever greater places. It remembers where it found the last one, so that
 * however often it is asked, no byte is searched twice: a file of a million false starts stays linear.
 */
export function seeker(file: FileBytes, needle: number | Uint8Array): (from: number) => number {
  let found = -2
  return (from) => {
    if (found === -1 || found >= from) return found
    return (found = file.indexOf(needle, from))
  }
}

const MARK = Uint8Array.of(0xef, 0xbb, 0xbf)

/** The place after a byte order mark; files that were joined have them within. */
export function skipMark(file: FileBytes, place: number): number {
  return standsAt(file, MARK, place) ? place + MARK.length : place
}

/** Whether a line begins at a place, or at the byte order mark before it. */
export function isLineStart(file: FileBytes, place: number, start: number): boolean {
  const { bytes } = file
  if (place === start || bytes[place - 1] === LF) return true
  const mark = place - MARK.length
  return standsAt(file, MARK, mark) && (mark === start || bytes[mark - 1] === LF)
}

/** The end of the line that holds `from`: the place of its line feed, or `limit`. */
export function lineEnd(file: FileBytes, from: number, limit: number): number {
  const end = file.indexOf(LF, from)
  return end === -1 || end > limit ? limit : end
}

/** True for the bytes that are blanks within ASCII: space and the controls from tab to carriage return. */
export function isBlankByte(byte: number): boolean {
  return byte === SPACE || (byte >= 0x09 && byte <= CR)
}

/** The first place in `from`..`end` that holds no blank, or `end`. */
export function skipBlanks(file: FileBytes, from: number, end: number): number {
  const { bytes } = file
  while (from < end && isBlankByte(bytes[from]!)) from++
  return from
}

/** The place after the last byte in `start`..`end` that is no blank, or `start`. */
export function trimEnd(file: FileBytes, start: number, end: number): number {
  const { bytes } = file
  while (end > start && isBlankByte(bytes[end - 1]!)) end--
  return end
}
