import type { AnnounceType } from '../digest'
import type { UndoReport } from '../readerApi'
import { countEn, countZh, defineMessages } from './define'

interface ListMessages {
  readonly search: string
  readonly clearSearch: string
  readonly more: string
  readonly refresh: string
  readonly unread: string
  readonly starred: string
  readonly noted: string
  readonly updatedSinceRead: string
  readonly noTitle: string
  readonly loading: string
  /** Empty lists: why, and the one next step. */
  readonly noHit: (query: string) => string
  readonly noHitText: string
  readonly searchAll: string
  readonly clear: string
  readonly allRead: string
  readonly allReadText: string
  readonly noneStarred: string
  readonly noneStarredText: (key: string) => string
  readonly noneNoted: string
  readonly noneNotedText: (key: string) => string
  readonly noneUpdated: string
  readonly noneUpdatedText: string
  readonly emptyDigest: string
  readonly emptyDigestText: string
  readonly emptyScope: string
  readonly showUnread: string
  readonly showAll: string
  readonly marked: (report: UndoReport) => string
  readonly undone: (report: UndoReport) => string
  readonly redone: (report: UndoReport) => string
  /** In the menu: what undo or redo would do. */
  readonly undo: (report: UndoReport) => string
  readonly redo: (report: UndoReport) => string
  /** Above the choices of days: older papers are marked. */
  readonly olderThan: string
  readonly days: (days: number) => string
  readonly noneOlder: (days: number) => string
  readonly nothingToUndo: string
  readonly nothingToRedo: string
  readonly nothingToMark: string
  readonly nothingUnread: string
  readonly nothingUnreadAnywhere: string
  /** The list has nothing unread left: where the next press goes. */
  readonly nextSource: (source: string) => string
  readonly goThere: string
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
    search: 'Search',
    clearSearch: 'Clear search',
    more: 'More',
    refresh: 'Refresh list',
    unread: 'unread',
    starred: 'starred',
    noted: 'with note',
    updatedSinceRead: 'updated since read',
    noTitle: 'Untitled',
    loading: 'Loading',
    noHit: (query) => `Nothing found for “${query}”`,
    noHitText: 'All words must occur in its titles, summaries, abstracts or note.',
    searchAll: 'Search all papers',
    clear: 'Clear search',
    allRead: 'Nothing left unread',
    allReadText: 'You have read everything that is here.',
    noneStarred: 'No starred papers yet',
    noneStarredText: (key) => `${key === '' ? 'Star' : `Press ${key} on`} a paper to find it here again.`,
    noneNoted: 'No notes yet',
    noneNotedText: (key) =>
      key === '' ? 'Write one below a paper.' : `Press ${key} on a paper to write one.`,
    noneUpdated: 'No updates',
    noneUpdatedText: 'Papers show up here when a newer version is announced after you read them.',
    emptyDigest: 'A normal day',
    emptyDigestText: 'This digest announces no papers.',
    emptyScope: 'No papers here',
    showUnread: 'Show unread papers',
    showAll: 'Show all papers',
    marked: (report) => upperFirst(deedEn(report)),
    undone: (report) => `Undone: ${deedEn(report)}`,
    redone: (report) => `Redone: ${deedEn(report)}`,
    undo: (report) => `Undo: ${deedEn(report)}`,
    redo: (report) => `Redo: ${deedEn(report)}`,
    olderThan: 'Mark as read what is older than',
    days: (days) => countEn(days, 'day'),
    noneOlder: (days) => `Nothing unread here is older than ${countEn(days, 'day')}`,
    nothingToUndo: 'Nothing to undo',
    nothingToRedo: 'Nothing to redo',
    nothingToMark: 'All of these are read already',
    nothingUnread: 'Nothing unread left in this list',
    nothingUnreadAnywhere: 'Nothing unread left',
    nextSource: (source) => `Nothing unread left here. Next: ${source}`,
    goThere: 'Go there',
    stillReading: 'The library is still being read; try again in a moment',
  },
  zh: {
    search: '搜索',
    clearSearch: '清除搜索',
    more: '更多',
    refresh: '刷新列表',
    unread: '未读',
    starred: '已加星标',
    noted: '有笔记',
    updatedSinceRead: '读后有更新',
    noTitle: '无标题',
    loading: '正在载入',
    noHit: (query) => `没有找到“${query}”`,
    noHitText: '每个词都须出现在论文的标题、一句话摘要、摘要或笔记中。',
    searchAll: '在全部论文中搜索',
    clear: '清除搜索',
    allRead: '都读完了',
    allReadText: '这里没有未读的论文。',
    noneStarred: '还没有星标论文',
    noneStarredText: (key) => `读到好论文时${key === '' ? '加星标' : `按 ${key}`}，就能在这里找到它。`,
    noneNoted: '还没有笔记',
    noneNotedText: (key) => (key === '' ? '在论文下方即可写笔记。' : `在论文上按 ${key} 即可写笔记。`),
    noneUpdated: '没有更新',
    noneUpdatedText: '读过的论文有了新版本，就会出现在这里。',
    emptyDigest: '平常的一天',
    emptyDigestText: '这份摘要当天没有论文。',
    emptyScope: '这里没有论文',
    showUnread: '查看未读论文',
    showAll: '查看全部论文',
    marked: (report) => `已将 ${deedZh(report)}`,
    undone: (report) => `已撤销：${deedZh(report)}`,
    redone: (report) => `已重做：${deedZh(report)}`,
    undo: (report) => `撤销：${deedZh(report)}`,
    redo: (report) => `重做：${deedZh(report)}`,
    olderThan: '更早的标为已读',
    days: (days) => countZh(days, '天前'),
    noneOlder: (days) => `这里没有 ${countZh(days, '天前')}的未读论文`,
    nothingToUndo: '没有可撤销的操作',
    nothingToRedo: '没有可重做的操作',
    nothingToMark: '这些都已读过',
    nothingUnread: '这个列表里没有未读的了',
    nothingUnreadAnywhere: '没有未读的了',
    nextSource: (source) => `这里没有未读的了。下一个来源：${source}`,
    goThere: '转到',
    stillReading: '资料库还在读取，请稍候再试',
  },
})

/** An announce type beside a category, short. */
export const announceTypeMessages = defineMessages<Record<AnnounceType, string>>({
  en: { new: 'new', cross: 'cross', replace: 'update', 'replace-cross': 'cross update' },
  zh: { new: '新', cross: '交叉', replace: '更新', 'replace-cross': '交叉更新' },
})
