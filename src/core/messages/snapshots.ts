import type { ListChanges, SnapshotChanges, SnapshotReason } from '../snapshots'
import { countEn, countZh, defineMessages, type Locale } from './define'

interface SnapshotMessages {
  readonly text: string
  /** Opens the section of the settings. */
  readonly open: string
  /** `detail` in the system's words. */
  readonly unreadable: (detail: string) => string
  readonly makeNow: string
  /** While it is being done. */
  readonly doing: Readonly<Record<'making' | 'reading' | 'restoring', string>>
  /** `detail` in the system's words. */
  readonly failed: (detail: string) => string
  readonly made: string
  readonly unchanged: string
  readonly none: string
  readonly allTake: (bytes: number) => string
  /** Names the list. */
  readonly list: string
  readonly time: (iso: string) => string
  readonly reasons: Readonly<Record<SnapshotReason, string>>
  readonly notes: (count: number) => string
  readonly size: (bytes: number) => string
  readonly held: string
  readonly heldText: (count: number) => string
  readonly release: string
  readonly releaseAsk: (count: number) => string
  readonly releaseYes: string
  readonly releaseNo: string
  readonly released: string
  readonly broken: (number: number) => string
  readonly look: string
  /** Names the button of one snapshot. */
  readonly lookAt: (iso: string, reason: SnapshotReason) => string
  readonly back: string
  /** Heads what restoring would change. */
  readonly lookTitle: (iso: string) => string
  readonly wouldChange: string
  readonly nothing: string
  readonly lines: (changes: SnapshotChanges) => readonly string[]
  readonly noteKinds: Readonly<Record<'back' | 'changed' | 'gone', (count: number) => string>>
  readonly lengths: (now: number | null, then: number | null) => string
  readonly more: (count: number) => string
  /** Names a note's text with what restoring would take from it and bring. */
  readonly noteText: string
  readonly legend: Readonly<Record<'removed' | 'added', string>>
  /** Said by screen readers before what would go and what would come. */
  readonly begins: Readonly<Record<'removed' | 'added', string>>
  readonly stays: string
  readonly restore: string
  readonly restored: string
  readonly restoredUnsaved: (reason: string) => string
  readonly undo: string
  readonly undone: string
  /** Undoes that. */
  readonly redo: string
  readonly unsavedNote: string
  readonly lookedAt: string
}

const LOCALES: Record<Locale, string> = { en: 'en', zh: 'zh-Hans' }

/** Time is no reason to be named. */
const REASONS: Record<Locale, Readonly<Record<SnapshotReason, string>>> = {
  en: { time: '', quitting: 'at quitting', asked: 'by hand', restoring: 'before restoring' },
  zh: { time: '', quitting: '退出时', asked: '手动', restoring: '恢复之前' },
}

/** Date and time of a snapshot. */
export const timeIn = (locale: Locale) => (iso: string) =>
  new Date(iso).toLocaleString(LOCALES[locale], { dateStyle: 'medium', timeStyle: 'short' })

const sizeIn = (locale: Locale) => (bytes: number) => {
  const [unit, size] = bytes < 1_000_000 ? ['kilobyte', bytes / 1_000] : ['megabyte', bytes / 1_000_000]
  return new Intl.NumberFormat(LOCALES[locale], {
    style: 'unit',
    unit: unit as string,
    unitDisplay: 'short',
    // a file is never nothing
    maximumFractionDigits: unit === 'kilobyte' && (size as number) >= 10 ? 0 : 1,
  }).format(size as number)
}

const isAny = ({ back, changed, gone }: ListChanges): boolean => back + changed + gone > 0

function linesEn({ marks, searches, keywords, settings }: SnapshotChanges): string[] {
  const papers = (count: number): string => countEn(count, 'paper')
  const inList = (what: string, { back, changed, gone }: ListChanges): string => {
    const parts = [
      ...(back > 0 ? [`${back} back`] : []),
      ...(changed > 0 ? [`${changed} changed`] : []),
      ...(gone > 0 ? [`${gone} gone`] : []),
    ]
    return `${what}: ${parts.join(', ')}`
  }
  return [
    ...(marks.read > 0 ? [`${papers(marks.read)} marked as read`] : []),
    ...(marks.unread > 0 ? [`${papers(marks.unread)} unread again`] : []),
    ...(marks.starred > 0 ? [`${papers(marks.starred)} starred`] : []),
    ...(marks.unstarred > 0
      ? [`${papers(marks.unstarred)} without ${marks.unstarred === 1 ? 'its' : 'their'} star`]
      : []),
    ...(isAny(searches) ? [inList('Saved searches', searches)] : []),
    ...(isAny(keywords) ? [inList('Followed and muted words', keywords)] : []),
    ...(settings.length > 0 ? [`${countEn(settings.length, 'setting')} changed`] : []),
  ]
}

function linesZh({ marks, searches, keywords, settings }: SnapshotChanges): string[] {
  const papers = (count: number): string => countZh(count, '篇论文')
  const inList = (what: string, { back, changed, gone }: ListChanges): string => {
    const parts = [
      ...(back > 0 ? [`恢复 ${back} 个`] : []),
      ...(changed > 0 ? [`改变 ${changed} 个`] : []),
      ...(gone > 0 ? [`消失 ${gone} 个`] : []),
    ]
    return `${what}：${parts.join('，')}`
  }
  return [
    ...(marks.read > 0 ? [`${papers(marks.read)}标为已读`] : []),
    ...(marks.unread > 0 ? [`${papers(marks.unread)}变回未读`] : []),
    ...(marks.starred > 0 ? [`${papers(marks.starred)}加上星标`] : []),
    ...(marks.unstarred > 0 ? [`${papers(marks.unstarred)}去掉星标`] : []),
    ...(isAny(searches) ? [inList('已存搜索', searches)] : []),
    ...(isAny(keywords) ? [inList('关注词与屏蔽词', keywords)] : []),
    ...(settings.length > 0 ? [`${countZh(settings.length, '项设置')}改变`] : []),
  ]
}

export const snapshotMessages = defineMessages<SnapshotMessages>({
  en: {
    text: 'Marks, notes, saved searches, words and settings, kept as they were: every ten minutes at first, then hourly, daily and weekly. Papers are not part of it.',
    open: 'Snapshots',
    unreadable: (detail) =>
      `The snapshots cannot be read. The system reported: ${detail}. Make the folder “snapshots” in the library’s folder readable, then open this again.`,
    makeNow: 'Make one now',
    doing: { making: 'Making a snapshot…', reading: 'Reading…', restoring: 'Restoring…' },
    failed: (detail) => `That did not work. The system reported: ${detail}. Try again.`,
    made: 'Snapshot made.',
    unchanged: 'The latest snapshot holds the same already.',
    none: 'None yet. The first one comes by itself, minutes after something has changed.',
    allTake: (bytes) => `All together take ${sizeIn('en')(bytes)} on disk.`,
    list: 'Snapshots',
    time: timeIn('en'),
    reasons: REASONS.en,
    notes: (count) => countEn(count, 'note'),
    size: sizeIn('en'),
    held: 'held',
    heldText: (count) =>
      `${countEn(count, 'snapshot')}, marked as held, ${count === 1 ? 'stays' : 'stay'} beyond ${count === 1 ? 'its' : 'their'} time, because all later ones are much smaller: something may have been lost. Look at ${count === 1 ? 'it' : 'one'} to see what it would bring back.`,
    release: 'Nothing was lost…',
    releaseAsk: (count) =>
      `Then what there is now is kept as a snapshot, and ${countEn(count, 'held one')} ${count === 1 ? 'is' : 'are'} removed for good.`,
    releaseYes: 'Remove',
    releaseNo: 'Keep',
    released: 'Removed. What there is now is kept as a snapshot.',
    broken: (number) => `Snapshot ${number} is broken. It stays as it is and cannot be restored.`,
    look: 'Look…',
    lookAt: (iso, reason) =>
      `Look… what restoring the snapshot of ${[timeIn('en')(iso), REASONS.en[reason]].filter(Boolean).join(', ')} would change`,
    back: 'All snapshots',
    lookTitle: (iso) => `Snapshot of ${timeIn('en')(iso)}`,
    wouldChange: 'Restoring it would change:',
    nothing: 'Everything is as it was then: there is nothing to restore.',
    lines: linesEn,
    noteKinds: {
      back: (count) => `${countEn(count, 'note')} would come back`,
      changed: (count) => `${countEn(count, 'note')} would change`,
      gone: (count) => `${countEn(count, 'note')} would go`,
    },
    lengths: (now, then) =>
      now !== null && then !== null
        ? `${now.toLocaleString('en')} → ${countEn(then, 'character')}`
        : countEn(now ?? then ?? 0, 'character'),
    noteText: 'The note, and what restoring would change in it',
    legend: { removed: 'would go', added: 'would come' },
    begins: { removed: 'would go: ', added: 'would come: ' },
    more: (count) => `and ${count.toLocaleString('en')} more`,
    stays:
      'Papers and digests stay. Texts that go become versions of their notes, and what there is now is kept as a snapshot first.',
    restore: 'Restore',
    restored: 'Restored and saved.',
    restoredUnsaved: (reason) => `Restored, but not saved yet. ${reason} It is tried again by itself.`,
    undo: 'Undo restoring',
    undone: 'Everything is as it was before, and saved.',
    redo: 'Restore again',
    unsavedNote: 'A note is not saved yet. See to that first; then the snapshot can be restored.',
    lookedAt: 'All is right: make one',
  },
  zh: {
    text: '标记、笔记、已存搜索、关注词与屏蔽词、设置，都按当时的样子保留：先是每十分钟，然后每小时、每天、每周。论文不在其中。',
    open: '快照',
    unreadable: (detail) =>
      `无法读取快照。系统报告：${detail}。请让资料库文件夹里的 snapshots 文件夹可以读取，再重新打开这里。`,
    makeNow: '现在制作',
    doing: { making: '正在制作快照…', reading: '正在读取…', restoring: '正在恢复…' },
    failed: (detail) => `没有做成。系统报告：${detail}。请重试。`,
    made: '快照已制作。',
    unchanged: '最近的快照内容相同，无需再制作。',
    none: '还没有快照。内容改变几分钟后，会自动制作第一个。',
    allTake: (bytes) => `全部快照共占磁盘 ${sizeIn('zh')(bytes)}。`,
    list: '快照',
    time: timeIn('zh'),
    reasons: REASONS.zh,
    notes: (count) => countZh(count, '条笔记'),
    size: sizeIn('zh'),
    held: '留存',
    heldText: (count) =>
      `有 ${countZh(count, '个快照')}标为“留存”：按时间本应清除，但之后的快照都小得多，可能有内容丢失，所以还留着。查看${count === 1 ? '它' : '其中一个'}，就能看到它会恢复什么。`,
    release: '没有丢失内容…',
    releaseAsk: (count) => `确认后，现在的内容会存成一个快照，${countZh(count, '个留存的快照')}会永久删除。`,
    releaseYes: '删除',
    releaseNo: '保留',
    released: '已删除。现在的内容已存成一个快照。',
    broken: (number) => `快照 ${number} 已损坏。它原样保留，不能恢复。`,
    look: '查看…',
    lookAt: (iso, reason) =>
      `查看…恢复 ${timeIn('zh')(iso)}${REASONS.zh[reason] && `（${REASONS.zh[reason]}）`} 的快照会改变什么`,
    back: '全部快照',
    lookTitle: (iso) => `${timeIn('zh')(iso)} 的快照`,
    wouldChange: '恢复它会改变：',
    nothing: '现在的内容与那时相同，没有什么要恢复。',
    lines: linesZh,
    noteKinds: {
      back: (count) => `${countZh(count, '条笔记')}会回来`,
      changed: (count) => `${countZh(count, '条笔记')}会改变`,
      gone: (count) => `${countZh(count, '条笔记')}会消失`,
    },
    lengths: (now, then) =>
      now !== null && then !== null
        ? `${now.toLocaleString('zh-Hans')} → ${countZh(then, '个字符')}`
        : countZh(now ?? then ?? 0, '个字符'),
    noteText: '笔记，以及恢复会改变的内容',
    legend: { removed: '会消失', added: '会恢复' },
    begins: { removed: '会消失：', added: '会恢复：' },
    more: (count) => `还有 ${count.toLocaleString('zh-Hans')} 条`,
    stays: '论文和摘要文件不变。被换掉的文字成为笔记的历史版本，现在的内容会先存成一个快照。',
    restore: '恢复',
    restored: '已恢复并保存。',
    restoredUnsaved: (reason) => `已恢复，但还没有保存。${reason}会自动重试。`,
    undo: '撤销恢复',
    undone: '一切都回到恢复之前的样子，并已保存。',
    redo: '重新恢复',
    unsavedNote: '有一条笔记还没有保存。请先处理它，再恢复快照。',
    lookedAt: '一切正确，制作快照',
  },
})
