import { assertNever } from '../assertNever'
import type { FileFailure, LibraryNotice, Refusal, SaveFailure } from '../reports'
import { countEn, countZh, defineMessages } from './define'
import { libraryNoticeEn, libraryNoticeZh } from './libraryNotices'

interface ErrorMessages {
  /** What went wrong with a save, or why it is refused; stands alone and after `Not saved: `. */
  readonly saveReason: (failure: SaveFailure | Refusal) => string
  /** What a person can do about it. */
  readonly saveRemedy: (failure: SaveFailure | Refusal) => string
  /** Both: what went wrong with a save and what to do. */
  readonly save: (failure: SaveFailure | Refusal) => string
  /** Why a file was not read, and what to do. */
  readonly file: (failure: FileFailure) => string
  /** What became of a store that was found broken or too new, and of what was lost with it. */
  readonly notice: (notice: LibraryNotice) => string
  readonly unreadable: (folder: string, detail: string) => string
  readonly missing: (folder: string, rememberedIn: string) => string
  readonly heldByAnother: (folder: string) => string
}

const mebibytes = (bytes: number): string => `${Math.round(bytes / 1_048_576)} MiB`

function saveReasonEn(failure: SaveFailure | Refusal): string {
  switch (failure.kind) {
    case 'diskFull':
      return 'The disk is full.'
    case 'quotaFull':
      return `Your share of the disk is used up (${failure.code}).`
    case 'diskFault':
      return `The disk reports a fault (${failure.code}).`
    case 'tooManyOpen':
      return `Too many files are open at once (${failure.code}).`
    case 'noAnswer':
      return `The disk does not answer (${failure.code}).`
    case 'busy':
      return `Another program holds the file (${failure.code}).`
    case 'readOnly':
      return 'The disk can only be read, not written.'
    case 'noPermission':
      return 'Writing to the library’s folder is not allowed.'
    case 'folderGone':
      return 'The library’s folder is gone.'
    case 'changedElsewhere':
      return 'Another program has changed the library’s files.'
    case 'papersChangedElsewhere':
      return 'Another program has changed the library’s files of papers and digests.'
    case 'newerFormat':
      return 'The library was written by a newer Duidu.'
    case 'noteTooLong':
      return `The note is ${countEn(failure.characters, 'character')} too long.`
    case 'libraryUnreadable':
      return 'The library cannot be read, so nothing is added to it.'
    case 'unknown':
      return `The system reported: ${failure.detail}.`
    default:
      return assertNever(failure)
  }
}

function saveReasonZh(failure: SaveFailure | Refusal): string {
  switch (failure.kind) {
    case 'diskFull':
      return '磁盘已满。'
    case 'quotaFull':
      return `分配给您的磁盘空间已用完（${failure.code}）。`
    case 'diskFault':
      return `磁盘报告读写故障（${failure.code}）。`
    case 'tooManyOpen':
      return `同时打开的文件太多（${failure.code}）。`
    case 'noAnswer':
      return `磁盘没有响应（${failure.code}）。`
    case 'busy':
      return `文件正被别的程序占用（${failure.code}）。`
    case 'readOnly':
      return '磁盘是只读的，无法写入。'
    case 'noPermission':
      return '没有写入资料库文件夹的权限。'
    case 'folderGone':
      return '资料库文件夹不见了。'
    case 'changedElsewhere':
      return '资料库的文件被别的程序改动了。'
    case 'papersChangedElsewhere':
      return '资料库的论文和摘要文件被别的程序改动了。'
    case 'newerFormat':
      return '资料库由更新版本的对读写成。'
    case 'noteTooLong':
      return `笔记超出长度上限 ${countZh(failure.characters, '个字符')}。`
    case 'libraryUnreadable':
      return '资料库无法读取，因此没有加入任何内容。'
    case 'unknown':
      return `系统报告：${failure.detail}。`
    default:
      return assertNever(failure)
  }
}

function saveRemedyEn(failure: SaveFailure | Refusal): string {
  switch (failure.kind) {
    case 'diskFull':
      return 'Free some space, then try again.'
    case 'quotaFull':
      return 'Free some space, or ask whoever runs the disk for a greater share, then try again.'
    case 'diskFault':
      return 'Copy what you cannot do without to another disk, check this one and its connection, then try again.'
    case 'tooManyOpen':
      return 'Close other programs, then try again.'
    case 'noAnswer':
      return 'Check the disk’s connection, then try again.'
    case 'busy':
      return 'Close it there (it may be a virus scanner or a program that synchronises files), then try again.'
    case 'readOnly':
      return 'Make the disk writable, then try again.'
    case 'noPermission':
      return 'Give yourself write permission for the library’s folder, then try again.'
    case 'folderGone':
      return 'Connect its disk again or put the folder back, then try again.'
    case 'changedElsewhere':
      return 'Let that program finish, then try again. If it keeps failing, copy what you cannot do without and start Duidu again: it will read the changed files.'
    case 'papersChangedElsewhere':
      return 'Start Duidu again, so that it reads the changed files, then import once more what you imported since. Notes and marks are saved apart from it.'
    case 'newerFormat':
      return 'Install the newest Duidu. This one shows the library and does not change it.'
    case 'noteTooLong':
      return 'Shorten it, or put a part of it elsewhere.'
    case 'libraryUnreadable':
      return 'Make its folder readable, then start Duidu again and import once more.'
    case 'unknown':
      return 'Try again. If it keeps failing, copy what you cannot do without before you quit.'
    default:
      return assertNever(failure)
  }
}

function saveRemedyZh(failure: SaveFailure | Refusal): string {
  switch (failure.kind) {
    case 'diskFull':
      return '请腾出一些空间，然后重试。'
    case 'quotaFull':
      return '请腾出一些空间，或请管理磁盘的人提高配额，然后重试。'
    case 'diskFault':
      return '请把不能丢失的内容复制到别的磁盘，检查这个磁盘及其连接，然后重试。'
    case 'tooManyOpen':
      return '请关闭一些程序，然后重试。'
    case 'noAnswer':
      return '请检查磁盘的连接，然后重试。'
    case 'busy':
      return '请在那个程序里关闭文件（也可能是杀毒或同步软件），然后重试。'
    case 'readOnly':
      return '请让磁盘可以写入，然后重试。'
    case 'noPermission':
      return '请取得资料库文件夹的写入权限，然后重试。'
    case 'folderGone':
      return '请重新接上磁盘或把文件夹放回原处，然后重试。'
    case 'changedElsewhere':
      return '请等那个程序完成，然后重试。如果总是失败，请先复制不能丢失的内容，再重新启动对读，它会读取改动后的文件。'
    case 'papersChangedElsewhere':
      return '请重新启动对读，让它读取改动后的文件，然后把此后导入的文件再导入一次。笔记和标记的保存不受影响。'
    case 'newerFormat':
      return '请安装最新版的对读。这个版本只显示资料库，不作改动。'
    case 'noteTooLong':
      return '请缩短笔记，或把一部分放到别处。'
    case 'libraryUnreadable':
      return '请让资料库的文件夹可以读取，然后重新启动对读，再导入一次。'
    case 'unknown':
      return '请重试。如果总是失败，请在退出前复制不能丢失的内容。'
    default:
      return assertNever(failure)
  }
}

function fileEn(failure: FileFailure): string {
  switch (failure.kind) {
    case 'notFound':
      return 'There is no such file. It may have been moved or renamed: open it where it is now.'
    case 'noPermission':
      return 'Reading it is not allowed. Give yourself read permission, then open it again.'
    case 'notAFile':
      return 'It is not a file that can be read. Choose a file or a folder of digests.'
    case 'tooLarge':
      return `It is larger than ${mebibytes(failure.limitBytes)}, which no digest is. Choose a digest file.`
    case 'changing':
      return 'It kept changing while it was read. Open it again when it is complete.'
    case 'notADigest':
      return 'It is not a digest that Duidu knows. Choose a digest in Markdown, RSS or a paper’s JSON file; File › Import library… takes in an exported library.'
    case 'tooMuchMemory':
      return `Reading it took more than ${mebibytes(failure.limitBytes)} of memory, which no digest needs, and was stopped. Nothing of it was imported. Choose a digest file.`
    case 'tooSlow':
      return `Reading it took longer than ${countEn(failure.seconds, 'second')}, which no digest does, and was stopped. Nothing of it was imported. If the computer was very busy, open it again.`
    case 'misread':
      return 'What was read of it is nothing that a digest can say, so nothing of it was imported. Get the file anew, then open it again.'
    case 'tooManyFiles':
      return `More than ${countEn(failure.limit, 'file')} at once. Open them in smaller portions.`
    case 'notStored':
      return `It was read but could not be stored. ${saveReasonEn(failure.failure)} ${saveRemedyEn(failure.failure)}`
    case 'unknown':
      return `It could not be read. The system reported: ${failure.detail}. Try again.`
    default:
      return assertNever(failure)
  }
}

function fileZh(failure: FileFailure): string {
  switch (failure.kind) {
    case 'notFound':
      return '找不到这个文件，可能已被移动或改名。请在它现在的位置打开。'
    case 'noPermission':
      return '没有读取权限。取得权限后请重新打开。'
    case 'notAFile':
      return '这不是可以读取的文件。请选择摘要文件或其所在的文件夹。'
    case 'tooLarge':
      return `文件超过 ${mebibytes(failure.limitBytes)}，摘要文件不会这么大。请选择摘要文件。`
    case 'changing':
      return '读取时文件一直在变化。请等它写完后重新打开。'
    case 'notADigest':
      return '不是对读认识的摘要文件。请选择 Markdown、RSS 摘要文件或论文的 JSON 文件；导出的资料库请用“文件 › 导入资料库…”。'
    case 'tooMuchMemory':
      return `读取时占用的内存超过 ${mebibytes(failure.limitBytes)}，摘要文件不需要这么多，已停止读取，其中的内容没有导入。请选择摘要文件。`
    case 'tooSlow':
      return `读取时间超过 ${countZh(failure.seconds, '秒')}，摘要文件不需要这么久，已停止读取，其中的内容没有导入。如果刚才电脑很忙，请重新打开。`
    case 'misread':
      return '读到的内容不是摘要文件会有的，因此没有导入。请重新获取这个文件再打开。'
    case 'tooManyFiles':
      return `一次超过了 ${countZh(failure.limit, '个文件')}。请分批打开。`
    case 'notStored':
      return `已读取，但未能存入资料库。${saveReasonZh(failure.failure)}${saveRemedyZh(failure.failure)}`
    case 'unknown':
      return `无法读取。系统报告：${failure.detail}。请重试。`
    default:
      return assertNever(failure)
  }
}

/** Every expected failure in words: what happened, and what a person can do next. */
export const errorMessages = defineMessages<ErrorMessages>({
  en: {
    saveReason: saveReasonEn,
    saveRemedy: saveRemedyEn,
    save: (failure) => `${saveReasonEn(failure)} ${saveRemedyEn(failure)}`,
    file: fileEn,
    notice: libraryNoticeEn,
    unreadable: (folder, detail) =>
      `The library in ${folder} is there but cannot be read (${detail}). Nothing in it was touched. Make the folder readable, then start Duidu again.`,
    missing: (folder, rememberedIn) =>
      `The library was moved to ${folder}, and is not there. If that folder lies on another disk, connect it, then start Duidu again. Nothing was made or changed. If the library is gone for good, delete ${rememberedIn}: Duidu then begins in its own folder.`,
    heldByAnother: (folder) =>
      `Another Duidu has the library in ${folder} open. So that nothing gets mixed up, this one leaves it alone. Go on in the other window, or quit that Duidu and start this one again.`,
  },
  zh: {
    saveReason: saveReasonZh,
    saveRemedy: saveRemedyZh,
    save: (failure) => saveReasonZh(failure) + saveRemedyZh(failure),
    file: fileZh,
    notice: libraryNoticeZh,
    unreadable: (folder, detail) =>
      `${folder} 里的资料库存在，但无法读取（${detail}）。其中的内容没有任何改动。请让文件夹可以读取，然后重新启动对读。`,
    missing: (folder, rememberedIn) =>
      `资料库已移到 ${folder}，但那里没有资料库。如果该文件夹在另一个磁盘上，请先连接磁盘，再重新启动对读。对读没有新建或改动任何内容。如果资料库确实已不存在，请删除 ${rememberedIn}，对读会改用自己的文件夹。`,
    heldByAnother: (folder) =>
      `另一个对读正打开着 ${folder} 里的资料库。为免互相干扰，这一个不会动它。请在那个窗口里继续；或者先退出那一个，再重新启动这一个。`,
  },
})
