import {
  MOST_DELETED_LISTED,
  MOST_VERSION_CHARACTERS,
  MOST_VERSIONS,
  type VersionBefore,
} from '../noteVersions'
import { countEn, countZh, defineMessages } from './define'

interface VersionMessages {
  readonly title: string
  /** On the button that opens the panel. */
  readonly open: string
  readonly list: string
  readonly none: string
  /** Below a list that is shorter than it may be, as its texts are long. */
  readonly cutShort: string
  /** An ISO time. */
  readonly when: (iso: string) => string
  /** Why a version was kept; `''` where that is not known. */
  readonly before: (before: VersionBefore) => string
  readonly characters: (count: number) => string
  /** The two views of a version. */
  readonly views: string
  readonly difference: string
  readonly text: string
  readonly textOf: (when: string) => string
  readonly reading: string
  readonly same: string
  readonly nothingNow: string
  readonly changed: (removed: number, added: number) => string
  readonly byLines: string
  readonly byWhole: string
  readonly legend: Readonly<Record<'removed' | 'added', string>>
  /** Said by screen readers before and after what is struck through or underlined. */
  readonly begins: Readonly<Record<'removed' | 'added', string>>
  readonly ends: Readonly<Record<'removed' | 'added', string>>
  readonly lineEnd: string
  readonly unfold: (characters: number) => string
  readonly copy: string
  readonly copied: string
  readonly notCopied: (detail: string) => string
  readonly bringBack: string
  readonly broughtBack: (when: string) => string
  readonly gone: string
  readonly notTaken: string
  readonly notBroughtBack: (detail: string) => string
  readonly unreadable: (detail: string) => string
  readonly deletedTitle: string
  readonly deletedText: string
  readonly noneDeleted: string
  readonly moreDeleted: string
  readonly deletedAt: (when: string) => string
  readonly deletedUnreadable: (detail: string) => string
}

const momentOf = (locale: string, unknown: string) => (iso: string) => {
  const time = new Date(iso)
  if (Number.isNaN(time.getTime())) return unknown
  return time.toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' })
}

/** What a file says may be of a newer version, which knows other reasons. */
function reason(before: VersionBefore, words: Readonly<Record<VersionBefore, string>>): string {
  return Object.hasOwn(words, before) ? words[before] : ''
}

export const versionMessages = defineMessages<VersionMessages>({
  en: {
    title: 'Versions of the note',
    open: 'Versions',
    list: 'Former versions',
    none: `There are no former versions yet. What a note said is kept before it is changed, deleted or replaced; the last ${MOST_VERSIONS} stay.`,
    cutShort: `These versions are long, so older ones are no longer kept: all versions of a note together have ${MOST_VERSION_CHARACTERS.toLocaleString('en')} characters at most.`,
    when: momentOf('en', 'at an unknown time'),
    before: (before) =>
      reason(before, {
        change: 'before a change',
        deletion: 'before it was deleted',
        bringBack: 'before a version was brought back',
        import: 'before an import',
        restore: 'before a snapshot was restored',
        elsewhere: 'when another program had changed the file',
      }),
    characters: (count) => countEn(count, 'character'),
    views: 'View of the version',
    difference: 'Difference',
    text: 'Text',
    textOf: (when) => `The version of ${when}`,
    reading: 'Reading…',
    same: 'The same as the note now.',
    nothingNow: 'The note is empty now.',
    changed: (removed, added) =>
      `Since then: ${countEn(removed, 'character')} removed, ${countEn(added, 'character')} added.`,
    byLines: 'Where the two differ most, whole lines are compared.',
    byWhole: 'The two differ too much to be compared within.',
    legend: { removed: 'only in this version', added: 'only in the note now' },
    begins: { removed: 'gone since: ', added: 'new since: ' },
    ends: { removed: ' (end of what is gone) ', added: ' (end of what is new) ' },
    lineEnd: 'line break',
    unfold: (characters) => `Show ${countEn(characters, 'unchanged character')}`,
    copy: 'Copy text',
    copied: 'Text copied',
    notCopied: (detail) => `Not copied: ${detail}`,
    bringBack: 'Bring back',
    broughtBack: (when) => `The note is as of ${when} again; what it said until now is its latest version.`,
    gone: 'This version is no longer there: newer ones have taken its place.',
    notTaken:
      'Not brought back: the note has text that is not saved and would be lost. Save or shorten it first.',
    notBroughtBack: (detail) => `Not brought back; the note is as it was. ${detail}`,
    unreadable: (detail) => `The versions of this note could not be read: ${detail}`,
    deletedTitle: 'Deleted notes',
    deletedText: 'Latest first. Choose one to see its versions and to bring it back.',
    noneDeleted: 'No note has been deleted.',
    moreDeleted: `Only the ${MOST_DELETED_LISTED} deleted last are listed. Older ones are not, but are still among the versions of their papers’ notes.`,
    deletedAt: (when) => `deleted ${when}`,
    deletedUnreadable: (detail) => `The deleted notes could not be read: ${detail}`,
  },
  zh: {
    title: '笔记的历史版本',
    open: '历史版本',
    list: '历史版本',
    none: `还没有历史版本。笔记在改动、删除或被替换之前的内容会保留在这里，最多 ${MOST_VERSIONS} 个。`,
    cutShort: `这些版本很长，更早的已不保留：一条笔记的所有版本合计最多 ${countZh(MOST_VERSION_CHARACTERS, '个字符')}。`,
    when: momentOf('zh-Hans', '时间不详'),
    before: (before) =>
      reason(before, {
        change: '改动之前',
        deletion: '删除之前',
        bringBack: '恢复其他版本之前',
        import: '导入之前',
        restore: '恢复快照之前',
        elsewhere: '文件被别的程序改动时',
      }),
    characters: (count) => countZh(count, '个字符'),
    views: '版本的显示方式',
    difference: '差异',
    text: '全文',
    textOf: (when) => `${when} 的版本`,
    reading: '正在读取…',
    same: '与现在的笔记相同。',
    nothingNow: '笔记现在是空的。',
    changed: (removed, added) => `此后删去 ${countZh(removed, '个字符')}，新增 ${countZh(added, '个字符')}。`,
    byLines: '差别最大的地方按整行比较。',
    byWhole: '两者差别太大，无法逐处比较。',
    legend: { removed: '仅此版本有', added: '仅现在有' },
    begins: { removed: '后来删去：', added: '后来新增：' },
    ends: { removed: '（删去部分止）', added: '（新增部分止）' },
    lineEnd: '换行',
    unfold: (characters) => `展开 ${countZh(characters, '个未改动的字符')}`,
    copy: '复制全文',
    copied: '全文已复制',
    notCopied: (detail) => `没能复制：${detail}`,
    bringBack: '恢复此版本',
    broughtBack: (when) => `笔记已恢复到 ${when} 的版本；恢复前的内容是它最新的历史版本。`,
    gone: '该版本已不在：更新的版本取代了它。',
    notTaken: '没有恢复：笔记里有尚未保存的文字，恢复会丢失它们。请先保存或缩短笔记。',
    notBroughtBack: (detail) => `没有恢复，笔记保持原样。${detail}`,
    unreadable: (detail) => `无法读取这条笔记的历史版本：${detail}`,
    deletedTitle: '已删除的笔记',
    deletedText: '最近删除的在前。选择一条，查看它的历史版本并恢复。',
    noneDeleted: '没有删除过笔记。',
    moreDeleted: `这里只列出最近删除的 ${countZh(MOST_DELETED_LISTED, '条')}。更早的没有列出，仍在各自论文的笔记历史版本中。`,
    deletedAt: (when) => `删除于 ${when}`,
    deletedUnreadable: (detail) => `无法读取已删除的笔记：${detail}`,
  },
})
