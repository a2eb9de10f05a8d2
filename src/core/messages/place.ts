import { assertNever } from '../assertNever'
import type { SaveFailure } from '../reports'
import { defineMessages } from './define'

function reasonEn(failure: SaveFailure): string {
  switch (failure.kind) {
    case 'diskFull':
      return 'The disk is full. Free some space, or choose another place.'
    case 'quotaFull':
      return `Your share of that disk is used up (${failure.code}). Free some space, or choose another place.`
    case 'diskFault':
      return `That disk reports a fault (${failure.code}). Choose another place.`
    case 'tooManyOpen':
      return `Too many files are open at once (${failure.code}). Close other programs, then try again.`
    case 'noAnswer':
      return `That disk does not answer (${failure.code}). Check its connection, or choose another place.`
    case 'busy':
      return `Another program holds the file (${failure.code}). Close it there, or choose another place.`
    case 'readOnly':
      return 'That disk can only be read. Choose another place.'
    case 'noPermission':
      return 'Writing there is not allowed, or another program has the file open. Close it there, or choose another place.'
    case 'folderGone':
      return 'That folder is gone. Choose another place.'
    case 'changedElsewhere':
    case 'papersChangedElsewhere':
    case 'newerFormat':
      return 'Another program is using the file. Choose another name.'
    case 'unknown':
      return `The system reported: ${failure.detail}. Choose another place.`
    default:
      return assertNever(failure)
  }
}

function reasonZh(failure: SaveFailure): string {
  switch (failure.kind) {
    case 'diskFull':
      return '磁盘已满。请腾出空间，或换一个位置。'
    case 'quotaFull':
      return `那个磁盘上分配给您的空间已用完（${failure.code}）。请腾出空间，或换一个位置。`
    case 'diskFault':
      return `那个磁盘报告读写故障（${failure.code}）。请换一个位置。`
    case 'tooManyOpen':
      return `同时打开的文件太多（${failure.code}）。请关闭一些程序，然后重试。`
    case 'noAnswer':
      return `那个磁盘没有响应（${failure.code}）。请检查磁盘的连接，或换一个位置。`
    case 'busy':
      return `文件正被别的程序占用（${failure.code}）。请先在那里关闭它，或换一个位置。`
    case 'readOnly':
      return '那个磁盘是只读的。请换一个位置。'
    case 'noPermission':
      return '没有写入权限，或文件正被其他程序打开。请先在那里关闭它，或换一个位置。'
    case 'folderGone':
      return '那个文件夹已不存在。请换一个位置。'
    case 'changedElsewhere':
    case 'papersChangedElsewhere':
    case 'newerFormat':
      return '文件正被其他程序使用。请换一个名称。'
    case 'unknown':
      return `系统报告：${failure.detail}。请换一个位置。`
    default:
      return assertNever(failure)
  }
}

/** Why a file was not saved where a person chose to have it, and what to do. */
export const placeMessages = defineMessages<(failure: SaveFailure) => string>({ en: reasonEn, zh: reasonZh })
