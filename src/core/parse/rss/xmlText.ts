import { LF, needle, standsAt, type FileBytes } from '../fileBytes'

export const CDATA = needle('<![CDATA[')
export const CDATA_END = needle(']]>')

const AMPERSAND = 0x26
const NUMBER_SIGN = 0x23
const SEMICOLON = 0x3b
/** The most digits of a number: `&#1114111;`. */
const DIGITS = 7

const NAMED: readonly (readonly [name: Uint8Array, byte: number])[] = [
  [needle('&lt;'), 0x3c],
  [needle('&gt;'), 0x3e],
  [needle('&amp;'), AMPERSAND],
  [needle('&quot;'), 0x22],
  [needle('&apos;'), 0x27],
]

/**
 * Reads the text of XML elements: entities and CDATA become UTF-8 bytes in a room that is used again and
 * again. Only the five entities of XML and numbers are known; anything else that begins with `&` stays as
 * it is, as do numbers that are no characters. Nothing is ever declared or fetched.
 */
export class XmlReader {
  readonly #file: FileBytes
  #room: FileBytes
  #isPlain = true

  constructor(file: FileBytes) {
    this.#file = file
    this.#room = file.room(1 << 14)
  }

  /** What was read last, from 0, with a line feed behind it. */
  get room(): FileBytes {
    return this.#room
  }

  /** Whether what was read last is known to hold no blanks but spaces and line feeds. */
  get isPlain(): boolean {
    return this.#isPlain
  }

  /** Reads from one place of the file to another and gives the number of bytes that this made in `room`. */
  read(start: number, end: number): number {
    const { bytes } = this.#file
    // an entity is never shorter than what it stands for; one byte more for the line feed at the end
    if (this.#room.length <= end - start) this.#room = this.#file.room(2 * (end - start) + 1)
    const out = this.#room.bytes
    let isPlain = true
    let size = 0
    let at = start
    while (at < end) {
      const byte = bytes[at]!
      if (byte === AMPERSAND) {
        if (bytes[at + 1] === NUMBER_SIGN) {
          // decimal numbers, the bulk of a Chinese feed, right here
          let code = 0
          let place = at + 2
          for (let digit = bytes[place]! - 0x30; digit >= 0 && digit <= 9; digit = bytes[++place]! - 0x30) {
            code = code * 10 + digit
            if (place - at > DIGITS + 1) break
          }
          if (place === at + 2) [code, place] = hexNumber(bytes, at + 2)
          if (bytes[place] === SEMICOLON && place < end && isCharacter(code)) {
            if (isOddBlank(code)) isPlain = false
            size = writeCharacter(code, out, size)
            at = place + 1
            continue
          }
        } else {
          const entity = NAMED.find(([name]) => standsAt(this.#file, name, at))
          if (entity !== undefined && at + entity[0].length <= end) {
            out[size++] = entity[1]
            at += entity[0].length
            continue
          }
        }
      } else if (byte === 0x3c && standsAt(this.#file, CDATA, at)) {
        const close = this.#file.indexOf(CDATA_END, at)
        const from = Math.min(end, at + CDATA.length)
        const stop = close === -1 || close > end ? end : close
        out.set(bytes.subarray(from, stop), size)
        size += stop - from
        isPlain = false
        at = Math.min(end, stop + CDATA_END.length)
        continue
      } else if (byte > 0x7f || (byte < 0x20 && byte !== LF)) {
        isPlain = false
      }
      out[size++] = byte
      at++
    }
    out[size] = LF
    this.#isPlain = isPlain
    return size
  }
}

/** The number after `&#x`, and the place behind it; -1 where there is none. */
function hexNumber(bytes: Uint8Array, at: number): [code: number, place: number] {
  if ((bytes[at]! | 0x20) !== 0x78) return [-1, at]
  let code = 0
  let place = at + 1
  for (; place <= at + DIGITS; place++) {
    const digit = hexDigit(bytes[place]!)
    if (digit === -1) break
    code = code * 16 + digit
  }
  return [place === at + 1 ? -1 : code, place]
}

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const letter = byte | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1
}

function isCharacter(code: number): boolean {
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
}

/** Blanks other than space and line feed, roughly: what is wrongly called one costs only time. */
function isOddBlank(code: number): boolean {
  if (code < 0x20) return code !== LF
  return code === 0xa0 || code === 0x1680 || (code >= 0x2000 && code <= 0x205f) || code === 0x3000
}

function writeCharacter(code: number, out: Uint8Array, size: number): number {
  if (code < 0x80) {
    out[size] = code
    return size + 1
  }
  if (code < 0x800) {
    out[size] = 0xc0 | (code >> 6)
    out[size + 1] = 0x80 | (code & 63)
    return size + 2
  }
  if (code < 0x10000) {
    out[size] = 0xe0 | (code >> 12)
    out[size + 1] = 0x80 | ((code >> 6) & 63)
    out[size + 2] = 0x80 | (code & 63)
    return size + 3
  }
  out[size] = 0xf0 | (code >> 18)
  out[size + 1] = 0x80 | ((code >> 12) & 63)
  out[size + 2] = 0x80 | ((code >> 6) & 63)
  out[size + 3] = 0x80 | (code & 63)
  return size + 4
}
