/** Characters (code points) at which the generator cut English abstracts, the stamp included. */
const CUT_AT = 1000
/**
 * Some abstracts lost up to five characters of blanks after they had been cut. So near the limit, a text
 * that just stops was cut; among whole abstracts of that length only one in fifty does so, and those end
 * in a link.
 */
const NEARLY_CUT = 995

/** More than an end of a sentence or an ellipsis has. */
const END_LENGTH = 8
/** More than a link or a remark has. */
const REMARK_LENGTH = 200

// . ! ? and their Chinese kin, then closing quotes and brackets
const SENTENCE_END = /[.!?。！？．｡…]["'”’»」』)）\]】}]{0,3}$/
const LINK_END = /(?:https?:\/\/|www\.|\burl\b|\.(?:com|org|net|io|ai|edu|git)\b)\S*$/i
const ELLIPSIS = /(?:\.{2}|…|。{2})["'”’」』)）\]】]{0,2}[。.]?$/

const BRACKET_END = /[）)\]】〕][。.]?$/

// A translator's word that the text breaks off: （此部分可能截断）, (内容过长，省略), [摘要被截断], （待续)
const CUT_REMARK_AT_END =
  /[（([【〔](?:[^（()）[\]【】〔〕]{0,60}(?:截断|省略|未完|不完整|未完整|待续|未提供|过长|太长|太多，|请自行|同上|incomplete|truncated|cut off|达到上限)[^（()）[\]【】〔〕]{0,60}|缺失|后续内容|略)[）)\]】〕][。.]?$/i
// The same within the text: （原文截断）, （此处截断，…）
const CUT_REMARK =
  /[（([【〔](?:(?:注[:：])?(?:此部分|此处|原文|摘要|文本|文章|内容)[^（()）[\]【】〔〕]{0,8}截断|截断(?:部分)?[）)\]】〕])/

/**
 * Whether an English abstract breaks off. `raw` is the field as the file has it, stamp and blanks at its
 * end included, as those count towards the limit.
 */
export function isEnglishCut(raw: string): boolean {
  if (raw.length < NEARLY_CUT) return false
  const length = codePoints(raw)
  if (length === CUT_AT) return true
  if (length < NEARLY_CUT || length > CUT_AT) return false
  const end = raw.slice(-REMARK_LENGTH).trimEnd()
  return !SENTENCE_END.test(end.slice(-END_LENGTH)) && !LINK_END.test(end)
}

/**
 * Whether a Chinese abstract breaks off. It was translated from the English one: where that was cut, the
 * Chinese is cut if it does not end its sentence, or ends in dots. Where the translator says so in
 * brackets, it is cut in any case.
 */
export function isChineseCut(text: string, isEnglishCut: boolean): boolean {
  if (text === '') return false
  const isSentence = text.endsWith('。') && !/[。…）)\]】〕."”]/.test(text.charAt(text.length - 2))
  if (isSentence) return hasRemark(text)
  const end = text.slice(-END_LENGTH)
  if (isEnglishCut && (!SENTENCE_END.test(end) || ELLIPSIS.test(end))) return true
  if (BRACKET_END.test(end) && CUT_REMARK_AT_END.test(text.slice(-REMARK_LENGTH))) return true
  return hasRemark(text)
}

function hasRemark(text: string): boolean {
  // the rarer of the two characters alone is found fastest
  return text.includes('断') && CUT_REMARK.test(text)
}

function codePoints(text: string): number {
  if (!/[\ud800-\udbff]/.test(text)) return text.length
  let pairs = 0
  for (let place = 0; place < text.length; place++) {
    const unit = text.charCodeAt(place)
    if (unit >= 0xd800 && unit < 0xdc00) pairs++
  }
  return text.length - pairs
}
