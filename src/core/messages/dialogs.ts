import { countEn, countZh, defineMessages } from './define'

/** A message box: what it says, and its buttons from left to right. */
interface BoxMessages<Button extends string> {
  readonly message: string
  readonly buttons: Readonly<Record<Button, string>>
}

interface DialogMessages {
  readonly openFilesTitle: string
  readonly openFolderTitle: string
  readonly open: string
  readonly digests: string
  readonly allFiles: string
  /** On quitting, when saving takes long. */
  readonly stillSaving: BoxMessages<'wait' | 'quit' | 'back'> & { readonly detail: string }
  /** On quitting, when an exported library is being written or taken in. */
  readonly stillWorking: Readonly<
    Record<'exporting' | 'importing', BoxMessages<'wait' | 'quit' | 'back'> & { readonly detail: string }>
  >
  /** On quitting, when saving failed. */
  readonly notSaved: BoxMessages<'again' | 'quit' | 'back'>
  /** What would be lost: so many notes, the first of them by the ids of their papers, and maybe more. */
  readonly unsavedNotes: (count: number, papers: readonly string[]) => string
  /** On quitting, when notes have text that only the page has. Their number is 0 where it is not known. */
  readonly onlyInPage: BoxMessages<'back' | 'quit'> & {
    readonly detail: (count: number, papers: readonly string[]) => string
  }
  /** The page ended with such text. */
  readonly lostWithPage: (count: number, papers: readonly string[]) => string
  /** What would be lost where it is no note. */
  readonly unsavedRest: string
  /** The page's process ended and the page was loaded again. */
  readonly pageReloaded: BoxMessages<'ok'> & { readonly detail: string }
  /** It ended again soon after. */
  readonly pageGone: BoxMessages<'again' | 'quit'> & { readonly detail: string }
  /** The library's worker ended. */
  readonly libraryGone: BoxMessages<'restart' | 'stay'> & { readonly detail: (error: string) => string }
  readonly startFailed: string
  readonly libraryStopped: string
}

/** These of so many, and a word where they are not all. */
function named(papers: readonly string[], count: number, between: string, more: string): string {
  return papers.join(between) + (count > papers.length ? more : '')
}

export const dialogMessages = defineMessages<DialogMessages>({
  en: {
    openFilesTitle: 'Open digest files',
    openFolderTitle: 'Open a folder of digests',
    open: 'Open',
    digests: 'Digests',
    allFiles: 'All files',
    stillSaving: {
      message: 'Duidu is still saving',
      detail: 'The disk is answering slowly. Wait until everything is saved.',
      buttons: { wait: 'Wait', quit: 'Quit anyway', back: 'Back to Duidu' },
    },
    stillWorking: {
      exporting: {
        message: 'Duidu is still exporting the library',
        detail: 'Whoever quits now gets no file; nothing of it is left behind.',
        buttons: { wait: 'Wait', quit: 'Quit anyway', back: 'Back to Duidu' },
      },
      importing: {
        message: 'Duidu is still importing a library',
        detail:
          'Whoever quits now may have only some of its papers, or nothing of it. Nothing of yours is lost, and importing the file again brings the rest.',
        buttons: { wait: 'Wait', quit: 'Quit anyway', back: 'Back to Duidu' },
      },
    },
    notSaved: {
      message: 'Not everything could be saved',
      buttons: { again: 'Try again', quit: 'Quit anyway', back: 'Back to Duidu' },
    },
    unsavedNotes: (count, papers) =>
      `Not saved yet: ${countEn(count, 'note')} (${named(papers, count, ', ', ', …')}), perhaps also your latest read marks, stars, settings or imported papers.`,
    onlyInPage: {
      message: 'A note stands only in the window',
      detail: (count, papers) =>
        `${count === 0 ? 'Text that was typed' : `What was typed last into ${countEn(count, 'note')} (${named(papers, count, ', ', ', …')})`} is too long or could not be taken over, so it is saved nowhere. Go back to shorten or copy it: beside the note it says why. Quitting discards it; what was saved of the note before stays.`,
      buttons: { back: 'Back to Duidu', quit: 'Quit and discard it' },
    },
    lostWithPage: (count, papers) =>
      `Your papers and marks are kept apart from it and were not affected. But what was typed last into ${countEn(count, 'note')} (${named(papers, count, ', ', ', …')}) was too long or could not be taken over, stood only in the window, and is lost; what was saved of it before is there.`,
    unsavedRest: 'Not saved yet: your latest read marks, stars, settings or imported papers.',
    pageReloaded: {
      message: 'The window stopped working and was loaded again',
      detail: 'Your papers, marks and notes are kept apart from it and were not affected.',
      buttons: { ok: 'OK' },
    },
    pageGone: {
      message: 'The window stopped working again',
      detail: 'Your papers, marks and notes are kept apart from it and were not affected.',
      buttons: { again: 'Load again', quit: 'Quit' },
    },
    libraryGone: {
      message: 'Duidu can no longer save',
      detail: (error) =>
        `The part of Duidu that keeps your library stopped: ${error}\n\nWhat was marked “Saved” is safe. If a note on screen is not saved yet, stay and copy it, then start Duidu again.`,
      buttons: { restart: 'Start again', stay: 'Stay' },
    },
    startFailed: 'Duidu could not start',
    libraryStopped: 'the library stopped; start Duidu again',
  },
  zh: {
    openFilesTitle: '打开摘要文件',
    openFolderTitle: '打开摘要文件夹',
    open: '打开',
    digests: '摘要文件',
    allFiles: '所有文件',
    stillSaving: {
      message: '对读还在保存',
      detail: '磁盘反应很慢。请等到全部保存完毕。',
      buttons: { wait: '等待', quit: '仍然退出', back: '返回对读' },
    },
    stillWorking: {
      exporting: {
        message: '对读还在导出资料库',
        detail: '现在退出就得不到导出的文件，也不会留下半个文件。',
        buttons: { wait: '等待', quit: '仍然退出', back: '返回对读' },
      },
      importing: {
        message: '对读还在导入资料库',
        detail: '现在退出，可能只导入一部分论文，或完全没有导入。您自己的内容不会丢失，再导入一次即可补全。',
        buttons: { wait: '等待', quit: '仍然退出', back: '返回对读' },
      },
    },
    notSaved: {
      message: '有内容未能保存',
      buttons: { again: '重试', quit: '仍然退出', back: '返回对读' },
    },
    unsavedNotes: (count, papers) =>
      `尚未保存：${countZh(count, '条笔记')}（${named(papers, count, '、', ' 等')}），可能还有最近的已读标记、星标、设置或导入的论文。`,
    onlyInPage: {
      message: '有笔记只在窗口里',
      detail: (count, papers) =>
        `${count === 0 ? '刚输入的文字' : `${countZh(count, '条笔记')}（${named(papers, count, '、', ' 等')}）里最后输入的内容`}太长或未被接收，因此没有保存在任何地方。请返回缩短或复制，笔记旁边写着原因。退出会丢弃这些内容；之前保存的笔记还在。`,
      buttons: { back: '返回对读', quit: '丢弃并退出' },
    },
    lostWithPage: (count, papers) =>
      `论文和标记不在窗口里保存，没有受到影响。但${countZh(count, '条笔记')}（${named(papers, count, '、', ' 等')}）里最后输入的内容太长或未被接收，只在窗口里，已经丢失；之前保存的内容还在。`,
    unsavedRest: '尚未保存：最近的已读标记、星标、设置或导入的论文。',
    pageReloaded: {
      message: '窗口停止工作，已重新载入',
      detail: '论文、标记和笔记不在窗口里保存，没有受到影响。',
      buttons: { ok: '好' },
    },
    pageGone: {
      message: '窗口再次停止工作',
      detail: '论文、标记和笔记不在窗口里保存，没有受到影响。',
      buttons: { again: '重新载入', quit: '退出' },
    },
    libraryGone: {
      message: '对读无法继续保存',
      detail: (error) =>
        `保管资料库的部分停止了工作：${error}\n\n标为“已保存”的内容是安全的。如果屏幕上有尚未保存的笔记，请先留下复制，再重新启动对读。`,
      buttons: { restart: '重新启动', stay: '留下' },
    },
    startFailed: '对读无法启动',
    libraryStopped: '资料库停止了工作，请重新启动对读',
  },
})
