import { isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'
import { crc32 } from 'node:zlib'
import type { DecodedText, FileBytes, ForeignEncoding } from '@core/parse/fileBytes'

/**
 * What `toString('utf8', start, end)` comes down to. For texts as short as a title the way there costs as
 * much as the decoding, so the short cut is taken where it is there.
 */
interface Utf8Slicing {
  utf8Slice?(start: number, end: number): string
}

/** A Buffer as the parser reads it. The searching and decoding is Node's own, in native code. */
export function nodeFileBytes(buffer: Buffer): FileBytes {
  const slicing = buffer as Utf8Slicing
  const canSlice = typeof slicing.utf8Slice === 'function'
  return {
    bytes: buffer,
    length: buffer.length,
    indexOf: (needle, from) => buffer.indexOf(needle, from),
    lastIndexOf: (byte, from) => (from < 0 ? -1 : buffer.lastIndexOf(byte, from)),
    text: (start, end) => (canSlice ? slicing.utf8Slice!(start, end) : buffer.toString('utf8', start, end)),
    isUtf8: (start, end) => isUtf8(buffer.subarray(start, end)),
    checksum: (start, end) => crc32(buffer.subarray(start, end)),
    decode: (encoding) => decode(buffer, encoding),
    encode: (text) => nodeFileBytes(Buffer.from(text)),
    room: (length) => nodeFileBytes(Buffer.allocUnsafeSlow(length)),
  }
}

function decode(buffer: Buffer, encoding: ForeignEncoding): DecodedText | null {
  try {
    return {
      text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(buffer),
      isDamaged: false,
    }
  } catch {
    // not without a fault; or a Node without that encoding, which throws again
  }
  try {
    return { text: new TextDecoder(encoding, { ignoreBOM: true }).decode(buffer), isDamaged: true }
  } catch {
    return null
  }
}
