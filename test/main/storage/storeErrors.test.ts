import { errorMessages } from '@core/messages/errors'
import { placeMessages } from '@core/messages/place'
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
    ['EROFS', 'readOnly'],
    ['EACCES', 'noPermission'],
    ['EPERM', 'noPermission'],
    ['ENOENT', 'folderGone'],
    ['ENOTDIR', 'folderGone'],
  ])('%s is %s', (code, kind) => {
    expect(saveFailure(systemError(code))).toEqual({ kind })
  })

  it.each([
    ['EDQUOT', 'quotaFull'],
    ['EIO', 'diskFault'],
    ['EMFILE', 'tooManyOpen'],
    ['ENFILE', 'tooManyOpen'],
    ['ETIMEDOUT', 'noAnswer'],
    ['EBUSY', 'busy'],
  ])('%s is %s, and keeps the system’s names for it, without paths', (code, kind) => {
    const error = Object.assign(new Error(`${code}: some error, fsync '/home/me/secret'`), {
      code,
      syscall: 'fsync',
    })
    expect(saveFailure(error)).toEqual({ kind, code: `${code}, fsync` })
    expect(saveFailure(Object.assign(new Error('x'), { code }))).toEqual({ kind, code })
  })

  it.each(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EIO', 'EMFILE', 'ETIMEDOUT', 'EBUSY', 'ENOENT'])(
    '%s is worded in both languages, for the library and for other places, not just reported',
    (code) => {
      const failure = saveFailure(systemError(code))
      for (const locale of ['zh', 'en'] as const) {
        for (const words of [errorMessages[locale].save(failure), placeMessages[locale](failure)]) {
          expect(words).not.toMatch(/The system reported|系统报告/)
          if ('code' in failure) expect(words).toContain(code)
        }
      }
    },
  )

  it('names what it has no word for, without the paths in the message', () => {
    const error = Object.assign(new Error("EXDEV: cross-device link, rename '/home/me/secret'"), {
      code: 'EXDEV',
      syscall: 'rename',
    })
    expect(saveFailure(error)).toEqual({ kind: 'unknown', detail: 'EXDEV (rename)' })
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
