import type { RowNumber } from '../paper'
import type { RowTable } from './rowTable'
import { barePaper, LOST_TEXT, rowOfPaper, type StoredPaper, type StoredRow } from './storedShapes'

export interface Reconciled {
  readonly papers: readonly StoredPaper[]
  /** Whether any row changed. */
  readonly rowsChanged: boolean
  /** Whether the rows on disk are older than the papers, so that the shard should be written. */
  readonly rowsAreBehind: boolean
}

/**
 * Brings rows in line with their papers when a shard is opened: `see` takes each row that changes. A
 * process that ends between the two leaves rows that are too few or too old; of papers that were lost
 * there are bare ones.
 */
export function reconcile(
  rows: RowTable,
  see: (number: RowNumber, row: StoredRow) => void,
  first: RowNumber,
  papers: readonly StoredPaper[],
): Reconciled {
  const result = [...papers]
  let [rowsChanged, rowsAreBehind] = [false, false]
  for (const [place, found] of papers.entries()) {
    const row = rows.get(first + place)
    // it came in again under another number before this shard was opened
    if (row === undefined && rows.numberOf(found.id) !== undefined) continue
    // of a shard from elsewhere nothing is believed: no paper is shown with another one's text
    const paper = row === undefined || row.id === found.id ? found : barePaper(row)
    result[place] = paper
    if (row !== undefined && isSameRow(row, paper)) continue
    see(first + place, rowOfPaper(paper))
    rowsChanged = true
    rowsAreBehind ||= paper.fingerprint !== LOST_TEXT
  }
  return { papers: result, rowsChanged, rowsAreBehind }
}

function isSameRow(a: StoredRow, b: StoredRow): boolean {
  return (
    a.fingerprint === b.fingerprint &&
    a.version === b.version &&
    a.category === b.category &&
    a.title.zh === b.title.zh &&
    a.title.en === b.title.en &&
    a.tldr.zh === b.tldr.zh &&
    a.tldr.en === b.tldr.en
  )
}
