const CLOSED = /[^\s([{（【“‘"'`]/
const CHINESE = /\p{Script=Han}|[，。、；：！？（）《》“”‘’【】]/u

/** What is seen of a run of hyphens that TeX makes a dash; null where it is none: an option, an arrow, a rule. */
export function dashFor(run: string, before: string, after: string): string | null {
  if (/[-<!=>/|+]/.test(before) || /[->=|+]/.test(after)) return null
  const isOption = /[a-z]/i.test(after) && !CLOSED.test(before || ' ')
  if (CHINESE.test(before) || CHINESE.test(after)) {
    return isOption || (CHINESE.test(before) && /[a-z]/.test(after)) || run.length > 4 ? null : '——'
  }
  if (isOption || run.length > 3 || (before === '' && after !== ' ')) return null
  return run.length === 3 ? '—' : '–'
}

/** Whether a `~` ties two words together, as in `Figure~1` and `et~al.`, and does not mean "about" or "to". */
export function isTie(before: string, after: string): boolean {
  const left = before.at(-1) ?? ''
  const right = after.charAt(0)
  if (!/[\p{L}\p{N}.,;:)\]}$'’”]/u.test(left) || !/[\p{L}\p{N}(\\$[{]/u.test(right)) return false
  if (/\p{N}/u.test(right)) return /[\p{Script=Latin}.,)]/u.test(left)
  // X~Y of single letters is a range or a distribution
  return !(/^(?:.*[^\p{L}])?\p{L}$/u.test(before) && /^\p{L}(?:[^\p{L}]|$)/u.test(after))
}

/** How far a quotation in single quotes may reach. */
const QUOTATION = 300
const END_OF_QUOTATION = /`|'(?!\p{L})/gu

/** What a single back-tick begins: code up to the next one, or a quotation in TeX's quotes up to a `'`. */
export function backTickAt(source: string, at: number): { kind: 'code' | 'quotation'; close: number } | null {
  const within = source.slice(at + 1, at + 1 + QUOTATION)
  if (!/^\S/.test(within)) return null
  END_OF_QUOTATION.lastIndex = 0
  for (let end = END_OF_QUOTATION.exec(within); end !== null; end = END_OF_QUOTATION.exec(within)) {
    const close = at + 1 + end.index
    if (end[0] === '`') return { kind: 'code', close }
    if (/\S/.test(source.charAt(close - 1)) && source.charAt(close + 1) !== "'")
      return { kind: 'quotation', close }
    if (source.charAt(close + 1) === "'") END_OF_QUOTATION.lastIndex++
  }
  return null
}
