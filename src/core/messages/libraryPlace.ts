import { assertNever } from '../assertNever'
import type { MovedLibrary, MoveProblem } from '../reports'
import { defineMessages } from './define'

interface LibraryPlaceMessages {
  readonly chooseTitle: string
  readonly choose: string
  readonly move: string
  readonly stay: string
  readonly planned: (folder: string) => string
  readonly fixed: string
  readonly refused: (problem: MoveProblem) => string
  readonly outcome: (moved: MovedLibrary) => string
  /** While it is copied, before there is a window. */
  readonly moving: {
    readonly message: string
    readonly detail: (folder: string) => string
    readonly buttons: Readonly<Record<'goOn' | 'stop', string>>
  }
  readonly unknownTitle: string
  readonly unknown: (file: string, detail: string) => string
}

function problemEn(problem: MoveProblem): string {
  switch (problem.kind) {
    case 'notEmpty':
      return 'There is something in that folder. Choose a new, empty one.'
    case 'holdsLibrary':
      return 'There is another library in that folder. Choose a new, empty one; to join two libraries, export one and import it.'
    case 'heldByAnother':
      return `Another Duidu has ${problem.folder} open. Nothing was done.`
    case 'inside':
      return 'That folder is the library’s, or one of both lies in the other. Choose another one.'
    case 'fixed':
      return 'DUIDU_LIBRARY in the environment says where the library lies. Change it there.'
    case 'notChosen':
      return 'The folder that was chosen is gone, or another one has taken its place: is its disk connected? Connect it, then choose the folder again.'
    case 'stopped':
      return 'You stopped it.'
    case 'inTheWay':
      return `The folder that was chosen is not empty any more: ${problem.path} lies there now, and was left as it is. Choose a new, empty folder.`
    case 'failed':
      return `The system reported: ${problem.detail}.`
    default:
      return assertNever(problem)
  }
}

function problemZh(problem: MoveProblem): string {
  switch (problem.kind) {
    case 'notEmpty':
      return '那个文件夹不是空的。请选择一个新的空文件夹。'
    case 'holdsLibrary':
      return '那个文件夹里已有另一个资料库。请选择一个新的空文件夹；要合并两个资料库，请导出其中一个再导入。'
    case 'heldByAnother':
      return `另一个对读正在使用 ${problem.folder}，没有做任何改动。`
    case 'inside':
      return '那就是资料库所在的文件夹，或者两者一个在另一个里面。请另选一个。'
    case 'fixed':
      return '资料库的位置由环境变量 DUIDU_LIBRARY 指定，请在那里更改。'
    case 'notChosen':
      return '选定的文件夹已不存在，或已换成另一个文件夹。请检查磁盘是否已连接；连接后再选择一次。'
    case 'stopped':
      return '移动已由您停止。'
    case 'inTheWay':
      return `选定的文件夹已不是空的：里面有 ${problem.path}，对读没有动它。请另选一个新的空文件夹。`
    case 'failed':
      return `系统报告：${problem.detail}。`
    default:
      return assertNever(problem)
  }
}

/** What comes next after a move that failed; most problems say that themselves. */
function nextStep(moved: Extract<MovedLibrary, { kind: 'notMoved' }>, again: string, choose: string): string {
  if (moved.again) return again
  return moved.problem.kind === 'failed' ? choose : ''
}

export const libraryPlaceMessages = defineMessages<LibraryPlaceMessages>({
  en: {
    chooseTitle: 'A new, empty folder for the library',
    choose: 'Move here',
    move: 'Move…',
    stay: 'Do not move',
    planned: (folder) => `It moves to ${folder} when Duidu starts next.`,
    fixed: 'DUIDU_LIBRARY in the environment says so.',
    refused: (problem) => `The library was not moved. ${problemEn(problem)}`,
    outcome: (moved) =>
      moved.kind === 'moved'
        ? `The library now lies in ${moved.to}. The old folder, ${moved.from}, is as it was: delete it when you need it no more.`
        : `The library was not moved and still lies in ${moved.from}. ${problemEn(moved.problem)}${nextStep(moved, ' The next start tries again.', ' To move it all the same, choose a folder once more in Settings › General.')}`,
    moving: {
      message: 'Duidu is moving its library',
      detail: (folder) =>
        `It is copied to ${folder} and read back, which takes a while on a slow disk. The window opens by itself when that is done.`,
      buttons: { goOn: 'Go on', stop: 'Do not move' },
    },
    unknownTitle: 'Duidu does not know where its library lies',
    unknown: (file, detail) =>
      `${file} says where the library was moved to, and cannot be read: ${detail}. Mend that file, or delete it to use the library in Duidu’s own folder.`,
  },
  zh: {
    chooseTitle: '为资料库选择一个新的空文件夹',
    choose: '移到这里',
    move: '移动…',
    stay: '不移动了',
    planned: (folder) => `下次启动对读时移到 ${folder}。`,
    fixed: '由环境变量 DUIDU_LIBRARY 指定。',
    refused: (problem) => `资料库没有移动。${problemZh(problem)}`,
    outcome: (moved) =>
      moved.kind === 'moved'
        ? `资料库现在位于 ${moved.to}。原来的文件夹 ${moved.from} 原样保留，不再需要时可以删除。`
        : `资料库没有移动，仍在 ${moved.from}。${problemZh(moved.problem)}${nextStep(moved, '下次启动时会再试一次。', '如果仍要移动，请在“设置 › 通用”中重新选择文件夹。')}`,
    moving: {
      message: '对读正在移动资料库',
      detail: (folder) => `正在复制到 ${folder} 并逐一核对，磁盘较慢时需要一些时间。完成后窗口会自动打开。`,
      buttons: { goOn: '继续', stop: '不移动了' },
    },
    unknownTitle: '对读不知道资料库在哪里',
    unknown: (file, detail) =>
      `${file} 记录着资料库移到了哪里，但无法读取：${detail}。请修复这个文件；或将它删除，改用对读自己文件夹里的资料库。`,
  },
})
