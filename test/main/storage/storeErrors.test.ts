import { describe, expect, it } from 'vitest'
import {
  ChangedElsewhereError,
  NewerFormatError,
  saveFailure,
  UnreadableStoreError,
} from '../../../src/main/storage/storeErrors'
import { systemError } from './hookedFiles'

describe('a failed save in the app’s words', () => {
  it.each([
    ['ENOSPC', 'diskFull'],
    ['EDQUOT', 'diskFull'],
    ['EROFS', 'readOnly'],
    ['EACCES', 'noPermission'],
    ['EPERM', 'noPermission'],
    ['ENOENT', 'folderGone'],
    ['ENOTDIR', 'folderGone'],
  ])('%s is %s', (code, kind) => {
    expect(saveFailure(systemError(code))).toEqual({ kind })
  })

  it('names what it has no word for, without the paths in the message', () => {
    const error = Object.assign(new Error("EIO: i/o error, fsync '/home/me/secret'"), {
      code: 'EIO',
      syscall: 'fsync',
    })
    expect(saveFailure(error)).toEqual({ kind: 'unknown', detail: 'EIO (fsync)' })
    expect(saveFailure(new Error('wrote 0 of 9 bytes'))).toEqual({
      kind: 'unknown',
      detail: 'wrote 0 of 9 bytes',
    })
    expect(saveFailure('thrown text')).toEqual({ kind: 'unknown', detail: 'thrown text' })
  })

  it('knows our own refusals', () => {
    expect(saveFailure(new ChangedElsewhereError('notes/0001'))).toEqual({ kind: 'changedElsewhere' })
    expect(saveFailure(new NewerFormatError('notes/0001'))).toEqual({ kind: 'newerFormat' })
  })

  it('looks into what could not be read', () => {
    expect(saveFailure(new UnreadableStoreError('notes/0001', systemError('EACCES')))).toEqual({
      kind: 'noPermission',
    })
  })
})
