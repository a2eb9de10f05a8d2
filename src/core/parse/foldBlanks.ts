import { CR, needle, type FileBytes } from './fileBytes'

// What JavaScript calls \s, without the space and the byte order mark, a character that shows nothing.
const ODD_BLANK = /[\t-\r\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/
const RUN = /\s{2,}|[^\S \ufeff]/g

/**
 * Folds every run of blanks (spaces, tabs, line ends, ideographic and no-break spaces) into one space and
 * drops those at either end. Characters of no width stay where they are.
 * @param isPlain whether the text is known to hold no blanks but spaces, which saves a search
 */
export function foldBlanks(text: string, isPlain = false): string {
  if (text.indexOf('  ') !== -1 || (!isPlain && ODD_BLANK.test(text))) return text.replace(RUN, ' ').trim()
  // looking at the ends is cheaper than trimming, and seldom finds anything
  return isPlain && !isBlankEnd(text.charCodeAt(0)) && !isBlankEnd(text.charCodeAt(text.length - 1))
    ? text
    : text.trim()
}

function isBlankEnd(unit: number): boolean {
  return unit === 0x20 || unit === 0xfeff
}

const ODD_BYTES = [0x09, 0x0b, 0x0c, CR]
const IDEOGRAPHIC_SPACE = needle('\u3000')

/**
 * Whether a file's text has blanks other than spaces and line feeds. Asked once for a whole file, this
 * costs a fraction of what it costs text by text.
 */
export function hasOddBlanks(file: FileBytes, start: number): boolean {
  return (
    ODD_BYTES.some((byte) => file.indexOf(byte, start) !== -1) ||
    file.indexOf(IDEOGRAPHIC_SPACE, start) !== -1 ||
    // U+00A0, U+1680 and the blanks from U+2000 to U+205F, by their first byte, which few others have
    someAt(file, 0xc2, start, (second) => second === 0xa0) ||
    someAt(file, 0xe1, start, (second) => second === 0x9a) ||
    someAt(file, 0xe2, start, isGeneralBlank)
  )
}

function isGeneralBlank(second: number, third: number): boolean {
  if (second === 0x81) return third === 0x9f
  return second === 0x80 && (third <= 0x8a || third === 0xa8 || third === 0xa9 || third === 0xaf)
}

/** Whether a byte is anywhere followed by two that `isWanted`. */
function someAt(
  file: FileBytes,
  byte: number,
  start: number,
  isWanted: (second: number, third: number) => boolean,
): boolean {
  const { bytes } = file
  for (let at = file.indexOf(byte, start); at !== -1; at = file.indexOf(byte, at + 1)) {
    if (isWanted(bytes[at + 1]!, bytes[at + 2]!)) return true
  }
  return false
}
