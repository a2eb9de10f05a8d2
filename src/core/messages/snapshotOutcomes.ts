import { assertNever } from '../assertNever'
import type { RestoreNotice, SaveFailure } from '../reports'
import type { SnapshotProblem, SnapshotRefusal } from '../snapshots'
import { defineMessages } from './define'
import { timeIn } from './snapshots'

/** Words a failed save: why, and what to do. */
type Reason = (failure: SaveFailure) => string

function problemEn(problem: SnapshotProblem, reason: Reason): string {
  switch (problem.kind) {
    case 'notSaved':
      return `No snapshot could be made. ${reason(problem.failure)} Notes and marks are saved apart from it. It is also tried again by itself.`
    case 'damaged':
      return `No snapshot is made: ${problem.store}.json in the library’s folder is not what was saved. Earlier snapshots stay as they are. Start Duidu again, so that it reads its files anew.`
    case 'notLookedAt':
      return 'No snapshot is made for now: something in the library was found damaged. Look whether your notes and marks are as they should be. If they are, make one; if not, restore an earlier one.'
    case 'libraryReadOnly':
      return 'No snapshot is made, and none restored: the library was written by a newer Duidu and is only read. Install the newest Duidu to go on.'
    case 'libraryClosed':
      return 'No snapshot is made, and none restored: the library is not open.'
    case 'changing':
      return 'No snapshot was made: the library kept changing meanwhile. Try again in a moment.'
    case 'notRemoved':
      return `A snapshot was made, but those whose time is over could not be removed. ${reason(problem.failure)} They take up room and nothing else; it is tried again with the next one.`
    default:
      return assertNever(problem)
  }
}

function problemZh(problem: SnapshotProblem, reason: Reason): string {
  switch (problem.kind) {
    case 'notSaved':
      return `快照没有做成。${reason(problem.failure)}笔记和标记的保存不受影响。稍后也会自动重试。`
    case 'damaged':
      return `没有制作快照：资料库文件夹中的 ${problem.store}.json 与保存的内容不符。以前的快照原样保留。请重新启动对读，让它重新读取文件。`
    case 'notLookedAt':
      return '暂时不制作快照：资料库中发现了损坏。请先看看笔记和标记是否正确：正确就制作一个快照，不正确就恢复以前的快照。'
    case 'libraryReadOnly':
      return '不制作也不恢复快照：资料库由更新版本的对读写成，只能读取。请安装最新版的对读再继续。'
    case 'libraryClosed':
      return '不制作也不恢复快照：资料库没有打开。'
    case 'changing':
      return '快照没有做成：其间资料库一直在改变。请稍后再试。'
    case 'notRemoved':
      return `快照已做成，但过期的旧快照没能删除。${reason(problem.failure)}它们只是多占一些空间；下次制作快照时会再试。`
    default:
      return assertNever(problem)
  }
}

/** Why what there is now could not be kept before restoring. */
function whyEn(problem: SnapshotProblem, reason: Reason): string {
  switch (problem.kind) {
    case 'notSaved':
      return `What there is now could not be kept first. ${reason(problem.failure)}`
    case 'damaged':
    case 'notLookedAt':
    case 'notRemoved':
      return `What there is now could not be kept first. ${problemEn(problem, reason)}`
    case 'libraryReadOnly':
      return 'The library was written by a newer Duidu and is only read.'
    case 'libraryClosed':
      return 'The library is not open.'
    case 'changing':
      return 'The library kept changing meanwhile. Try again in a moment.'
    default:
      return assertNever(problem)
  }
}

function whyZh(problem: SnapshotProblem, reason: Reason): string {
  switch (problem.kind) {
    case 'notSaved':
      return `现在的内容无法先保留下来。${reason(problem.failure)}`
    case 'damaged':
    case 'notLookedAt':
    case 'notRemoved':
      return `现在的内容无法先保留下来。${problemZh(problem, reason)}`
    case 'libraryReadOnly':
      return '资料库由更新版本的对读写成，只能读取。'
    case 'libraryClosed':
      return '资料库没有打开。'
    case 'changing':
      return '其间资料库一直在改变。请稍后再试。'
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
      return `Nothing was restored. ${whyEn(refusal.problem, reason)}`
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
      return `没有恢复。${whyZh(refusal.problem, reason)}`
    default:
      return assertNever(refusal)
  }
}

/** Why no snapshot is made, and what to do; why one is not restored. */
export const snapshotOutcomes = defineMessages<{
  readonly problem: (problem: SnapshotProblem, reason: Reason) => string
  readonly refusal: (refusal: SnapshotRefusal, reason: Reason) => string
}>({
  en: { problem: problemEn, refusal: refusalEn },
  zh: { problem: problemZh, refusal: refusalZh },
})

function restoredEn(notice: RestoreNotice): string {
  switch (notice.kind) {
    case 'restoreEnded':
      return `Restoring the snapshot of ${timeIn('en')(notice.madeAt)} had been cut short. It is restored now; Settings › Snapshots undoes it.`
    case 'restoreNotBegun':
      return `Restoring the snapshot of ${timeIn('en')(notice.madeAt)} had been cut short before anything was changed. It is not restored; everything is as it was.`
    case 'restoreTakenBack':
      return 'Restoring a snapshot was cut short, and that snapshot is broken. Everything is as it was before; what there was at this start is the latest one in Settings › Snapshots.'
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
    case 'restoreNotBegun':
      return `恢复 ${timeIn('zh')(notice.madeAt)} 的快照时曾中断，当时什么都还没有改动。快照没有恢复，一切照旧。`
    case 'restoreTakenBack':
      return '恢复快照时曾中断，而那个快照已损坏。一切都回到恢复之前的样子；本次启动时的内容是“设置 › 快照”中最新的一个。'
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
