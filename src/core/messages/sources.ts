import type { Scope } from '../scope'
import { countEn, countZh, defineMessages } from './define'

export type SourceSection = 'library' | 'searches' | 'digests' | 'categories'

interface SourcesMessages {
  readonly section: Readonly<Record<SourceSection, string>>
  readonly scope: Readonly<Record<Exclude<Scope['kind'], 'digest' | 'category' | 'search'>, string>>
  /** Read out beside a name. */
  readonly papers: (count: number) => string
  readonly unread: (count: number) => string
  readonly emptyDigest: string
}

export const sourcesMessages = defineMessages<SourcesMessages>({
  en: {
    section: { library: 'Library', searches: 'Saved searches', digests: 'Digests', categories: 'Categories' },
    scope: {
      unread: 'Unread',
      all: 'All',
      starred: 'Starred',
      noted: 'Notes',
      updated: 'Updated',
      followed: 'Followed',
    },
    papers: (count) => countEn(count, 'paper'),
    unread: (count) => `${count.toLocaleString('en')} unread`,
    emptyDigest: 'no papers',
  },
  zh: {
    section: { library: '资料库', searches: '已存搜索', digests: '摘要文件', categories: '分类' },
    scope: {
      unread: '未读',
      all: '全部',
      starred: '星标',
      noted: '笔记',
      updated: '有更新',
      followed: '关注',
    },
    papers: (count) => countZh(count, '篇'),
    unread: (count) => countZh(count, '篇未读'),
    emptyDigest: '没有论文',
  },
})
