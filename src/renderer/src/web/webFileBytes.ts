import type { FileBytes } from '@core/parse/fileBytes'

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })
const strictUtf8 = new TextDecoder('utf-8', { fatal: true })
const encoder = new TextEncoder()

// CRC-32 as zlib has it: polynomial 0xEDB88320, bits reversed (RFC 1952, section 8)
const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  return crc
})

function crc32(bytes: Uint8Array, start: number, end: number): number {
  let crc = 0xffffffff
  for (let place = start; place < end; place++) {
    crc = CRC_TABLE[(crc ^ bytes[place]!) & 0xff]! ^ (crc >>> 8)
  }
  return (crc ^ 0xffffffff) >>> 0
}

function indexOfBytes(bytes: Uint8Array, needle: Uint8Array, from: number): number {
  const first = needle[0]
  if (first === undefined) return from
  for (let place = bytes.indexOf(first, from); place !== -1; place = bytes.indexOf(first, place + 1)) {
    if (needle.every((byte, offset) => bytes[place + offset] === byte)) return place
  }
  return -1
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strictUtf8.decode(bytes)
    return true
  } catch {
    return false
  }
}

/** A file's bytes for the parser, by what a browser has. */
export function webFileBytes(bytes: Uint8Array): FileBytes {
  return {
    bytes,
    length: bytes.length,
    indexOf: (needle, from) =>
      typeof needle === 'number' ? bytes.indexOf(needle, from) : indexOfBytes(bytes, needle, from),
    // a negative place would count from the end
    lastIndexOf: (byte, from) => (from < 0 ? -1 : bytes.lastIndexOf(byte, from)),
    text: (start, end) => utf8.decode(bytes.subarray(start, end)),
    isUtf8: (start, end) => isUtf8(bytes.subarray(start, end)),
    checksum: (start, end) => crc32(bytes, start, end),
    decode(encoding) {
      const text = new TextDecoder(encoding).decode(bytes)
      return { text, isDamaged: text.includes('\uFFFD') }
    },
    encode: (text) => webFileBytes(encoder.encode(text)),
    room: (length) => webFileBytes(new Uint8Array(length)),
  }
}
