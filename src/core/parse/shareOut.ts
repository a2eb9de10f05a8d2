import type { EntryTexts } from './makeEntry'

/** The texts of an irregular entry, and whether some are missing or left over. */
export interface Loose {
  readonly texts: EntryTexts
  readonly isMissing: boolean
  readonly isExtra: boolean
}

/** The texts after the link, in the file's order. */
type Body = readonly [tldrZh: string, tldrEn: string, abstractZh: string, abstractEn: string]

const CHINESE = /[\u3400-\u9fff]/

/**
 * Shares the lines of an irregular entry out among its texts. `before` are the lines from `[^n]:` to the
 * link, `after` those behind it; a blank line is `''`. Lines that keep the regular distance of two are
 * taken by their place, others by what they hold.
 * @param hasRegular whether other entries of the file are regular, so that a short one has been broken off
 */
export function shareOut(before: readonly string[], after: readonly string[], hasRegular: boolean): Loose {
  const [titleZh = '', ...restOfTitle] = before
  const [continued, titles] = splitTitles(restOfTitle)
  const { body, isMissing, isExtra } = bodyOf(after, hasRegular)
  const [tldrZh, tldrEn, abstractZh, abstractEn] = body
  return {
    texts: {
      title: { zh: [titleZh, ...continued].join(' '), en: titles[0] ?? '' },
      tldr: { zh: tldrZh, en: tldrEn },
      abstract: { zh: abstractZh, en: abstractEn },
      isPlain: false,
    },
    isMissing: isMissing || titles.length === 0,
    isExtra: isExtra || titles.length > 1,
  }
}

/** Lines right after the Chinese title's belong to it if a blank line parts them from the English one. */
function splitTitles(
  lines: readonly string[],
): readonly [continued: readonly string[], titles: readonly string[]] {
  const blank = lines.indexOf('')
  if (blank === -1) return [[], lines]
  return [lines.slice(0, blank), paragraphs(lines.slice(blank))]
}

interface SharedBody {
  readonly body: Body
  readonly isMissing: boolean
  readonly isExtra: boolean
}

function bodyOf(lines: readonly string[], hasRegular: boolean): SharedBody {
  const last = lines.findLastIndex((line) => line !== '')
  // texts at every second place, as the generator writes them, and perhaps more behind the fourth
  const isSpaced = lines.slice(0, 9).every((line, place) => place % 2 === 1 || line === '')
  if (isSpaced && !isByContent(lines, last, hasRegular)) {
    const body: Body = [lines[1] ?? '', lines[3] ?? '', lines[5] ?? '', lines[7] ?? '']
    return { body, isMissing: last < 7 && lines.length < 8, isExtra: last > 7 }
  }
  const isDense = !lines
    .slice(
      lines.findIndex((line) => line !== ''),
      last,
    )
    .includes('')
  const texts = isDense ? lines.filter((line) => line !== '') : paragraphs(lines)
  const body = byContent(texts)
  const taken = body.filter((text) => text !== '').length
  return { body, isMissing: body[3] === '', isExtra: texts.length > taken }
}

/** Whether evenly spaced lines, the last of them at `last`, are nevertheless not at the generator's places. */
function isByContent(lines: readonly string[], last: number, hasRegular: boolean): boolean {
  const [, first = '', , second = '', , third = ''] = lines
  // an editor made one blank line of the empty English summary and the blank lines around it
  if (last >= 5) return CHINESE.test(second) && !CHINESE.test(third)
  if (last !== 3) return false
  // both abstracts as on the first day; or both summaries, and the file broke off after them
  const isBrokenOff = hasRegular && lines.length < 5 && second.length < 500 && first.length < 300
  return !isBrokenOff || CHINESE.test(second)
}

/** Which texts these are, told by their number and language: the Chinese one stands before the English one. */
function byContent(texts: readonly string[]): Body {
  const [first = '', second = '', third = '', fourth = ''] = texts
  switch (texts.length) {
    case 0:
      return ['', '', '', '']
    case 1:
      return CHINESE.test(first) ? [first, '', '', ''] : ['', '', '', first]
    case 2:
      return CHINESE.test(second) ? [first, '', second, ''] : ['', '', first, second]
    case 3:
      return CHINESE.test(second) || !CHINESE.test(third)
        ? [first, '', second, third]
        : [first, second, third, '']
    default:
      return [first, second, third, fourth]
  }
}

/** Lines joined where no blank line parts them. */
function paragraphs(lines: readonly string[]): string[] {
  const joined: string[] = []
  let isOpen = false
  for (const line of lines) {
    if (line !== '' && isOpen) joined.push(`${joined.pop()} ${line}`)
    else if (line !== '') joined.push(line)
    isOpen = line !== ''
  }
  return joined
}
