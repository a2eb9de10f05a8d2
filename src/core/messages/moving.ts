import { assertNever } from '../assertNever'
import type { ExportedCounts, ExportProblem, MergeCounts, SaveFailure } from '../reports'
import { countEn, countZh, defineMessages } from './define'
import { errorMessages } from './errors'

interface MovingMessages {
  readonly exportTitle: string
  readonly exportText: string
  /** The papers are so many. */
  readonly withPapers: (papers: number) => string
  readonly withPapersText: string
  readonly exportButton: string
  readonly writing: string
  /** Closes the dialog while it is being written. */
  readonly background: string
  readonly exported: (name: string, counts: ExportedCounts) => string
  readonly importTitle: string
  /** Kinds of files, in the system's dialog. */
  readonly exports: string
  readonly choose: string
  /** The archive of that name, of that time. */
  readonly source: (name: string, exportedAt: string) => string
  readonly brings: string
  /** What comes in and what is joined, a line each; empty where nothing would change. */
  readonly lines: (counts: MergeCounts) => readonly string[]
  readonly nothingNew: string
  readonly notesKept: string
  /** What stays out, a line each. */
  readonly left: (counts: MergeCounts) => readonly string[]
  readonly takeSettings: string
  readonly importButton: string
  readonly merging: string
  readonly merged: string
  readonly undoText: string
  readonly refused: (name: string, problem: ExportProblem) => string
  readonly notExported: (reason: string) => string
  /** Why nothing can be exported. */
  readonly problem: (problem: ExportProblem) => string
  readonly mergedUnsaved: (failure: SaveFailure) => string
  /** Some papers are missing, and why; nothing is saved where there is a failure. */
  readonly mergedPartly: (problem: ExportProblem, failure: SaveFailure | null) => string
  /** The library stopped while it was taken in. */
  readonly mergeUnknown: (detail: string) => string
  readonly unsavedNote: string
  readonly cancel: string
  readonly done: string
}

function problemEn(problem: ExportProblem): string {
  switch (problem.kind) {
    case 'notAnExport':
      return 'It is no library that Duidu exported. Choose the .zip file that File › Export library… made.'
    case 'damaged':
      return `${problem.part === null ? 'The file' : `“${problem.part}” in it`} is damaged or was changed. Export the library again, or try another copy.`
    case 'newer':
      return 'A newer Duidu made it. Update Duidu, then try again.'
    case 'tooLarge':
      return 'It holds more than a library can. It may have been made to do harm.'
    case 'tooSlow':
      return `Looking through it took longer than ${countEn(problem.seconds, 'second')}, which no library does, and was stopped. If the computer was very busy or asleep, or the file lies on a slow disk, try again.`
    case 'noteTooLong':
      return `The two notes on arXiv:${problem.paper} are too long together. Shorten one of them, then try again.`
    case 'file':
      return problem.failure.kind === 'notAFile'
        ? 'It is not a file that can be read. Choose the .zip file that File › Export library… made.'
        : errorMessages.en.file(problem.failure)
    case 'otherThanSeen':
      return 'The file is not what it was when you looked at it. Choose it again to see what it would bring now.'
    case 'libraryClosed':
      return 'Your own library cannot be read at the moment.'
    case 'stopped':
      return 'Duidu was quit meanwhile.'
    case 'ownPapers':
      return `Some of your own papers cannot be read. ${errorMessages.en.saveReason(problem.failure)}`
    case 'ownVersions':
      return `Some versions of your own notes cannot be read. ${errorMessages.en.saveReason(problem.failure)}`
    case 'libraryReadOnly':
      return 'A newer Duidu wrote your library; this one only reads it. Update Duidu, then try again.'
    default:
      return assertNever(problem)
  }
}

function problemZh(problem: ExportProblem): string {
  switch (problem.kind) {
    case 'notAnExport':
      return '它不是对读导出的资料库。请选择“文件 › 导出资料库…”生成的 .zip 文件。'
    case 'damaged':
      return `${problem.part === null ? '文件' : `其中的“${problem.part}”`}已损坏或被改动。请重新导出，或换一份副本。`
    case 'newer':
      return '它由更新版本的对读导出。请先更新对读，再试一次。'
    case 'tooLarge':
      return '它的内容超出资料库的上限，可能是恶意文件。'
    case 'tooSlow':
      return `查看它超过了 ${countZh(problem.seconds, '秒')}，资料库不需要这么久，已停止查看。如果刚才电脑很忙或休眠过，或文件在较慢的磁盘上，请再试一次。`
    case 'noteTooLong':
      return `arXiv:${problem.paper} 的两条笔记合起来太长。请先缩短其中一条，再试一次。`
    case 'file':
      return problem.failure.kind === 'notAFile'
        ? '这不是可以读取的文件。请选择“文件 › 导出资料库…”生成的 .zip 文件。'
        : errorMessages.zh.file(problem.failure)
    case 'otherThanSeen':
      return '这个文件在您查看之后变了。请重新选择它，看看它现在会带来什么。'
    case 'libraryClosed':
      return '目前无法读取您自己的资料库。'
    case 'stopped':
      return '其间退出了对读。'
    case 'ownPapers':
      return `您自己的部分论文无法读取。${errorMessages.zh.saveReason(problem.failure)}`
    case 'ownVersions':
      return `您自己的部分笔记的历史版本无法读取。${errorMessages.zh.saveReason(problem.failure)}`
    case 'libraryReadOnly':
      return '您的资料库由更新版本的对读写成，此版本只能读取。请先更新对读，再试一次。'
    default:
      return assertNever(problem)
  }
}

const dateEn = (iso: string): string =>
  new Date(iso).toLocaleString('en', { dateStyle: 'long', timeStyle: 'short' })
const dateZh = (iso: string): string =>
  new Date(iso).toLocaleString('zh-Hans', { dateStyle: 'long', timeStyle: 'short' })

/** Notes that are named one by one. */
const NOTES_NAMED = 5

function idsOf(ids: readonly string[]): string {
  return ids.slice(0, NOTES_NAMED).join(', ') + (ids.length > NOTES_NAMED ? ' …' : '')
}

function lines(...candidates: readonly (readonly [count: number, line: string])[]): readonly string[] {
  return candidates.filter(([count]) => count > 0).map(([, line]) => line)
}

export const movingMessages = defineMessages<MovingMessages>({
  en: {
    exportTitle: 'Export library',
    exportText:
      'Read marks, stars, notes, saved searches, followed and muted words, settings and the list of digests go into one .zip file of plain JSON and Markdown.',
    withPapers: (papers) => `The papers too (${countEn(papers, 'paper')})`,
    withPapersText:
      'Only needed where the digest files are not at hand. Marks and notes find their papers without it.',
    exportButton: 'Export…',
    writing: 'Writing…',
    background: 'Go on in the background',
    exported: (name, { notes, reading, papers }) =>
      `Exported to ${name}: ${countEn(notes, 'note')}, reading states of ${countEn(reading, 'paper')}${papers > 0 ? `, ${countEn(papers, 'paper')} whole` : ''}`,
    importTitle: 'Import library',
    exports: 'Exported libraries',
    choose: 'Choose',
    source: (name, exportedAt) => `${name}, exported ${dateEn(exportedAt)}`,
    brings: 'It brings:',
    lines: ({ papers, digests, marks, notes, searches, keywords, settings }) =>
      lines(
        [notes.added, `${countEn(notes.added, 'new note')}`],
        [
          notes.joined.length,
          `${countEn(notes.joined.length, 'note')} that differ${notes.joined.length === 1 ? 's' : ''} from yours, joined below it: ${idsOf(notes.joined)}`,
        ],
        [marks.read, `${countEn(marks.read, 'paper')} read`],
        [marks.unread, `${countEn(marks.unread, 'paper')} unread again`],
        [marks.starred, `${countEn(marks.starred, 'star')}`],
        [marks.unstarred, `${countEn(marks.unstarred, 'star')} taken away`],
        [searches.added, countEn(searches.added, 'saved search', 'saved searches')],
        [keywords.added, countEn(keywords.added, 'followed or muted word')],
        [papers.added, countEn(papers.added, 'new paper')],
        [digests.added, countEn(digests.added, 'digest')],
        [settings === 'taken' ? 1 : 0, 'its settings'],
      ),
    nothingNew: 'Your library has all of it already.',
    notesKept:
      'Of two different notes both stay. Of marks the later word counts, whichever library it is in.',
    left: ({ notes, digests, searches, keywords }) =>
      lines(
        [
          notes.deleted.length,
          `${countEn(notes.deleted.length, 'note')} left out: you deleted ${notes.deleted.length === 1 ? 'it' : 'them'} here later (${idsOf(notes.deleted)}). “Deleted notes” brings ${notes.deleted.length === 1 ? 'it' : 'them'} back.`,
        ],
        [
          digests.left,
          `${countEn(digests.left, 'digest')} left out: it was exported without papers. Import the digest files to have them.`,
        ],
        [
          searches.left,
          `${countEn(searches.left, 'saved search', 'saved searches')} left out: there is no room for more.`,
        ],
        [keywords.left, `${countEn(keywords.left, 'word')} left out: there is no room for more.`],
      ),
    takeSettings: 'Use its settings and keys too, in place of mine',
    importButton: 'Import',
    merging: 'Importing… This cannot be stopped halfway.',
    merged: 'Imported and saved:',
    undoText: 'Undo puts the marks back as they were.',
    refused: (name, problem) => `${name} was not imported; nothing has changed. ${problemEn(problem)}`,
    notExported: (reason) => `The library was not exported. ${reason}`,
    problem: problemEn,
    mergedUnsaved: (failure) =>
      `Imported, but not saved yet: ${errorMessages.en.save(failure)} Duidu goes on trying; do not delete the file before that.`,
    mergedPartly: (problem, failure) =>
      `Not all of the papers came in: ${problemEn(problem)} Everything else is imported${failure === null ? ' and saved.' : `, but not saved yet: ${errorMessages.en.save(failure)}`} Import the file again to have the rest.`,
    mergeUnknown: (detail) =>
      `The library stopped while it was importing: ${detail}. How much came in is not known. Import the file again after a restart: what is there already does not come in twice.`,
    unsavedNote: 'A note is not saved yet. Look after it first, then import.',
    cancel: 'Cancel',
    done: 'Done',
  },
  zh: {
    exportTitle: '导出资料库',
    exportText:
      '已读标记、星标、笔记、已存搜索、关注词与屏蔽词、设置和摘要文件的记录，会写进一个 .zip 文件，内容是纯 JSON 和 Markdown。',
    withPapers: (papers) => `连同论文（${countZh(papers, '篇')}）`,
    withPapersText: '只有手头没有摘要文件时才需要。没有它，标记和笔记也能找到各自的论文。',
    exportButton: '导出…',
    writing: '正在写入…',
    background: '转到后台继续',
    exported: (name, { notes, reading, papers }) =>
      `已导出到 ${name}：${countZh(notes, '条')}笔记、${countZh(reading, '篇')}论文的阅读状态${papers > 0 ? `、${countZh(papers, '篇')}论文全文记录` : ''}`,
    importTitle: '导入资料库',
    exports: '导出的资料库',
    choose: '选择',
    source: (name, exportedAt) => `${name}，导出于 ${dateZh(exportedAt)}`,
    brings: '其中有：',
    lines: ({ papers, digests, marks, notes, searches, keywords, settings }) =>
      lines(
        [notes.added, `${countZh(notes.added, '条')}新笔记`],
        [
          notes.joined.length,
          `${countZh(notes.joined.length, '条')}笔记与您的不同，接在您的笔记之后：${idsOf(notes.joined)}`,
        ],
        [marks.read, `${countZh(marks.read, '篇')}已读`],
        [marks.unread, `${countZh(marks.unread, '篇')}恢复未读`],
        [marks.starred, `${countZh(marks.starred, '个')}星标`],
        [marks.unstarred, `取消 ${countZh(marks.unstarred, '个')}星标`],
        [searches.added, `${countZh(searches.added, '个')}已存搜索`],
        [keywords.added, `${countZh(keywords.added, '个')}关注词或屏蔽词`],
        [papers.added, `${countZh(papers.added, '篇')}新论文`],
        [digests.added, `${countZh(digests.added, '份')}摘要文件`],
        [settings === 'taken' ? 1 : 0, '它的设置'],
      ),
    nothingNew: '您的资料库里已全都有了。',
    notesKept: '两条不同的笔记都会保留。标记以较晚的操作为准，不论在哪一边。',
    left: ({ notes, digests, searches, keywords }) =>
      lines(
        [
          notes.deleted.length,
          `${countZh(notes.deleted.length, '条')}笔记未导入：您后来在这里删除了（${idsOf(notes.deleted)}）。可在“已删除的笔记”中恢复。`,
        ],
        [
          digests.left,
          `${countZh(digests.left, '份')}摘要文件未导入：导出时没有包括论文。导入摘要文件本身即可补上。`,
        ],
        [searches.left, `${countZh(searches.left, '个')}已存搜索未导入：数量已满。`],
        [keywords.left, `${countZh(keywords.left, '个')}词未导入：数量已满。`],
      ),
    takeSettings: '同时用它的设置和快捷键取代我的',
    importButton: '导入',
    merging: '正在导入…中途无法停止，请稍候。',
    merged: '已导入并保存：',
    undoText: '用“撤销”可以让标记恢复原状。',
    refused: (name, problem) => `${name} 没有导入，资料库没有任何改动。${problemZh(problem)}`,
    notExported: (reason) => `未能导出资料库。${reason}`,
    problem: problemZh,
    mergedUnsaved: (failure) =>
      `已导入，但尚未保存：${errorMessages.zh.save(failure)}对读会继续尝试；在那之前请不要删除这个文件。`,
    mergedPartly: (problem, failure) =>
      `论文没有全部导入：${problemZh(problem)}其余内容已全部导入${failure === null ? '并保存。' : `，但尚未保存：${errorMessages.zh.save(failure)}`}再导入一次即可补上其余的论文。`,
    mergeUnknown: (detail) =>
      `资料库在导入时停止运行：${detail}。已导入多少无法确定。请重新启动后再导入一次，已有的内容不会重复。`,
    unsavedNote: '有一条笔记还没有保存。请先处理好它，再导入。',
    cancel: '取消',
    done: '完成',
  },
})
