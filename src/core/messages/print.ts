import type { SaveFailure } from '../reports'
import { countEn, countZh, defineMessages } from './define'
import { placeMessages } from './place'

interface PrintMessages {
  readonly printTitle: string
  readonly pdfTitle: string
  readonly what: string
  readonly thisPaper: string
  /** The papers of the list, which is called so. */
  readonly list: (name: string, count: number) => string
  readonly onlyFirst: (count: number) => string
  readonly many: string
  readonly notes: string
  /** What the button says. */
  readonly print: (count: number) => string
  readonly savePdf: (count: number) => string
  readonly gathering: (done: number, total: number) => string
  readonly cancel: string
  readonly nothing: string
  readonly printed: string
  readonly saved: (name: string) => string
  readonly notPrinted: (detail: string) => string
  readonly notMade: (detail: string) => string
  readonly notSaved: (name: string, failure: SaveFailure) => string
  readonly note: string
  readonly tryAgain: string
  /** In the head of each page where it is no single paper. */
  readonly heading: (list: string, count: number) => string
}

export const printMessages = defineMessages<PrintMessages>({
  en: {
    printTitle: 'Print',
    pdfTitle: 'Save as PDF',
    what: 'What',
    thisPaper: 'This paper',
    list: (name, count) => `The list “${name}”: ${countEn(count, 'paper')}`,
    onlyFirst: (count) => `Only the first ${countEn(count, 'paper')} of the list fit into one document.`,
    many: 'That makes many pages. Continue?',
    notes: 'With notes',
    print: (count) => (count === 1 ? 'Print…' : `Print ${countEn(count, 'paper')}…`),
    savePdf: (count) => (count === 1 ? 'Save…' : `Save ${countEn(count, 'paper')}…`),
    gathering: (done, total) => `Setting ${done.toLocaleString('en')} of ${countEn(total, 'paper')}`,
    cancel: 'Cancel',
    nothing: 'There is no paper here to print',
    printed: 'Sent to the printer',
    saved: (name) => `Saved as ${name}`,
    notPrinted: (detail) => `Not printed. The system reported: ${detail}. Check the printer and try again.`,
    notMade: (detail) => `The PDF could not be made: ${detail}`,
    notSaved: (name, failure) => `${name} was not saved. ${placeMessages.en(failure)}`,
    note: 'Note',
    tryAgain: 'Try again',
    heading: (list, count) => `${list} · ${countEn(count, 'paper')}`,
  },
  zh: {
    printTitle: '打印',
    pdfTitle: '存为 PDF',
    what: '内容',
    thisPaper: '这篇论文',
    list: (name, count) => `列表“${name}”：${countZh(count, '篇')}`,
    onlyFirst: (count) => `一份文档只容得下列表的前 ${countZh(count, '篇')}。`,
    many: '页数会很多，要继续吗？',
    notes: '连同笔记',
    print: (count) => (count === 1 ? '打印…' : `打印 ${countZh(count, '篇')}…`),
    savePdf: (count) => (count === 1 ? '保存…' : `保存 ${countZh(count, '篇')}…`),
    gathering: (done, total) => `正在排版：${done.toLocaleString('zh-Hans')} / ${countZh(total, '篇')}`,
    cancel: '取消',
    nothing: '这里没有可打印的论文',
    printed: '已送往打印机',
    saved: (name) => `已存为 ${name}`,
    notPrinted: (detail) => `未能打印。系统报告：${detail}。请检查打印机后重试。`,
    notMade: (detail) => `未能生成 PDF：${detail}`,
    notSaved: (name, failure) => `${name} 未能保存。${placeMessages.zh(failure)}`,
    note: '笔记',
    tryAgain: '重试',
    heading: (list, count) => `${list} · ${countZh(count, '篇')}`,
  },
})
