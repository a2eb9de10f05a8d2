import { arxivUrl, type PaperId } from '../../paperId'
import type { Bilingual } from '../../bilingual'
import type { NoteRecord } from '../storedShapes'

/** Signs that would make something other than text of a title. */
const SIGNS = /[\\`*_{}[\]()<>#+\-.!|~$&]/g

/** A digest's text as one line of Markdown that shows it and does nothing else. */
function asLine(text: string): string {
  return text
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .replace(SIGNS, '\\$&')
}

/**
 * The name of a paper's note among the exported ones: made of its id, so of nothing but letters, digits,
 * `.` and `-`.
 */
export function noteFileName(id: PaperId): string {
  return `markdown/arXiv-${id.replace('/', '-')}.md`
}

/** A note as a file that any editor shows: what paper it is about, when it was written, and its text as it is. */
export function noteMarkdown(id: PaperId, title: Bilingual | null, note: NoteRecord): string {
  const titles = [title?.zh, title?.en].map((text) => asLine(text ?? '')).filter((text) => text !== '')
  const [first = `arXiv:${id}`, ...rest] = titles
  const head = [`# ${first}`, ...rest, `<${arxivUrl(id)}>`, `${note.createdAt} – ${note.changedAt}`, '---']
  return `${head.join('\n\n')}\n\n${note.text}\n`
}
