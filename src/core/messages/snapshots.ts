import { assertNever } from '../assertNever'
import type { RestoreNotice, SaveFailure } from '../reports'
import type {
  ListChanges,
  SnapshotChanges,
  SnapshotProblem,
  SnapshotReason,
  SnapshotRefusal,
} from '../snapshots'
import { countEn, countZh, defineMessages, type Locale } from './define'

interface SnapshotMessages {
  readonly text: string
  /** Opens the section of the settings. */
  readonly open: string
  /** `detail` in the system's words. */
  readonly unreadable: (detail: string) => string
  readonly makeNow: string
  readonly making: string
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
  readonly heldText: string
  readonly release: string
  readonly released: string
  readonly broken: (number: number) => string
  readonly look: string
  /** Names the button of one snapshot. */
  readonly lookAt: (iso: string) => string
  readonly back: string
  /** Heads what restoring would change. */
  readonly lookTitle: (iso: string) => string
  readonly reading: string
  readonly wouldChange: string
  readonly nothing: string
  readonly lines: (changes: SnapshotChanges) => readonly string[]
  readonly noteKinds: Readonly<Record<'back' | 'changed' | 'gone', (count: number) => string>>
  readonly lengths: (now: number | null, then: number | null) => string
  readonly more: (count: number) => string
  readonly stays: string
  readonly restore: string
  readonly restoring: string
  readonly restored: string
  readonly restoredUnsaved: (reason: string) => string
  readonly undo: string
  readonly undone: string
  readonly unsavedNote: string
  readonly lookedAt: string
  /** Why none is made, and what to do; `reason` words a failed save. */
  readonly problem: (problem: SnapshotProblem, reason: (failure: SaveFailure) => string) => string
  readonly refusal: (refusal: SnapshotRefusal, reason: (failure: SaveFailure) => string) => string
}

const LOCALES: Record<Locale, string> = { en: 'en', zh: 'zh-Hans' }

const timeIn = (locale: Locale) => (iso: string) =>
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
    ...(marks.unstarred > 0 ? [`${papers(marks.unstarred)} without their star`] : []),
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
    ...(isAny(searches) ? [inList('保存的搜索', searches)] : []),
    ...(isAny(keywords) ? [inList('关注词和屏蔽词', keywords)] : []),
    ...(settings.length > 0 ? [`${countZh(settings.length, '项设置')}改变`] : []),
  ]
}

type Reason = (failure: SaveFailure) => string

function problemEn(problem: SnapshotProblem, reason: Reason): string {
  switch (problem.kind) {
    case 'notSaved':
      return `No snapshot could be made. ${reason(problem.failure)} Notes and marks are saved apart from it. It is tried again by itself.`
    case 'damaged':
      return `No snapshot is made: ${problem.store}.json in the library’s folder is not what was saved. Earlier snapshots stay as they are. Start Duidu again, so that it reads its files anew.`
    case 'notLookedAt':
      return 'No snapshot is made for now: something in the library was found damaged. Look whether your notes and marks are as they should be. If they are, make one; if not, restore an earlier one.'
    case 'libraryReadOnly':
      return 'No snapshot is made: the library was written by a newer Duidu and is only read.'
    case 'libraryClosed':
      return 'No snapshot is made: the library is not open.'
    case 'changing':
      return 'No snapshot was made: the library kept changing meanwhile. Try again in a moment.'
    default:
      return assertNever(problem)
  }
}

function problemZh(problem: SnapshotProblem, reason: Reason): string {
  switch (problem.kind) {
    case 'notSaved':
      return `快照没有做成。${reason(problem.failure)}笔记和标记的保存不受影响。稍后会自动重试。`
    case 'damaged':
      return `没有制作快照：资料库文件夹中的 ${problem.store}.json 与保存的内容不符。以前的快照原样保留。请重新启动对读，让它重新读取文件。`
    case 'notLookedAt':
      return '暂时不制作快照：资料库中发现了损坏。请先看看笔记和标记是否正确：正确就制作一个快照，不正确就恢复以前的快照。'
    case 'libraryReadOnly':
      return '没有制作快照：资料库由更新版本的对读写成，只能读取。'
    case 'libraryClosed':
      return '没有制作快照：资料库没有打开。'
    case 'changing':
      return '快照没有做成：其间资料库一直在改变。请稍后再试。'
    default:
      return assertNever(problem)
  }
}

function refusalEn(refusal: SnapshotRefusal, reason: Reason): string {
  switch (refusal.kind) {
    case 'gone':
      return 'That snapshot is no longer there.'
    case 'broken': {
      const file = refusal.file === null ? '' : ` (${refusal.file})`
      return `That snapshot is broken${file}. It stays as it is; nothing was changed.`
    }
    case 'notMade':
      return `Nothing was restored, because what there is now could not be kept first. ${problemEn(refusal.problem, reason)}`
    default:
      return assertNever(refusal)
  }
}

function refusalZh(refusal: SnapshotRefusal, reason: Reason): string {
  switch (refusal.kind) {
    case 'gone':
      return '这个快照已经不在了。'
    case 'broken': {
      const file = refusal.file === null ? '' : `（${refusal.file}）`
      return `这个快照已损坏${file}。它原样保留，什么也没有改变。`
    }
    case 'notMade':
      return `没有恢复：现在的内容无法先保留下来。${problemZh(refusal.problem, reason)}`
    default:
      return assertNever(refusal)
  }
}

export const snapshotMessages = defineMessages<SnapshotMessages>({
  en: {
    text: 'Marks, notes, saved searches, words and settings, kept as they were: every ten minutes at first, then hourly, daily and weekly. Papers are not part of it.',
    open: 'Snapshots',
    unreadable: (detail) => `The snapshots cannot be read. The system reported: ${detail}.`,
    makeNow: 'Make one now',
    making: 'Making a snapshot…',
    made: 'Snapshot made.',
    unchanged: 'The latest snapshot holds the same already.',
    none: 'None yet. The first one comes by itself, minutes after something has changed.',
    allTake: (bytes) => `All together take ${sizeIn('en')(bytes)} on disk.`,
    list: 'Snapshots',
    time: timeIn('en'),
    reasons: { time: '', quitting: 'at quitting', asked: 'by hand', restoring: 'before restoring' },
    notes: (count) => countEn(count, 'note'),
    size: sizeIn('en'),
    held: 'held',
    heldText:
      'What is marked as held would be over by time. It stays, because all later snapshots are much smaller.',
    release: 'It is right as it is now',
    released: 'Larger snapshots go in their turn from now on.',
    broken: (number) => `Snapshot ${number} is broken. It stays as it is and cannot be restored.`,
    look: 'Look…',
    lookAt: (iso) => `What restoring the snapshot of ${timeIn('en')(iso)} would change`,
    back: 'All snapshots',
    lookTitle: (iso) => `Snapshot of ${timeIn('en')(iso)}`,
    reading: 'Reading…',
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
    more: (count) => `and ${count.toLocaleString('en')} more`,
    stays:
      'Papers and digests stay. Texts that go become versions of their notes, and what there is now is kept as a snapshot first.',
    restore: 'Restore',
    restoring: 'Restoring…',
    restored: 'Restored and saved. What there was before is a snapshot of its own.',
    restoredUnsaved: (reason) => `Restored, but not saved yet. ${reason} It is tried again by itself.`,
    undo: 'Undo',
    undone: 'Everything is as it was before restoring, and saved.',
    unsavedNote: 'A note is not saved yet. See to that first; then the snapshot can be restored.',
    lookedAt: 'All is right: make one',
    problem: problemEn,
    refusal: refusalEn,
  },
  zh: {
    text: '标记、笔记、保存的搜索、关注词和设置，按当时的样子保留：先是每十分钟，然后每小时、每天、每周。论文不在其中。',
    open: '快照',
    unreadable: (detail) => `无法读取快照。系统报告：${detail}。`,
    makeNow: '现在制作',
    making: '正在制作快照…',
    made: '快照已制作。',
    unchanged: '最近的快照内容相同，无需再制作。',
    none: '还没有快照。内容改变几分钟后，会自动制作第一个。',
    allTake: (bytes) => `全部快照共占磁盘 ${sizeIn('zh')(bytes)}。`,
    list: '快照',
    time: timeIn('zh'),
    reasons: { time: '', quitting: '退出时', asked: '手动', restoring: '恢复之前' },
    notes: (count) => countZh(count, '条笔记'),
    size: sizeIn('zh'),
    held: '留存',
    heldText: '标为“留存”的快照按时间本应清除；因为之后的快照都小得多，所以还留着。',
    release: '现在的内容是对的',
    released: '从现在起，较大的快照会照常轮换。',
    broken: (number) => `快照 ${number} 已损坏。它原样保留，不能恢复。`,
    look: '查看…',
    lookAt: (iso) => `查看恢复 ${timeIn('zh')(iso)} 的快照会改变什么`,
    back: '全部快照',
    lookTitle: (iso) => `${timeIn('zh')(iso)} 的快照`,
    reading: '正在读取…',
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
    more: (count) => `还有 ${count.toLocaleString('zh-Hans')} 条`,
    stays: '论文和摘要文件不变。被换掉的文字成为笔记的历史版本，现在的内容会先存成一个快照。',
    restore: '恢复',
    restoring: '正在恢复…',
    restored: '已恢复并保存。恢复之前的内容另存为一个快照。',
    restoredUnsaved: (reason) => `已恢复，但还没有保存。${reason}会自动重试。`,
    undo: '撤销',
    undone: '一切都回到恢复之前的样子，并已保存。',
    unsavedNote: '有一条笔记还没有保存。请先处理它，再恢复快照。',
    lookedAt: '一切正确，制作快照',
    problem: problemZh,
    refusal: refusalZh,
  },
})

function restoredEn(notice: RestoreNotice): string {
  switch (notice.kind) {
    case 'restoreEnded':
      return `Restoring the snapshot of ${timeIn('en')(notice.madeAt)} had been cut short. It is restored now; Settings › Snapshots undoes it.`
    case 'restoreTakenBack':
      return 'Restoring a snapshot was cut short, and that snapshot is broken. Everything is as it was before.'
    case 'restoreCutShort':
      return 'Restoring a snapshot was cut short, and it cannot be read now. Some of it may be restored and some not; Settings › Snapshots shows the others.'
    default:
      return assertNever(notice)
  }
}

function restoredZh(notice: RestoreNotice): string {
  switch (notice.kind) {
    case 'restoreEnded':
      return `恢复 ${timeIn('zh')(notice.madeAt)} 的快照时曾中断，现在已恢复完成；可在“设置 › 快照”中撤销。`
    case 'restoreTakenBack':
      return '恢复快照时曾中断，而那个快照已损坏。一切都回到恢复之前的样子。'
    case 'restoreCutShort':
      return '恢复快照时曾中断，现在又无法读取它。可能只恢复了一部分；“设置 › 快照”中有其他快照。'
    default:
      return assertNever(notice)
  }
}

/** What became of a restoration that was cut short. */
export const restoreMessages = defineMessages<(notice: RestoreNotice) => string>({
  en: restoredEn,
  zh: restoredZh,
})
