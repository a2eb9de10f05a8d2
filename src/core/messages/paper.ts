import type { Lang } from '../bilingual'
import type { LanguageMode } from '../settings'
import { countEn, defineMessages } from './define'

interface PaperMessages {
  readonly back: string
  readonly star: string
  readonly read: string
  readonly modes: string
  readonly mode: Readonly<Record<LanguageMode, string>>
  /** What a mode does, where its name on the button is too short to tell. */
  readonly modeHint: Readonly<Record<LanguageMode, string>>
  readonly modeForNow: string
  readonly openOnArxiv: string
  readonly version: (version: number) => string
  readonly seenIn: (digests: number) => string
  readonly announcements: string
  readonly updatedSinceRead: string
  readonly summary: string
  readonly abstract: string
  readonly cut: string
  /** Stands in the place of a sentence that one language leaves out. */
  readonly alone: Readonly<Record<Lang, string>>
  /** Stands in the place of what one language lacks because it was cut. */
  readonly beyond: Readonly<Record<Lang, string>>
  readonly block: string
  readonly byParagraph: string
  readonly sentenceOf: (place: number, count: number) => string
  readonly hiddenSentence: string
  readonly showSummary: Readonly<Record<Lang, string>>
  readonly titleMissing: string
  readonly titleNotTranslated: string
  readonly notTranslated: string
  readonly noAbstract: string
  readonly abstractLost: string
  readonly noChinese: string
  readonly noEnglish: string
  /** Said where one language was asked for and only the other is there. */
  readonly onlyChinese: string
  readonly onlyEnglish: string
  readonly hiddenCharacters: (names: string) => string
  /** The name of a formula that is wider than its column. */
  readonly wideFormula: string
  readonly loading: string
  readonly nothingOpen: string
  readonly nothingOpenHint: string
  readonly gone: (id: string) => string
  readonly goneHint: string
  readonly failed: (id: string) => string
  readonly tryAgain: string
}

export const paperMessages = defineMessages<PaperMessages>({
  en: {
    back: 'Back to the list',
    star: 'Starred',
    read: 'Read',
    modes: 'Languages',
    mode: { side: 'Side', stacked: 'Stacked', zh: '中', en: 'EN', interleaved: 'In turn', reveal: 'Reveal' },
    modeHint: {
      side: 'Side by side',
      stacked: 'Stacked',
      zh: 'Chinese only',
      en: 'English only',
      interleaved: 'Sentence by sentence, the two languages in turn',
      reveal: 'One language, the other revealed sentence by sentence',
    },
    modeForNow: 'for this paper only',
    openOnArxiv: 'Open on arXiv, in the browser',
    version: (version) => `Version ${version}`,
    seenIn: (digests) => `in ${countEn(digests, 'digest')}`,
    announcements: 'Where it was announced',
    updatedSinceRead: 'Updated since you read it',
    summary: 'Summary',
    abstract: 'Abstract',
    cut: 'cut in the digest',
    alone: { zh: 'not in the Chinese', en: 'not in the English' },
    beyond: { zh: 'the Chinese ends before this', en: 'the English was cut before this' },
    block: 'Matched as a whole, not sentence by sentence',
    byParagraph: 'Shown by paragraph: the sentences could not be matched.',
    sentenceOf: (place, count) => `Sentence ${place} of ${count}`,
    hiddenSentence: 'The other language is hidden.',
    showSummary: { zh: 'Show the Chinese summary', en: 'Show the English summary' },
    titleMissing: 'Without a title',
    titleNotTranslated: 'title not translated',
    notTranslated: 'Not translated in the digest',
    noAbstract: 'The digest gives no abstract.',
    abstractLost:
      'The abstract was lost with a file of the library. Import a digest of this paper again, and it is back.',
    noChinese: 'No Chinese in the digest',
    noEnglish: 'No English in the digest',
    onlyChinese: 'No English in the digest; here is the Chinese',
    onlyEnglish: 'No Chinese in the digest; here is the English',
    hiddenCharacters: (names) => `Invisible characters: ${names}`,
    wideFormula: 'Formula wider than its column',
    loading: 'Opening…',
    nothingOpen: 'No paper open',
    nothingOpenHint: 'Choose one from the list, or press',
    gone: (id) => `arXiv:${id} is not in the library`,
    goneHint: 'No digest in the library announces it any more.',
    failed: (id) => `arXiv:${id} could not be opened`,
    tryAgain: 'Try again',
  },
  zh: {
    back: '返回列表',
    star: '星标',
    read: '已读',
    modes: '语言',
    mode: { side: '对照', stacked: '上下', zh: '中', en: 'EN', interleaved: '逐句', reveal: '揭示' },
    modeHint: {
      side: '左右对照',
      stacked: '上下对照',
      zh: '只看中文',
      en: '只看英文',
      interleaved: '逐句对照，两种语言交替',
      reveal: '只看一种语言，逐句揭示另一种',
    },
    modeForNow: '仅这一篇',
    openOnArxiv: '在浏览器中打开 arXiv 页面',
    version: (version) => `第 ${version} 版`,
    seenIn: (digests) => `见于 ${digests.toLocaleString('zh-Hans')} 份摘要文件`,
    announcements: '在哪些摘要文件中出现',
    updatedSinceRead: '读后有更新',
    summary: '一句话摘要',
    abstract: '摘要',
    cut: '摘要文件在此截断',
    alone: { zh: '中文没有这一句', en: '英文没有这一句' },
    beyond: { zh: '中文到此为止', en: '英文在此之前已截断' },
    block: '整段对应，无法逐句对应',
    byParagraph: '按段落显示：无法逐句对应。',
    sentenceOf: (place, count) => `第 ${place} 句，共 ${count} 句`,
    hiddenSentence: '另一种语言已隐藏。',
    showSummary: { zh: '显示中文摘要', en: '显示英文摘要' },
    titleMissing: '没有标题',
    titleNotTranslated: '标题未翻译',
    notTranslated: '摘要文件里没有译文',
    noAbstract: '摘要文件没有给出论文摘要。',
    abstractLost: '论文摘要随资料库的一个文件丢失了。重新导入收有这篇论文的摘要文件即可找回。',
    noChinese: '摘要文件里没有中文',
    noEnglish: '摘要文件里没有英文',
    onlyChinese: '摘要文件里没有英文，以下是中文',
    onlyEnglish: '摘要文件里没有中文，以下是英文',
    hiddenCharacters: (names) => `不可见字符：${names}`,
    wideFormula: '比栏更宽的公式',
    loading: '正在打开…',
    nothingOpen: '没有打开的论文',
    nothingOpenHint: '在列表中选一篇，或者按',
    gone: (id) => `资料库里没有 arXiv:${id}`,
    goneHint: '资料库中已没有收录它的摘要文件。',
    failed: (id) => `无法打开 arXiv:${id}`,
    tryAgain: '再试一次',
  },
})
