import { messageOf } from '@core/messageOf'
import type { SaveFailure } from '@core/reports'

/** The file is not the one that was last read or written: saving would overwrite someone else's work. */
export class ChangedElsewhereError extends Error {
  override readonly name = 'ChangedElsewhereError'
  constructor(store: string) {
    super(`${store} was changed by another program`)
  }
}

/** The file was written by a newer version of the app: it is never written by this one. */
export class NewerFormatError extends Error {
  override readonly name = 'NewerFormatError'
  constructor(store: string) {
    super(`${store} was written by a newer version`)
  }
}

/** The store is there but cannot be read. It is not broken and not new: nothing was touched. */
export class UnreadableStoreError extends Error {
  override readonly name = 'UnreadableStoreError'
  constructor(
    readonly store: string,
    cause: unknown,
  ) {
    super(`${store} cannot be read: ${detailOf(cause)}`, { cause })
  }
}

/** The `code` that Node gives to errors of the operating system, `''` for any other error. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** The system call that failed, `''` where that is not known. */
function callOf(error: unknown): string {
  return error instanceof Error && 'syscall' in error ? String(error.syscall) : ''
}

/** An error in a few words, without the paths that Node puts into its messages. */
function detailOf(error: unknown): string {
  const code = errorCode(error)
  if (code === '') return messageOf(error)
  const call = callOf(error)
  return call === '' ? code : `${code} (${call})`
}

/** The system's own names for an error and its call: `EIO, fsync`. */
function codeOf(error: unknown): string {
  return [errorCode(error), callOf(error)].filter((name) => name !== '').join(', ')
}

/** Says in the app's words why a write of a store failed. */
export function saveFailure(error: unknown): SaveFailure {
  if (error instanceof ChangedElsewhereError) return { kind: 'changedElsewhere' }
  if (error instanceof NewerFormatError) return { kind: 'newerFormat' }
  if (error instanceof UnreadableStoreError) return saveFailure(error.cause)
  switch (errorCode(error)) {
    case 'ENOSPC':
      return { kind: 'diskFull' }
    case 'EDQUOT':
      return { kind: 'quotaFull', code: codeOf(error) }
    case 'EIO':
      return { kind: 'diskFault', code: codeOf(error) }
    case 'EMFILE':
    case 'ENFILE':
      return { kind: 'tooManyOpen', code: codeOf(error) }
    case 'ETIMEDOUT':
      return { kind: 'noAnswer', code: codeOf(error) }
    case 'EBUSY':
      return { kind: 'busy', code: codeOf(error) }
    case 'EROFS':
      return { kind: 'readOnly' }
    case 'EACCES':
    case 'EPERM':
      return { kind: 'noPermission' }
    case 'ENOENT':
    case 'ENOTDIR':
      return { kind: 'folderGone' }
    default:
      return { kind: 'unknown', detail: detailOf(error) }
  }
}
