import { ANNOUNCE_TYPES, type Entry, type ParsedDigest } from '@core/digest'
import { LIMITS } from '@core/parse/limits'
import { isPaperId } from '@core/paperId'

/**
 * What is wrong with a parsed digest, whatever file it came from; null where all is well. The rules are
 * those that the library and the page rely on.
 */
export function faultIn({ format, channel, date, entries, problems }: ParsedDigest): string | null {
  if (!['markdown', 'rss', 'paper-json'].includes(format)) return 'format'
  if (channel !== null && !/^[a-z-]+(?:\.[A-Za-z-]+)?$/.test(channel)) return 'channel'
  if (date !== null && Number.isNaN(Date.parse(date))) return 'date'
  if (entries.length > LIMITS.entries) return 'too many entries'
  for (const entry of entries) {
    const fault = faultInEntry(entry)
    if (fault !== null) return `entry ${entry.ref}: ${fault}`
  }
  for (const { line, kind, message } of problems) {
    if (!Number.isInteger(line) || line < 1) return 'line'
    if (kind.length === 0 || !/^[A-Z].*\.$/.test(message)) return `message: ${message}`
  }
  if (problems.some(({ kind }) => kind === 'notADigest') && entries.length > 0)
    return 'no digest, but entries'
  return null
}

function faultInEntry(entry: Entry): string | null {
  const { ref, paperId, version, announceType, category, url, title, tldr, abstract, cut } = entry
  if (!Number.isInteger(ref) || ref < 0) return 'ref'
  if (!isPaperId(paperId)) return 'paperId'
  if (version !== null && !Number.isInteger(version)) return 'version'
  if (announceType !== null && !ANNOUNCE_TYPES.includes(announceType)) return 'announceType'
  if (category !== null && !/^[A-Za-z-]+(?:\.[A-Za-z-]+)?$/.test(category)) return 'category'
  if (!/^https?:\/\//i.test(url) || url.length > LIMITS.url) return 'url'
  for (const text of [title.zh, title.en, tldr.zh, tldr.en, abstract.zh, abstract.en]) {
    if (typeof text !== 'string' || !text.isWellFormed()) return 'text'
    if (text !== text.trim() || /[\t\n\r]| {2}/.test(text))
      return `blanks: ${JSON.stringify(text.slice(0, 80))}`
    if (text.length > LIMITS.abstract) return 'too long'
  }
  if (Math.max(title.zh.length, title.en.length) > LIMITS.title) return 'title too long'
  if (typeof cut.zh !== 'boolean' || typeof cut.en !== 'boolean') return 'cut'
  return null
}
