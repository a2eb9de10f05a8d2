import { assertNever } from '../assertNever'
import type { LibraryNotice, ReadAgainNotice, StoreNotice } from '../reports'
import { countEn } from './define'
import { restoreMessages } from './snapshotOutcomes'

/** What a store holds, by the word that its file's name begins with. */
type StoreKind =
  | 'reading'
  | 'notes'
  | 'versions'
  | 'digests'
  | 'rows'
  | 'papers'
  | 'settings'
  | 'session'
  | 'undo'
  | 'searches'
  | 'keywords'
  | 'restoring'

const STORES_EN: Record<StoreKind, string> = {
  reading: 'read marks and stars',
  notes: 'notes',
  versions: 'former versions of notes',
  digests: 'digests',
  rows: 'the list of papers',
  papers: 'papers',
  settings: 'settings',
  session: 'the place where you left off',
  undo: 'the last marking, for undo',
  searches: 'saved searches',
  keywords: 'followed and muted words',
  restoring: 'the note of a restoration under way',
}
const STORES_ZH: Record<StoreKind, string> = {
  reading: '已读标记和星标',
  notes: '笔记',
  versions: '笔记的历史版本',
  digests: '摘要文件的记录',
  rows: '论文列表',
  papers: '论文内容',
  settings: '设置',
  session: '上次阅读的位置',
  undo: '最近一次标记（供撤销）',
  searches: '已存搜索',
  keywords: '关注词与屏蔽词',
  restoring: '正在恢复快照的记录',
}

/** Stores whose content came from digests, by how what they lose comes back from those. */
const FROM_DIGESTS: Partial<Record<StoreKind, 'byHand' | 'byItself'>> = {
  digests: 'byHand',
  rows: 'byItself',
  papers: 'byItself',
}
/** So many digests are named where some have to be imported again. */
const FILES_NAMED = 5

const kindOfStore = (store: string): StoreKind | undefined =>
  (Object.keys(STORES_EN) as StoreKind[]).find((name) => store.startsWith(name))

/** What the store of this name holds; an unknown name stands for itself. */
function storeIn(names: Record<StoreKind, string>, store: string): string {
  const kind = kindOfStore(store)
  return kind === undefined ? store : names[kind]
}

function comesBack(store: string): 'byHand' | 'byItself' | undefined {
  const kind = kindOfStore(store)
  return kind && FROM_DIGESTS[kind]
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function readAgainEn({ back, left, files }: ReadAgainNotice): string {
  const lost = countEn(back + left, 'paper')
  const texts = back + left === 1 ? 'the text' : 'the texts'
  const told = `A file of the library was damaged or gone, and with it ${texts} of ${lost}.`
  const read = back === 0 ? '' : ` ${back} came back: read again from the digests’ own files.`
  const none = ' None could be read again from the digests’ own files, which are gone or have changed.'
  if (left === 0) return told + read
  const rest = back === 0 ? none : ` ${left} did not, as those files are gone or have changed.`
  if (files.length === 0)
    return `${told}${read}${rest} Import again the files that these papers came from. Notes and marks are untouched.`
  const more = files.length - FILES_NAMED
  const named = files.slice(0, FILES_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '')
  return `${told}${read}${rest} To bring ${back === 0 ? 'them' : 'the rest'} back, import these again: ${named}. Notes and marks are untouched.`
}

function readAgainZh({ back, left, files }: ReadAgainNotice): string {
  const told = `资料库的一个文件损坏或丢失，${back + left} 篇论文的内容随之丢失。`
  const read = back === 0 ? '' : `其中 ${back} 篇已从原来的摘要文件重新读回。`
  if (left === 0) return told + read
  const rest = `${back === 0 ? '' : `另有 ${left} 篇`}未能读回，因为原来的摘要文件已不在或已改变。`
  if (files.length === 0) return `${told}${read}${rest}请重新导入这些论文所在的文件。笔记和标记都没有受影响。`
  const more = files.length - FILES_NAMED
  const named = files.slice(0, FILES_NAMED).join('、') + (more > 0 ? ` 等 ${files.length} 个文件` : '')
  return `${told}${read}${rest}请重新导入：${named}。笔记和标记都没有受影响。`
}

/** What became of a store that was found broken or too new, and of what was lost with it. */
export function libraryNoticeEn(notice: LibraryNotice): string {
  if (notice.kind === 'readAgain') return readAgainEn(notice)
  return 'store' in notice ? storeNoticeEn(notice) : restoreMessages.en(notice)
}

/** The same in Chinese. */
export function libraryNoticeZh(notice: LibraryNotice): string {
  if (notice.kind === 'readAgain') return readAgainZh(notice)
  return 'store' in notice ? storeNoticeZh(notice) : restoreMessages.zh(notice)
}

function storeNoticeEn(notice: StoreNotice): string {
  const store = upperFirst(storeIn(STORES_EN, notice.store))
  switch (notice.kind) {
    case 'restored': {
      const time = new Date(notice.savedAt).toLocaleString('en')
      return `${store}: the file was broken and was restored from its backup of ${time}. What was changed after that is in the broken file, which was kept as ${notice.kept}.`
    }
    case 'lost':
      if (comesBack(notice.store) === 'byItself') {
        return `${store}: the file was broken. What other files of the library still tell was put back, and the rest is read again from the digests’ own files, as far as those are still there. The broken file was kept as ${notice.kept}.`
      }
      if (comesBack(notice.store) === 'byHand') {
        return `${store}: the file was broken. What other files of the library still tell was put back; opening the digests again brings back the rest. The broken file was kept as ${notice.kept}.`
      }
      if (notice.store === 'restoring') {
        return `${store}: the file was broken. If restoring a snapshot was cut short just before, part of it may be restored and part not; Settings › Snapshots shows what there is to go back to. The broken file was kept as ${notice.kept}.`
      }
      return `${store}: the file was broken and has no backup, so it starts empty. The broken file was kept as ${notice.kept}.`
    case 'missing': {
      const time = new Date(notice.savedAt).toLocaleString('en')
      return `${store}: the file was gone, so its backup of ${time} was taken.`
    }
    case 'newer':
      return `${store}: written by a newer Duidu. It is shown and not changed; install the newest Duidu to go on.`
    default:
      return assertNever(notice)
  }
}

function storeNoticeZh(notice: StoreNotice): string {
  const store = storeIn(STORES_ZH, notice.store)
  switch (notice.kind) {
    case 'restored': {
      const time = new Date(notice.savedAt).toLocaleString('zh-Hans')
      return `${store}：文件已损坏，已从 ${time} 的备份恢复。此后的改动在损坏的文件里，已保留为 ${notice.kept}。`
    }
    case 'lost':
      if (comesBack(notice.store) === 'byItself') {
        return `${store}：文件已损坏。资料库其他文件里还有的内容已经恢复，其余的会从原来的摘要文件重新读取（如果还在）。损坏的文件已保留为 ${notice.kept}。`
      }
      if (comesBack(notice.store) === 'byHand') {
        return `${store}：文件已损坏。资料库其他文件里还有的内容已经恢复，其余的重新打开摘要文件即可找回。损坏的文件已保留为 ${notice.kept}。`
      }
      if (notice.store === 'restoring') {
        return `${store}：文件已损坏。如果此前恢复快照时曾中断，可能只恢复了一部分；“设置 › 快照”中有可以恢复的快照。损坏的文件已保留为 ${notice.kept}。`
      }
      return `${store}：文件已损坏且没有备份，只能从空白开始。损坏的文件已保留为 ${notice.kept}。`
    case 'missing': {
      const time = new Date(notice.savedAt).toLocaleString('zh-Hans')
      return `${store}：文件不见了，已改用 ${time} 的备份。`
    }
    case 'newer':
      return `${store}：由更新版本的对读写成，只显示不改动。请安装最新版的对读。`
    default:
      return assertNever(notice)
  }
}
