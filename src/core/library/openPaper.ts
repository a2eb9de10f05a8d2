import { UNCUT, type OpenPaper } from '../paper'
import type { PaperId } from '../paperId'
import { makeRows } from './listing'
import type { KeywordWatch } from './search/keywordWatch'
import { LOST_TEXT } from './storedShapes'
import type { Tables } from './tables'

const NO_TEXT = { zh: '', en: '' }

/** A paper with everything that its page shows; null where the library has no such paper. */
export async function openPaper(
  tables: Tables,
  keywords: KeywordWatch,
  id: PaperId,
): Promise<OpenPaper | null> {
  const number = tables.rows.numberOf(id)
  if (number === undefined) return null
  const content = await tables.content.read(number)
  // after the wait: a mark set meanwhile must not come back as it was
  const [row] = makeRows(tables, keywords, [number], null)
  if (row === undefined) return null
  const note = tables.notes.get(id)
  return {
    row,
    abstract: content?.abstract ?? NO_TEXT,
    cut: content?.cut ?? UNCUT,
    textsLost: content === null || content.fingerprint === LOST_TEXT,
    categories: tables.facts.categoriesOf(number),
    announcements: tables.digests.announcementsOf(id, number).map((announced) => {
      const digest = tables.digests.get(announced.digest)
      return { ...announced, name: digest?.name ?? '', date: digest?.date ?? '' }
    }),
    note: note && { text: note.text, changedAt: note.changedAt },
  }
}
