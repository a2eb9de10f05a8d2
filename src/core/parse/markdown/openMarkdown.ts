import type { DigestContent, DigestText } from '../opened'
import { walkMarkdown } from './walkMarkdown'
import { HEADINGS, TABLE_HEADER } from './tableRows'

/**
 * Opens a Markdown digest; null where the text is none. It is one if it has the table's header, both
 * headings, or at least one entry with its link: people take away tables and headings, and an empty
 * digest has no entry.
 */
export function openMarkdown(text: DigestText): DigestContent | null {
  const { file, start } = text
  const isDigest =
    file.indexOf(TABLE_HEADER, start) !== -1 ||
    HEADINGS.every((heading) => file.indexOf(heading, start) !== -1) ||
    hasEntry(text)
  if (!isDigest) return null
  return { format: 'markdown', channel: null, blocks: walkMarkdown(text) }
}

function hasEntry(text: DigestText): boolean {
  const problems = { add: () => undefined, lineOf: () => 1, list: () => [] }
  for (const _ of walkMarkdown({ ...text, problems })) return true
  return false
}
