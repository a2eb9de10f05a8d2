import { arxivChannel } from '../arxivCategories'

/** What a digest's file name tells. */
export interface DigestNameFacts {
  /** `YYYY-MM-DD`, or null. */
  readonly date: string | null
  /** An archive or category of arXiv, or null. */
  readonly channel: string | null
}

// 2023-11-03, 2023_11_03, 20231103, with no digit beside it
const DATE = /(?<!\d)(\d{4})([-_.]?)(\d{2})\2(\d{2})(?!\d)/g
// cs.LG, cond-mat.mes-hall, econ: letters, and at most one dot between them
const CHANNEL = /(?<![A-Za-z0-9-])[a-z]{1,8}(?:-[a-z]{2,3})?(?:\.[a-z]{2,6}(?:-[a-z]{2,4})?)?(?![a-z0-9-])/gi
const EXTENSION = /\.(?:md|markdown|txt|xml|rss|json)$/i

/**
 * Reads the date and the channel off a file's name: `2023-11-03.cs.LG.md`, `cs.LG.md`,
 * `cs.AI/2023-03-13T2240-75f0eea.md` (only the base name counts). Dates must be days of the calendar
 * since arXiv began, channels must be arXiv's. What is not there is null.
 */
export function digestNameFacts(fileName: string): DigestNameFacts {
  const name = fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
  const bare = name.slice(-255).replace(EXTENSION, '')
  let date: string | null = null
  let rest = bare
  DATE.lastIndex = 0
  for (let match = DATE.exec(bare); match !== null; match = DATE.exec(bare)) {
    date = calendarDay(match[1]!, match[3]!, match[4]!)
    if (date === null) continue
    // a blank in its stead keeps what stood around it apart
    const before = bare.slice(0, match.index).replace(/[-_]$/, '')
    rest = `${before} ${bare.slice(match.index + match[0].length).replace(/^[-_]/, '')}`
    break
  }
  return { date, channel: channelIn(rest) }
}

function calendarDay(year: string, month: string, day: string): string | null {
  const time = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  if (Number(year) < 1991 || time.getUTCMonth() + 1 !== Number(month)) return null
  return `${year}-${month}-${day}`
}

function channelIn(text: string): string | null {
  CHANNEL.lastIndex = 0
  for (let match = CHANNEL.exec(text); match !== null; match = CHANNEL.exec(text)) {
    const channel = arxivChannel(match[0]) ?? archiveOf(match[0])
    if (channel !== null) return channel
  }
  return null
}

/** The archive in `econ.copy`; none in `econ.ZZ`, which looks like a category but is none. */
function archiveOf(name: string): string | null {
  const [archive = '', rest = ''] = name.split('.')
  return /^[A-Z]{2}$/.test(rest) ? null : arxivChannel(archive)
}
