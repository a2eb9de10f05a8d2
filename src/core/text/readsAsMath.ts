import { hasHidden } from './hiddenCharacters'

/** What stands around two dollars. */
interface Around {
  /** The two characters before the first. */
  readonly before: string
  /** The character after the second, or `''`. */
  readonly after: string
}

// the arguments of these are text within a formula, and may be anything
const TEXT_ARGUMENT =
  /\\(?:text[a-z]{0,6}|emph|underline|mbox|hbox|fbox|operatorname\*?|math[a-z]{2,6})\s*\{[^{}]*\}/g
const COMMAND = /\\(?:[A-Za-z]+|[^])/g
const TEX_SIGN = /[\\^_=<>]/
const CHINESE = /[\p{Script=Han}、；：！？“”《》]/u
const TWO_WORDS = /[A-Za-z]{3,}[,;:.]? +[A-Za-z]{3,}/
const SMALL_WORD =
  /\s(?:and|or|to|per|vs|for|in|of|on|at|by|is|the|while|with|than|from)(?:\s|$)|^(?:and|or|to|per|vs|for|in|of|on|at|by|is|the|while|with|than|from)\s/
const WORD = /\s(?!(?:mod|log|exp|max|min)\s)[a-z]{3,}(?:[\s,;.:]|$)/
const CURRENCY = /^(?:US|CA|AU|NZ|HK|NT|SG)$/

function hasBalancedBraces(tex: string): boolean {
  let depth = 0
  for (let at = 0; at < tex.length; at++) {
    const character = tex.charAt(at)
    if (character === '\\') at++
    else if (character === '{') depth++
    else if (character === '}' && --depth < 0) return false
  }
  return depth === 0
}

/** `$5-$10`, `5$-10$`, `US$5 … $`, `(US$) … $`: two dollars that are money. */
function isMoney(tex: string, { before, after }: Around): boolean {
  if (TEX_SIGN.test(tex)) return false
  if (/^[),.;:]/.test(tex)) return true
  if (/^\s*[\d.]/.test(tex) && (/\d/.test(after) || CURRENCY.test(before) || WORD.test(tex))) return true
  return /\d$/.test(before) && /\d\s*$/.test(tex) && !/[A-Za-z]/.test(tex)
}

/**
 * Whether what stands between two delimiters is a formula, and not prose that happens to lie between two
 * dollars. `around` is given for dollars, which also stand for money.
 */
export function readsAsMath(tex: string, around: Around | null): boolean {
  if (tex.trim() === '' || hasHidden(tex) || !hasBalancedBraces(tex)) return false
  const bare = tex.replace(TEXT_ARGUMENT, ' ').replace(COMMAND, ' ')
  if (CHINESE.test(bare)) return false
  if (around === null) return true
  // a sentence may end with a formula, and within its dollars; elsewhere they lie in two sentences
  if (/。(?!\s*$)/.test(bare) || (bare.includes('。') && !TEX_SIGN.test(tex))) return false
  return !isMoney(tex, around) && !TWO_WORDS.test(bare) && !SMALL_WORD.test(bare)
}

const ONLY_TEXT =
  /^\s*(?:\\(?:text(?:it|bf|tt|sc|sf|rm|normal)|emph|underline|unicode)\s*\{[^{}$]*\}|\\[%&#_$]|\\textbackslash\b\s?|[\s.-])+\s*$/

/** Whether a formula holds nothing but text, `$\textbf{T}$` or `$\$$`, which then reads better as text. */
export function isOnlyText(tex: string): boolean {
  return ONLY_TEXT.test(tex) && tex.includes('\\')
}
