import { countEn, countZh, defineMessages } from './define'

interface NoteMessages {
  readonly note: string
  readonly markdown: string
  readonly placeholder: string
  /** Of every note of a library that a newer Duidu has written to. */
  readonly readOnly: string
  /** The two views of a note. */
  readonly write: string
  readonly read: string
  readonly view: string
  readonly image: (alt: string) => string
  readonly goesOn: (characters: number) => string
  readonly showMore: string
  readonly resize: string
  readonly editing: string
  readonly saving: string
  readonly saved: string
  /** Nothing has been heard of the save for long. */
  readonly slow: string
  readonly notSaved: (reason: string) => string
  readonly tooLong: (characters: number) => string
  /** Of a text that was pasted or dropped and would make the note too long. */
  readonly refused: (characters: number) => string
  /** The window was asked to close or to load its page again while notes of these papers stand only in it. */
  readonly stays: (papers: readonly string[]) => string
  /** Another program had changed the library's files. */
  readonly joined: (notes: number) => string
  readonly joinedMarks: (papers: number) => string
  readonly tryAgain: string
}

export const noteMessages = defineMessages<NoteMessages>({
  en: {
    note: 'Note',
    markdown: 'Markdown',
    placeholder: 'Write a note. It is saved by itself.',
    readOnly: 'Cannot be changed: the library was written by a newer Duidu.',
    write: 'Write',
    read: 'Read',
    view: 'View of the note',
    image: (alt) => (alt === '' ? 'Image' : `Image: ${alt}`),
    goesOn: (characters) => `The note goes on for ${countEn(characters, 'character')}.`,
    showMore: 'Show more',
    resize: 'Height of the note',
    editing: 'Editing',
    saving: 'Saving…',
    saved: 'Saved',
    slow: 'Not saved yet: no answer for a while. The text stays here.',
    notSaved: (reason) => `Not saved: ${reason}`,
    tooLong: (characters) => `Not saved: ${countEn(characters, 'character')} too long`,
    refused: (characters) =>
      `Not put in: the note would be ${countEn(characters, 'character')} longer than it may be`,
    stays: (papers) =>
      `The window stays open: what was typed last into the note of ${papers.join(', ')} stands only in it. Shorten or copy it first.`,
    joined: (notes) =>
      `Another program changed the library’s files while Duidu was open. ${countEn(notes, 'note')} ${notes === 1 ? 'holds' : 'hold'} both texts now, yours and what the other wrote; how ${notes === 1 ? 'it was is among its' : 'they were is among their'} versions.`,
    joinedMarks: (papers) =>
      `Another program changed the library’s files while Duidu was open. Its read marks and stars of ${countEn(papers, 'paper')} were taken in.`,
    tryAgain: 'Try again',
  },
  zh: {
    note: '笔记',
    markdown: 'Markdown',
    placeholder: '写点笔记，会自动保存。',
    readOnly: '不能改动：资料库由更新版本的对读写成。',
    write: '编写',
    read: '阅读',
    view: '笔记的显示方式',
    image: (alt) => (alt === '' ? '图片' : `图片：${alt}`),
    goesOn: (characters) => `后面还有 ${countZh(characters, '个字符')}。`,
    showMore: '继续显示',
    resize: '笔记区高度',
    editing: '编辑中',
    saving: '正在保存…',
    saved: '已保存',
    slow: '尚未保存：已有一段时间没有响应。文字仍在这里。',
    notSaved: (reason) => `未保存：${reason}`,
    tooLong: (characters) => `未保存：超出 ${countZh(characters, '个字符')}`,
    refused: (characters) => `没有放入：笔记会超出长度上限 ${countZh(characters, '个字符')}`,
    stays: (papers) =>
      `窗口没有关闭：${papers.join('、')} 的笔记里最后输入的内容只在窗口里。请先缩短或复制。`,
    joined: (notes) =>
      `对读打开期间，资料库的文件被别的程序改动过。${countZh(notes, '条笔记')}现在保留着双方的文字：您写的和对方写的；合并之前的文字在历史版本里。`,
    joinedMarks: (papers) =>
      `对读打开期间，资料库的文件被别的程序改动过。${countZh(papers, '篇论文')}的已读标记和星标已按那边的改动更新。`,
    tryAgain: '重试',
  },
})
