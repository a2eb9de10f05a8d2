// 摘要：…, 【摘要】…
const SUMMARY_LABEL = /^(?:[【[]摘要[】\]]\s?[:：]?|摘要\s?[:：])\s?/
// Other words for `Abstract:`. With a colon they open sentences as well, so they count only beside a stamp.
const OTHER_LABEL = /^(?:抽象|文摘|提要|Abstract)\s?[:：]\s?/i

// 这里是翻译过的论文摘要：…, 这是翻译后的论文标题：…, 这里是中文总结出的一句话要点：…; also alone
const PROMPT =
  /^这(?:里)?是(?:翻译(?:过|后|成中文)?的?|中文(?:翻译|总结)(?:过|后|出)?的?)(?:论文|文章)?的?(?:中文)?(?:标题|摘要|总结|译文|一句话要点|要点)\s?(?:[:：]\s?|$)/
// 《…》论文翻译摘要：…
const NAMED_PROMPT = /^《[^《》]{1,200}》(?:的)?论文(?:的)?(?:翻译摘要|摘要翻译)\s?[:：]\s?/

// 论文标题：…, 《论文标题：…》
const TITLE_LABEL = /^(?:《)?论文(?:的)?(?:中文)?标题(?:的)?(?:翻译|译文)?\s?[:：]\s?/
// after the English title: 的翻译标题：…
const AFTER_ENGLISH = /^[。.]?\s?的(?:中文)?(?:翻译)?标题(?:翻译)?\s?[:：]\s?/
// 标题：…, 翻译：…, which a real title may open with too
const WEAK_TITLE_LABEL = /^(?:标题|题目|翻译|译文|论文翻译|标题翻译)\s?[:：]\s?/

// A cheap look first: every label begins with one of these.
const FIRST_OF_LABELS = '摘【[抽文提Aa《这'
const FIRST_OF_TITLE_LABELS = '这论《标题翻译'

/** Takes labels and left-over prompt text off the beginning of a Chinese abstract or summary. */
export function stripLabels(text: string, isStamped: boolean): string {
  if (!FIRST_OF_LABELS.includes(text.charAt(0))) return text
  let rest = text.replace(PROMPT, '').replace(NAMED_PROMPT, '').replace(SUMMARY_LABEL, '')
  if (isStamped) rest = rest.replace(OTHER_LABEL, '')
  return rest
}

/**
 * Takes left-over prompt text off the beginning of a Chinese title. A short label such as 标题 counts only
 * where the Chinese has more colons than the English: else it belongs to the title.
 */
export function stripTitleLabels(title: string, englishTitle: string): string {
  const mayBeLabelled = FIRST_OF_TITLE_LABELS.includes(title.charAt(0)) || title.includes('翻译标题')
  if (!mayBeLabelled) return title
  let rest = title.replace(PROMPT, '').replace(TITLE_LABEL, '')
  if (title.startsWith('《') && !rest.startsWith('《') && rest.endsWith('》')) rest = rest.slice(0, -1)
  if (englishTitle === '') return rest
  if (rest.startsWith(englishTitle)) {
    const after = rest.slice(englishTitle.length)
    if (AFTER_ENGLISH.test(after)) rest = after.replace(AFTER_ENGLISH, '')
  }
  return colons(rest) > colons(englishTitle) ? rest.replace(WEAK_TITLE_LABEL, '') : rest
}

function colons(text: string): number {
  return text.split(/[:：]/).length - 1
}
