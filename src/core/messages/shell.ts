import { defineMessages } from './define'

interface ShellMessages {
  readonly sources: string
  readonly list: string
  readonly sourcesWidth: string
  readonly listWidth: string
  readonly showSources: string
  /** Said when focus mode begins. */
  readonly focusModeHint: string
  readonly leaveFocusMode: string
  readonly textSize: (percent: number) => string
  readonly paperWidth: (percent: number) => string
  readonly firstColumn: (percent: number) => string
  readonly close: string
  readonly closeMessage: string
  readonly notSaved: (reason: string) => string
  /** The disk does not answer. */
  readonly slow: string
  readonly tryAgain: string
  readonly readOnly: string
  readonly unreadableTitle: string
  readonly heldTitle: string
  readonly missingTitle: string
  readonly showFolder: string
  readonly failed: (detail: string) => string
  readonly notStarted: string
  readonly keys: string
  readonly keysText: string
  readonly or: string
  /** Keys that have a word, by `KeyboardEvent.key`. */
  readonly keyNames: Readonly<Partial<Record<string, string>>>
}

export const shellMessages = defineMessages<ShellMessages>({
  en: {
    sources: 'Sources',
    list: 'Papers',
    sourcesWidth: 'Width of the sources',
    listWidth: 'Width of the list',
    showSources: 'Show sources',
    focusModeHint: 'Focus mode: only the paper is shown. Escape leaves it.',
    leaveFocusMode: 'Leave focus mode',
    textSize: (percent) => `Text size ${percent} %`,
    paperWidth: (percent) => `Width of the paper ${percent} %`,
    firstColumn: (percent) => `First column ${percent} % of the page`,
    close: 'Close',
    closeMessage: 'Close message',
    notSaved: (reason) => `Not saved. ${reason}`,
    slow: 'The disk with the library has not answered for a while. What you write stays here, and is saved as soon as it answers.',
    tryAgain: 'Try again',
    readOnly:
      'This library was written by a newer Duidu. It is shown, and nothing in it is changed: no marks, no notes, no imports. Install the newest Duidu to go on.',
    unreadableTitle: 'The library cannot be read',
    heldTitle: 'The library is in use',
    missingTitle: 'The library is not there',
    showFolder: 'Show folder',
    failed: (detail) => `Something went wrong: ${detail}`,
    notStarted: 'Duidu could not start.',
    keys: 'Keyboard shortcuts',
    keysText: 'Single letters work whenever you are not typing. The pencil changes a command’s keys.',
    or: 'or',
    keyNames: { ' ': 'Space', BrowserBack: 'Browser Back', BrowserForward: 'Browser Forward' },
  },
  zh: {
    sources: '来源',
    list: '论文列表',
    sourcesWidth: '来源栏宽度',
    listWidth: '列表栏宽度',
    showSources: '显示来源',
    focusModeHint: '专注模式：只显示论文。按 Esc 退出。',
    leaveFocusMode: '退出专注模式',
    textSize: (percent) => `文字大小 ${percent}%`,
    paperWidth: (percent) => `版面宽度 ${percent}%`,
    firstColumn: (percent) => `第一栏占版面 ${percent}%`,
    close: '关闭',
    closeMessage: '关闭消息',
    notSaved: (reason) => `未能保存。${reason}`,
    slow: '资料库所在的磁盘已有一段时间没有响应。写下的内容都留在这里，磁盘一有响应就会保存。',
    tryAgain: '重试',
    readOnly:
      '这个资料库由更新版本的对读写成，只显示，不作任何改动：不标记，不写笔记，不导入。请安装最新版的对读再继续。',
    unreadableTitle: '无法读取资料库',
    heldTitle: '资料库正在使用中',
    missingTitle: '找不到资料库',
    showFolder: '显示文件夹',
    failed: (detail) => `出错了：${detail}`,
    notStarted: '对读未能启动。',
    keys: '键盘快捷键',
    keysText: '不在输入文字时，单个字母键随时可用。点铅笔可更改快捷键。',
    or: '或',
    keyNames: { ' ': '空格', BrowserBack: '浏览器后退键', BrowserForward: '浏览器前进键' },
  },
})
