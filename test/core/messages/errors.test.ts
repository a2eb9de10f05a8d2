import { errorMessages } from '@core/messages/errors'
import type { FileFailure, LibraryNotice, Refusal, SaveFailure } from '@core/reports'
import { describe, expect, test } from 'vitest'

const SAVES: Record<(SaveFailure | Refusal)['kind'], SaveFailure | Refusal> = {
  diskFull: { kind: 'diskFull' },
  quotaFull: { kind: 'quotaFull', code: 'EDQUOT, write' },
  diskFault: { kind: 'diskFault', code: 'EIO, fsync' },
  tooManyOpen: { kind: 'tooManyOpen', code: 'EMFILE, open' },
  noAnswer: { kind: 'noAnswer', code: 'ETIMEDOUT, write' },
  busy: { kind: 'busy', code: 'EBUSY, rename' },
  readOnly: { kind: 'readOnly' },
  noPermission: { kind: 'noPermission' },
  folderGone: { kind: 'folderGone' },
  changedElsewhere: { kind: 'changedElsewhere' },
  papersChangedElsewhere: { kind: 'papersChangedElsewhere' },
  newerFormat: { kind: 'newerFormat' },
  libraryUnreadable: { kind: 'libraryUnreadable' },
  noteTooLong: { kind: 'noteTooLong', characters: 1_234 },
  unknown: { kind: 'unknown', detail: 'EXDEV (rename)' },
}
const FILES: Record<FileFailure['kind'], FileFailure> = {
  notFound: { kind: 'notFound' },
  noPermission: { kind: 'noPermission' },
  notAFile: { kind: 'notAFile' },
  tooLarge: { kind: 'tooLarge', limitBytes: 32 * 1_048_576 },
  changing: { kind: 'changing' },
  notADigest: { kind: 'notADigest' },
  tooMuchMemory: { kind: 'tooMuchMemory', limitBytes: 256 * 1_048_576 },
  tooSlow: { kind: 'tooSlow', seconds: 10 },
  misread: { kind: 'misread' },
  tooManyFiles: { kind: 'tooManyFiles', limit: 1000 },
  notStored: { kind: 'notStored', failure: { kind: 'diskFull' } },
  unknown: { kind: 'unknown', detail: 'EIO (read)' },
}
const NOTICES: readonly LibraryNotice[] = [
  {
    kind: 'restored',
    store: 'notes-0003',
    savedAt: '2024-02-19T08:00:00.000Z',
    kept: 'notes-0003.corrupt-1',
  },
  { kind: 'lost', store: 'reading-0000', kept: 'reading-0000.corrupt-1' },
  { kind: 'missing', store: 'rows-0001', savedAt: '2024-02-19T08:00:00.000Z' },
  { kind: 'newer', store: 'settings' },
]

describe.each(['en', 'zh'] as const)('in %s', (locale) => {
  const words = errorMessages[locale]
  const isSentence = locale === 'en' ? /^[^。]+\.$/s : /。$/

  test.each(Object.values(SAVES))('a save that failed ($kind) says why and what to do', (failure) => {
    expect(words.saveReason(failure)).toMatch(isSentence)
    expect(words.saveRemedy(failure)).toMatch(isSentence)
    expect(words.save(failure)).toContain(words.saveReason(failure))
    expect(words.save(failure)).toContain(words.saveRemedy(failure))
  })

  test.each(Object.values(FILES))('a file that was not read ($kind) says why and what to do', (failure) => {
    expect(words.file(failure)).toMatch(isSentence)
  })

  test('no two failures read the same', () => {
    const all = [...Object.values(SAVES).map(words.save), ...Object.values(FILES).map(words.file)]
    expect(new Set(all).size).toBe(all.length)
  })

  test.each(NOTICES)('a store found $kind is named, and so is the file that was kept', (notice) => {
    const text = words.notice(notice)
    expect(text).toMatch(isSentence)
    if ('kept' in notice) expect(text).toContain(notice.kept)
  })
})

test('limits and details stand in the words', () => {
  expect(errorMessages.en.file(FILES.tooLarge)).toContain('32 MiB')
  expect(errorMessages.zh.file(FILES.tooManyFiles)).toContain('1,000')
  expect(errorMessages.en.file(FILES.tooMuchMemory)).toContain('256 MiB')
  expect(errorMessages.zh.file(FILES.tooSlow)).toContain('10 秒')
  expect(errorMessages.en.save(SAVES.unknown)).toContain('EXDEV (rename)')
  expect(errorMessages.zh.notice(NOTICES[0]!)).toContain('笔记')
})

describe('a lost file', () => {
  const lost = (store: string): LibraryNotice => ({ kind: 'lost', store, kept: 'kept.corrupt' })

  test.each(['rows/0000', 'papers/0000'])('of %s is read again from the digests’ files', (store) => {
    expect(errorMessages.en.notice(lost(store))).toMatch(/read again from the digests’.*kept\.corrupt/)
    expect(errorMessages.zh.notice(lost(store))).toMatch(/从原来的摘要文件重新读取.*kept\.corrupt/)
  })

  test('of digests comes back when the digests are opened again', () => {
    expect(errorMessages.en.notice(lost('digests/0001'))).toMatch(/opening the digests again.*kept\.corrupt/)
    expect(errorMessages.zh.notice(lost('digests/0001'))).toMatch(/重新打开摘要文件即可找回.*kept\.corrupt/)
  })

  test.each(['notes/0001', 'reading/0001', 'settings'])('of %s starts empty', (store) => {
    expect(errorMessages.en.notice(lost(store))).toMatch(/starts empty.*kept\.corrupt/)
    expect(errorMessages.zh.notice(lost(store))).toMatch(/只能从空白开始.*kept\.corrupt/)
  })
})

describe('papers that lost their texts', () => {
  const words = (lang: 'zh' | 'en', back: number, left: number, files: readonly string[] = []) =>
    errorMessages[lang].notice({ kind: 'readAgain', back, left, files })
  const seven = Array.from({ length: 7 }, (_, day) => `2023-11-0${day + 1}.cs.LG.md`)

  test('and have them again are counted, with where they came from', () => {
    expect(words('en', 1, 0)).toMatch(/the text of 1 paper\. 1 came back: read again from the digests/)
    expect(words('en', 12, 0)).not.toContain('import')
    expect(words('zh', 12, 0)).toMatch(/12 篇论文的内容随之丢失。其中 12 篇已从原来的摘要文件重新读回。$/)
  })

  test('and have them not are told with the files to import again, five of them by name', () => {
    expect(words('en', 3, 4, seven.slice(0, 2))).toMatch(
      /3 came back.* 4 did not.* import these again: 2023-11-01\.cs\.LG\.md, 2023-11-02\.cs\.LG\.md\./,
    )
    expect(words('en', 0, 4, seven)).toMatch(/2023-11-05\.cs\.LG\.md and 2 more\./)
    expect(words('en', 0, 4, seven)).not.toMatch(/2023-11-06|did not|came back/)
    expect(words('en', 0, 4, seven)).toContain('None could be read again')
    expect(words('zh', 0, 4, seven)).toMatch(
      /4 篇论文的内容随之丢失。未能读回.*请重新导入：.*2023-11-05\.cs\.LG\.md 等 7 个文件。/,
    )
    expect(words('zh', 0, 4, seven)).not.toContain('其中')
    expect(words('zh', 3, 4, seven)).toMatch(/其中 3 篇已从.*另有 4 篇未能读回/)
  })

  test('and whose files are not known are told to be imported from where they came', () => {
    expect(words('en', 0, 2)).toContain('Import again the files that these papers came from.')
    expect(words('zh', 0, 2)).toContain('请重新导入这些论文所在的文件。')
  })
})
