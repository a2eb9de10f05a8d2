import type { PaperId } from '../paperId'
import { stripTitleLabels } from './leftovers'
import { STAMP_ID } from './stamp'

// （arXiv:2311.01442v1 [cs.LG] 已更新）, (arXiv：…), （翻译自arXiv:… UPDATED）, （论文编号：arXiv:… [econ.TH]，已更新）
const STAMP = new RegExp(
  String.raw`[（(【《〔]\s?[^（()）[\]]{0,12}arXiv\s?[:：]\s?(${STAMP_ID})(?:v\d{1,4})?\s?(\[[^\]]{1,20}\])?[^（()）[\]]{0,24}[）)】》〕]`,
  'i',
)

/**
 * Takes what is left of arXiv's stamp off a Chinese title whose blanks are folded: a stamp that was
 * translated along, and the period that arXiv had put before it, which came over as 。
 * @param isStamped whether the English title carried a stamp
 */
export function cleanChineseTitle(
  title: string,
  englishTitle: string,
  id: PaperId,
  isStamped: boolean,
): string {
  if (title === '') return ''
  const bare = isStamped || title.includes('Xiv') ? withoutStamp(title, id) : title
  const labelled = stripTitleLabels(bare, englishTitle)
  return isStamped ? withoutPeriod(labelled) : labelled
}

/** Takes a stamp off the end of a Chinese text, or out of its middle. */
export function withoutStamp(text: string, id: PaperId): string {
  if (!text.includes('Xiv')) return text
  const match = STAMP.exec(text)
  // a reference to another paper is no stamp
  if (match === null || (match[1] !== id && match[2] === undefined)) return text
  const before = withoutPeriod(text.slice(0, match.index).trimEnd())
  const after = text.slice(match.index + match[0].length).replace(/^[。.]$/, '')
  return (before + after).trim()
}

/** Without one period at the end; dots of an abbreviation (R.O.A.D.) or an ellipsis stay. */
function withoutPeriod(text: string): string {
  if (text.endsWith('。')) return text.slice(0, -1).trimEnd()
  if (!text.endsWith('.') || text.endsWith('..') || /\.[A-Za-z]\.$/.test(text)) return text
  return text.slice(0, -1).trimEnd()
}
