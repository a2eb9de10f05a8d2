import type { ProblemKind } from '../digest'
import { CR, LF, type FileBytes, type ForeignEncoding } from './fileBytes'

/** A file's text as UTF-8 bytes, whatever encoding it was saved in. */
export interface Utf8File {
  readonly file: FileBytes
  /** Where the text begins: after a byte order mark. */
  readonly start: number
  readonly end: number
  /** Whether some bytes are no UTF-8, so that every text has to be looked at. */
  readonly isDamaged: boolean
  /** What a person should know about the encoding; null where it is as it should be. */
  readonly problem: { readonly kind: ProblemKind; readonly message: string } | null
}

const ENCODING_NAMES: Record<ForeignEncoding, string> = {
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  gb18030: 'GB18030',
}

/**
 * Finds out a file's encoding and gives its text as UTF-8. UTF-8 and UTF-16 with a byte order mark are
 * taken as they are; UTF-16 without one and GB18030 (which GBK and GB2312 are part of) are taken with a
 * word. Line ends of the old Mac (CR alone) become LF. Never fails.
 */
export function readAsUtf8(file: FileBytes): Utf8File {
  const { bytes, length } = file
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return readUtf8(file, 3)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return readForeign(file, 'utf-16le', true)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return readForeign(file, 'utf-16be', true)
  // a digest opens with `#`, `<`, `{` or `[`: one of these beside a zero byte is UTF-16 without a mark
  if (length >= 2 && isOpening(bytes[0]!) && bytes[1] === 0) return readForeign(file, 'utf-16le', false)
  if (length >= 2 && bytes[0] === 0 && isOpening(bytes[1]!)) return readForeign(file, 'utf-16be', false)
  return readUtf8(file, 0)
}

function isOpening(byte: number): boolean {
  return byte === 0x23 || byte === 0x3c || byte === 0x7b || byte === 0x5b
}

function readUtf8(file: FileBytes, start: number): Utf8File {
  const { length } = file
  if (file.isUtf8(start, length)) return withLineFeeds(file, start, length, false, null)
  const end = endOfWholeCharacters(file)
  if (end < length && file.isUtf8(start, end)) {
    const problem = {
      kind: 'badEncoding',
      message: 'The file breaks off in the middle of a character; the rest of that character was left out.',
    } as const
    return withLineFeeds(file, start, end, false, problem)
  }
  const chinese = start === 0 ? readGb18030(file) : null
  if (chinese !== null) return chinese
  const problem = {
    kind: 'badEncoding',
    message: 'Some bytes of the file are no UTF-8; they show as the replacement character U+FFFD.',
  } as const
  return withLineFeeds(file, start, length, true, problem)
}

/** The place after the last whole UTF-8 character: before a lead byte that its last bytes do not follow. */
function endOfWholeCharacters({ bytes, length }: FileBytes): number {
  for (let back = 1; back <= 3 && back <= length; back++) {
    const byte = bytes[length - back]!
    if (byte < 0x80) return length
    if (byte < 0xc0) continue
    const width = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
    return width > back ? length - back : length
  }
  return length
}

/**
 * The file as GB18030, or null where it is none. Any bytes can be read so, also UTF-8 with a few faults:
 * it must be poor UTF-8 and sensible Chinese.
 */
function readGb18030(file: FileBytes): Utf8File | null {
  let unreadable = 0
  let beyondAscii = 0
  const text = file.text(0, file.length)
  for (let place = 0; place < text.length; place++) {
    const unit = text.charCodeAt(place)
    if (unit === 0xfffd) unreadable++
    if (unit > 0x7f) beyondAscii++
  }
  if (unreadable * 4 < beyondAscii) return null
  const decoded = file.decode('gb18030')
  if (decoded === null || !/[的是在一了]|摘要/.test(decoded.text)) return null
  return foreignText(file, decoded.text, {
    kind: 'badEncoding',
    message: decoded.isDamaged
      ? 'The file is in GB18030, not UTF-8, and has faults; what could not be read shows as U+FFFD.'
      : 'The file is in GB18030, not UTF-8; it was read as GB18030.',
  })
}

function readForeign(file: FileBytes, encoding: ForeignEncoding, hasMark: boolean): Utf8File {
  const decoded = file.decode(encoding)
  if (decoded === null) return readUtf8(file, 0)
  const name = ENCODING_NAMES[encoding]
  const message = decoded.isDamaged
    ? `The file is in ${name} and has faults; what could not be read shows as U+FFFD.`
    : `The file is in ${name} without a byte order mark; it was read as ${name}.`
  const isAsItShould = hasMark && !decoded.isDamaged
  return foreignText(file, decoded.text, isAsItShould ? null : { kind: 'badEncoding', message })
}

function foreignText(file: FileBytes, text: string, problem: Utf8File['problem']): Utf8File {
  const encoded = file.encode(text.startsWith('\ufeff') ? text.slice(1) : text)
  return withLineFeeds(encoded, 0, encoded.length, false, problem)
}

function withLineFeeds(
  file: FileBytes,
  start: number,
  end: number,
  isDamaged: boolean,
  problem: Utf8File['problem'],
): Utf8File {
  if (file.indexOf(LF, start) !== -1 || file.indexOf(CR, start) === -1) {
    return { file, start, end, isDamaged, problem }
  }
  const lines = file.encode(file.text(start, end).replaceAll('\r', '\n'))
  // what was no UTF-8 is U+FFFD by now
  return { file: lines, start: 0, end: lines.length, isDamaged: false, problem }
}
