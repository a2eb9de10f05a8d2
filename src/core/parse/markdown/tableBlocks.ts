import type { Entry } from '../../digest'
import type { PaperId } from '../../paperId'
import { LIMITS } from '../limits'
import { paperIdOfLink } from '../link'
import { makeEntry } from '../makeEntry'
import type { EntryBlock } from '../opened'
import { NO_STAMP } from '../stamp'
import type { MarkdownSource } from './markdownBlock'
import type { Section } from './section'
import { readRow, rowProblem } from './tableRows'

/**
 * The entries of a digest whose details are gone, from its table: English title, link and Chinese summary.
 */
export function* tableBlocks(source: MarkdownSource, section: Section): Generator<EntryBlock> {
  const { file, problems } = source
  const rows = section.rows()
  if (rows.size === 0) return
  const message = 'The file has no details; titles and summaries were taken from its table.'
  problems.add('missingFields', section.start, message)
  let blocks = 0
  for (const [ref, place] of rows) {
    if (blocks++ === LIMITS.entries) {
      const message = `The table lists more than ${LIMITS.entries} papers; the rest was left out.`
      problems.add('tooMany', place, message)
      return
    }
    const row = readRow(file, place, section.end)
    const paperId = typeof row === 'string' ? null : paperIdOfLink(row.url)
    if (typeof row === 'string' || paperId === null) {
      const why = row === 'tooLong' ? row : 'noLink'
      problems.add(why, place, rowProblem(ref, why))
      continue
    }
    const end = file.indexOf(0x0a, place)
    yield {
      ref,
      paperId,
      get line() {
        return problems.lineOf(place)
      },
      // the number is part of a row; that makes the fingerprint differ where the text does not, which is harmless
      fingerprint: file.checksum(place, end === -1 ? section.end : end),
      stamp: () => NO_STAMP,
      decode: () => entryOf(source, ref, paperId, place, row),
    }
  }
}

function entryOf(
  { problems }: MarkdownSource,
  ref: number,
  paperId: PaperId,
  place: number,
  row: { readonly title: string; readonly url: string; readonly summary: string },
): Entry {
  const texts = {
    // the table's titles lost their stamp, but kept the period before it
    title: { zh: '', en: withoutPeriod(row.title.trim()) },
    tldr: { zh: row.summary, en: '' },
    abstract: { zh: '', en: '' },
    isPlain: false,
  }
  return makeEntry({ ref, paperId, url: row.url, texts }, (name, limit) => {
    problems.add(
      'tooLong',
      place,
      `The ${name} of row ${ref} has more than ${limit} characters; it was cut there.`,
    )
  })
}

function withoutPeriod(title: string): string {
  return title.endsWith('.') && !title.endsWith('..') ? title.slice(0, -1) : title
}
