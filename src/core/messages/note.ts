import { countEn, countZh, defineMessages } from './define'

interface NoteMessages {
  readonly note: string
  readonly markdown: string
  readonly placeholder: string
  readonly resize: string
  readonly editing: string
  readonly saving: string
  readonly saved: string
  readonly notSaved: (reason: string) => string
  readonly tooLong: (characters: number) => string
  /** Of a text that was pasted or dropped and would make the note too long. */
  readonly refused: (characters: number) => string
  readonly tryAgain: string
}

export const noteMessages = defineMessages<NoteMessages>({
  en: {
    note: 'Note',
    markdown: 'Markdown',
    placeholder: 'Write a note. It is saved by itself.',
    resize: 'Height of the note',
    editing: 'Editing',
    saving: 'Saving…',
    saved: 'Saved',
    notSaved: (reason) => `Not saved: ${reason}`,
    tooLong: (characters) => `Not saved: ${countEn(characters, 'character')} too long`,
    refused: (characters) =>
      `Not put in: the note would be ${countEn(characters, 'character')} longer than it may be`,
    tryAgain: 'Try again',
  },
  zh: {
    note: '笔记',
    markdown: 'Markdown',
    placeholder: '写点笔记，会自动保存。',
    resize: '笔记区高度',
    editing: '编辑中',
    saving: '正在保存…',
    saved: '已保存',
    notSaved: (reason) => `未保存：${reason}`,
    tooLong: (characters) => `未保存：超出 ${countZh(characters, '个字符')}`,
    refused: (characters) => `没有放入：笔记会超出长度上限 ${countZh(characters, '个字符')}`,
    tryAgain: '重试',
  },
})
