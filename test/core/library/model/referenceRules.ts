import type { ReadingRecord, StoredPaper } from '@core/library/storedShapes'
import type { Keyword } from '@core/search/keywords'

// The rules of docs/export.md and docs/search.md, said once more and without the code that they are to hold.

/** Two texts of one note as one: one of them, where all lines of the other stand in it, else both, a line across. */
export function joinedNote(ours: string | undefined, theirs: string): string {
  if (ours === undefined) return theirs
  const holds = (whole: string, part: string): boolean => `\n${whole.trim()}\n`.includes(`\n${part.trim()}\n`)
  if (holds(ours, theirs)) return ours
  return holds(theirs, ours) ? theirs : `${ours.trimEnd()}\n\n---\n\n${theirs.trimStart()}`
}

interface Word {
  readonly at: string
  readonly isSet: boolean
}

/** The later word on a mark; of two at the same moment, that it is set. */
function lastWord(
  records: readonly ReadingRecord[],
  on: 'readAt' | 'starredAt',
  off: 'unreadAt' | 'unstarredAt',
) {
  let last: Word | null = null
  for (const record of records) {
    const [set, takenBack] = [record[on], record[off]]
    const said: Word[] = []
    if (takenBack !== undefined) said.push({ at: takenBack, isSet: false })
    if (set !== null) said.push({ at: set, isSet: true })
    for (const word of said) {
      if (last === null || word.at > last.at || (word.at === last.at && word.isSet)) last = word
    }
  }
  return last
}

/** Two libraries' marks of one paper: of each the later word; of two versions read the newer. */
export function joinedReading(ours: ReadingRecord | undefined, theirs: ReadingRecord): ReadingRecord {
  if (ours === undefined) return theirs
  const [read, star] = [
    lastWord([ours, theirs], 'readAt', 'unreadAt'),
    lastWord([ours, theirs], 'starredAt', 'unstarredAt'),
  ]
  const versions = [ours, theirs].flatMap(({ readVersion }) => readVersion ?? [])
  const isRead = read?.isSet === true
  return {
    readAt: isRead ? read.at : null,
    readVersion: isRead && versions.length > 0 ? Math.max(...versions) : null,
    starredAt: star?.isSet === true ? star.at : null,
    ...(read?.isSet === false && { unreadAt: read.at }),
    ...(star?.isSet === false && { unstarredAt: star.at }),
  }
}

type PartOf<T> = { readonly [K in keyof T]?: T[K] | undefined }

/**
 * A paper's marks as they are once they are to be as in another record: of each, what is so already stays with its
 * time; what is not, is said at this time, or just after what was said of it last.
 */
export function restoredReading(
  before: ReadingRecord | undefined,
  then: ReadingRecord | undefined,
  at: string,
): ReadingRecord | null {
  const was: ReadingRecord = before ?? { readAt: null, readVersion: null, starredAt: null }
  const isSame = (mark: 'readAt' | 'starredAt'): boolean =>
    (was[mark] === null) === ((then?.[mark] ?? null) === null)
  const timeAfter = (last: string | null | undefined): string => {
    const said = Date.parse(last ?? '')
    return new Date(said >= Date.parse(at) ? said + 1 : at).toISOString()
  }
  const readVersion = then?.readVersion ?? null
  let read: PartOf<ReadingRecord> = {
    readAt: was.readAt,
    readVersion: was.readVersion,
    unreadAt: was.unreadAt,
  }
  let star: PartOf<ReadingRecord> = { starredAt: was.starredAt, unstarredAt: was.unstarredAt }
  if (!isSame('readAt') || was.readVersion !== readVersion) {
    const time = timeAfter(was.readAt ?? was.unreadAt)
    const isRead = (then?.readAt ?? null) !== null
    read = isRead ? { readAt: time, readVersion } : { readAt: null, readVersion, unreadAt: time }
  }
  if (!isSame('starredAt')) {
    const time = timeAfter(was.starredAt ?? was.unstarredAt)
    star = was.starredAt === null ? { starredAt: time } : { starredAt: null, unstarredAt: time }
  }
  if ([read.readAt, read.unreadAt, star.starredAt, star.unstarredAt].every((time) => time == null))
    return null
  return {
    ...{ readAt: read.readAt!, readVersion: read.readVersion!, starredAt: star.starredAt! },
    ...(read.unreadAt !== undefined && { unreadAt: read.unreadAt }),
    ...(star.unstarredAt !== undefined && { unstarredAt: star.unstarredAt }),
  }
}

const sameWord = (text: string): string => text.trim().toLowerCase()

/** Each word once, the first as it was said, and none that looks for nothing. */
export function eachWordOnce(keywords: readonly Keyword[]): readonly Keyword[] {
  return keywords
    .filter(({ text }) => /[^\s*]/.test(text))
    .filter((one, place, all) => all.findIndex(({ text }) => sameWord(text) === sameWord(one.text)) === place)
    .map(({ text, kind }) => ({ text: text.trim(), kind }))
}

/** Those of another program's words that were not in its file before. */
export function wordsBrought(base: readonly Keyword[], theirs: readonly Keyword[]): readonly Keyword[] {
  return theirs.filter(({ text }) => !base.some((known) => sameWord(known.text) === sameWord(text)))
}

/** Ours, and those of theirs that look for something else. */
export function joinedWords(ours: readonly Keyword[], theirs: readonly Keyword[]): readonly Keyword[] {
  return eachWordOnce([...ours, ...theirs])
}

/** Whether a word stands in a paper's texts: as a word of its own, but where a star lets it go on. */
export function isIn({ title, tldr, abstract }: StoredPaper, word: string): boolean {
  const bare = word.replace(/^\*+|\*+$/g, '')
  const isLatin = /[\p{Script=Latin}\p{N}]/u
  const begins = !word.startsWith('*') && isLatin.test(bare[0]!) ? '(?<![\\p{Script=Latin}\\p{N}])' : ''
  const ends = !word.endsWith('*') && isLatin.test(bare.at(-1)!) ? '(?![\\p{Script=Latin}\\p{N}])' : ''
  const pattern = new RegExp(`${begins}${bare.replace(/\./g, '\\.')}${ends}`, 'iu')
  return [title, tldr, abstract].some(({ zh, en }) => pattern.test(zh) || pattern.test(en))
}
