import type { ProblemKind } from '../digest'
import { countEn, countZh, defineMessages } from './define'

/** How many files of an import came to what. */
export interface ImportCounts {
  readonly imported: number
  readonly updated: number
  readonly unchanged: number
  readonly failed: number
  readonly newPapers: number
}

interface ImportsMessages {
  readonly welcome: string
  readonly welcomeText: string
  readonly openFiles: string
  readonly openFolder: string
  readonly readSample: string
  readonly dropHere: string
  readonly dropToImport: string
  /** Some of what was dropped lies on another computer. */
  readonly elsewhere: string
  readonly importing: string
  readonly progress: (done: number, total: number) => string
  readonly report: string
  readonly details: string
  readonly nothingFound: string
  readonly imported: (name: string, entries: number, newPapers: number) => string
  readonly updated: (name: string, entries: number, newPapers: number) => string
  readonly unchanged: (name: string) => string
  readonly emptyDigest: (name: string) => string
  /** What was imported is not on disk yet, for this reason. */
  readonly notSaved: (reason: string) => string
  readonly summary: (counts: ImportCounts) => string
  /** One file's line in the report. */
  readonly fileImported: (entries: number, newPapers: number) => string
  readonly fileUpdated: (entries: number, newPapers: number) => string
  readonly fileUnchanged: string
  readonly fileEmpty: string
  readonly filePaper: (newPapers: number) => string
  readonly problems: (count: number) => string
  readonly line: (line: number) => string
  readonly moreProblems: (count: number) => string
  readonly moreFiles: (count: number) => string
}

export const importsMessages = defineMessages<ImportsMessages>({
  en: {
    welcome: 'Read arXiv digests in two languages',
    welcomeText: 'Duidu keeps your papers, stars and notes on this computer.',
    openFiles: 'Open digest files…',
    openFolder: 'Open a folder…',
    readSample: 'Read the sample',
    dropHere: 'or drop files anywhere in this window',
    dropToImport: 'Drop to import',
    elsewhere:
      'Nothing was imported: some of it lies on another computer, and dropping asks no network. Open it with File › Open digest files… instead.',
    importing: 'Importing',
    progress: (done, total) => `${done.toLocaleString('en')} of ${countEn(total, 'file')}`,
    report: 'Import',
    details: 'Details',
    nothingFound: 'No digest files found',
    imported: (name, entries, newPapers) =>
      `${name}: ${countEn(entries, 'paper')}, ${newPapers.toLocaleString('en')} new`,
    updated: (name, entries, newPapers) =>
      `${name} updated: ${countEn(entries, 'paper')}, ${newPapers.toLocaleString('en')} new`,
    unchanged: (name) => `${name} is already in the library; nothing changed`,
    emptyDigest: (name) => `${name} announces no papers: a normal day`,
    notSaved: (reason) =>
      `What was imported is not saved yet: ${reason} Duidu goes on trying; keep the files until then.`,
    summary: ({ imported, updated, unchanged, failed, newPapers }) =>
      [
        imported > 0 && `${countEn(imported, 'file')} imported`,
        updated > 0 && `${updated.toLocaleString('en')} updated`,
        unchanged > 0 && `${unchanged.toLocaleString('en')} unchanged`,
        failed > 0 && `${failed.toLocaleString('en')} failed`,
        newPapers > 0 && countEn(newPapers, 'new paper'),
      ]
        .filter(Boolean)
        .join(' · '),
    fileImported: (entries, newPapers) =>
      `Imported: ${countEn(entries, 'paper')}, ${newPapers.toLocaleString('en')} new`,
    fileUpdated: (entries, newPapers) =>
      `Updated: ${countEn(entries, 'paper')}, ${newPapers.toLocaleString('en')} new`,
    fileUnchanged: 'Already in the library',
    fileEmpty: 'No papers: a normal day',
    filePaper: (newPapers) => (newPapers > 0 ? 'One paper, new' : 'One paper, already in the library'),
    problems: (count) => countEn(count, 'problem'),
    line: (line) => `Line ${line.toLocaleString('en')}`,
    moreProblems: (count) => `and ${count.toLocaleString('en')} more`,
    moreFiles: (count) => `and ${countEn(count, 'more file')} without problems`,
  },
  zh: {
    welcome: '对照两种语言，读 arXiv 每日摘要',
    welcomeText: '论文、星标和笔记都保存在这台电脑上。',
    openFiles: '打开摘要文件…',
    openFolder: '打开文件夹…',
    readSample: '先读示例',
    dropHere: '也可以把文件拖到窗口的任何地方',
    dropToImport: '松开即可导入',
    elsewhere: '没有导入：其中有文件在另一台电脑上，而拖放不会访问网络。请改用“文件 › 打开摘要文件…”。',
    importing: '正在导入',
    progress: (done, total) => `${done.toLocaleString('zh-Hans')} / ${countZh(total, '个文件')}`,
    report: '导入结果',
    details: '详情',
    nothingFound: '没有找到摘要文件',
    imported: (name, entries, newPapers) =>
      `${name}：${countZh(entries, '篇')}，其中新论文 ${countZh(newPapers, '篇')}`,
    updated: (name, entries, newPapers) =>
      `${name} 已更新：${countZh(entries, '篇')}，其中新论文 ${countZh(newPapers, '篇')}`,
    unchanged: (name) => `${name} 已在资料库中，没有变化`,
    emptyDigest: (name) => `${name} 当天没有论文，属正常情况`,
    notSaved: (reason) => `导入的内容尚未保存：${reason}对读会继续尝试；在那之前请保留这些文件。`,
    summary: ({ imported, updated, unchanged, failed, newPapers }) =>
      [
        imported > 0 && `导入 ${countZh(imported, '个文件')}`,
        updated > 0 && `更新 ${countZh(updated, '个')}`,
        unchanged > 0 && `未变 ${countZh(unchanged, '个')}`,
        failed > 0 && `失败 ${countZh(failed, '个')}`,
        newPapers > 0 && `新论文 ${countZh(newPapers, '篇')}`,
      ]
        .filter(Boolean)
        .join(' · '),
    fileImported: (entries, newPapers) =>
      `已导入：${countZh(entries, '篇')}，其中新论文 ${countZh(newPapers, '篇')}`,
    fileUpdated: (entries, newPapers) =>
      `已更新：${countZh(entries, '篇')}，其中新论文 ${countZh(newPapers, '篇')}`,
    fileUnchanged: '已在资料库中',
    fileEmpty: '当天没有论文，属正常情况',
    filePaper: (newPapers) => (newPapers > 0 ? '一篇新论文' : '一篇论文，已在资料库中'),
    problems: (count) => countZh(count, '处问题'),
    line: (line) => `第 ${line.toLocaleString('zh-Hans')} 行`,
    moreProblems: (count) => `还有 ${countZh(count, '处')}`,
    moreFiles: (count) => `另有 ${countZh(count, '个文件')}没有问题`,
  },
})

/** What a problem in a digest means for its reader. */
export const problemMessages = defineMessages<Record<ProblemKind, string>>({
  en: {
    notADigest: 'This part does not look like a digest',
    noLink: 'A paper without a link was left out',
    badLink: 'A paper whose link is not an arXiv address was left out',
    missingFields: 'A paper lacks some of its texts',
    extraFields: 'A paper has more texts than expected; the surplus was left out',
    duplicateRef: 'Two papers have the same number',
    countDiffers: 'The table and the details name different numbers of papers',
    badEncoding: 'The text is not clean UTF-8; some characters may be wrong',
    badXml: 'This part is not well-formed XML',
    badJson: 'This part is not valid JSON',
    tooLong: 'A text was too long and was cut or left out',
    tooMany: 'There are more papers than can be imported; the rest was left out',
  },
  zh: {
    notADigest: '这一部分不像摘要文件',
    noLink: '一篇论文没有链接，已略过',
    badLink: '一篇论文的链接不是 arXiv 地址，已略过',
    missingFields: '一篇论文缺少部分文字',
    extraFields: '一篇论文的文字多于预期，多余的已略去',
    duplicateRef: '两篇论文的编号相同',
    countDiffers: '表格与详细部分的论文数目不一致',
    badEncoding: '文字编码不是规范的 UTF-8，个别字符可能有误',
    badXml: '这一部分不是合格的 XML',
    badJson: '这一部分不是有效的 JSON',
    tooLong: '一段文字过长，已截断或略去',
    tooMany: '论文多到无法全部导入，其余已略去',
  },
})
