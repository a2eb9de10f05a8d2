// A byte order mark counts as a blank for JavaScript, but it is a character of no width that shows nothing.
const RUN = /\s{2,}|[^\S \ufeff]/g
const ANY_RUN = /\s{2,}|[^\S \ufeff]/

/**
 * Folds every run of blanks (spaces, tabs, line ends, ideographic and no-break spaces) into one space and
 * drops those at either end. Characters of no width stay where they are.
 * @param isPlain whether the text is known to hold no blanks but spaces, which saves a search
 */
export function foldBlanks(text: string, isPlain = false): string {
  const needsFold = isPlain ? text.indexOf('  ') !== -1 : ANY_RUN.test(text)
  return needsFold ? text.replace(RUN, ' ').trim() : text.trim()
}
