import type { AnnounceType } from '../digest'
import type { UndoReport } from '../readerApi'
import { countEn, countZh, defineMessages } from './define'

interface ListMessages {
  readonly marked: (report: UndoReport) => string
  readonly undone: (report: UndoReport) => string
  readonly redone: (report: UndoReport) => string
  readonly nothingToUndo: string
  readonly nothingToRedo: string
  readonly nothingToMark: string
  readonly nothingUnread: string
  readonly stillReading: string
}

const deedEn = ({ mark, value, count }: UndoReport): string => {
  const papers = countEn(count, 'paper')
  if (mark === 'read') return `${papers} marked as ${value ? 'read' : 'unread'}`
  return value ? `${papers} starred` : `star taken off ${papers}`
}

const deedZh = ({ mark, value, count }: UndoReport): string => {
  const papers = countZh(count, '篇')
  if (mark === 'read') return `${papers}标为${value ? '已读' : '未读'}`
  return value ? `${papers}加星标` : `${papers}取消星标`
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const listMessages = defineMessages<ListMessages>({
  en: {
    marked: (report) => upperFirst(deedEn(report)),
    undone: (report) => `Undone: ${deedEn(report)}`,
    redone: (report) => `Done again: ${deedEn(report)}`,
    nothingToUndo: 'Nothing to undo',
    nothingToRedo: 'Nothing to redo',
    nothingToMark: 'All of these are read already',
    nothingUnread: 'Nothing unread left in this list',
    stillReading: 'The library is still being read; try again in a moment',
  },
  zh: {
    marked: (report) => `已将 ${deedZh(report)}`,
    undone: (report) => `已撤销：${deedZh(report)}`,
    redone: (report) => `已重做：${deedZh(report)}`,
    nothingToUndo: '没有可撤销的操作',
    nothingToRedo: '没有可重做的操作',
    nothingToMark: '这些都已读过',
    nothingUnread: '这个列表里没有未读的了',
    stillReading: '资料库还在读取，请稍候再试',
  },
})

/** An announce type beside a category, short. */
export const announceTypeMessages = defineMessages<Record<AnnounceType, string>>({
  en: { new: 'new', cross: 'cross', replace: 'update', 'replace-cross': 'cross update' },
  zh: { new: '新', cross: '交叉', replace: '更新', 'replace-cross': '交叉更新' },
})
