import { EXPORT_FORMAT, kindOfPart, MANIFEST, MAX_JOINED_NOTE } from '@core/library/moving/exportFormat'
import { noteFileName, noteMarkdown } from '@core/library/moving/noteMarkdown'
import type { PaperId } from '@core/paperId'
import { describe, expect, test } from 'vitest'
import { aDigest, aLibrary, anEntry, fingerprintOf } from '../builders'
import { sourceOf } from './exportedFiles'

const AT = '2026-11-02T08:00:00.000Z'
const ID = '2311.00001'

/** An export of these parts, as somebody could write it by hand. */
function files(parts: Readonly<Record<string, unknown>>, manifest: object = {}): Map<string, string> {
  const made = new Map<string, string>()
  const list: [string, number][] = []
  for (const [name, records] of Object.entries(parts)) {
    made.set(name, typeof records === 'string' ? records : JSON.stringify({ records }))
    list.push([name, Array.isArray(records) ? records.length : 1])
  }
  const head = { format: EXPORT_FORMAT, formatVersion: 1, exportedAt: AT, withPapers: true, parts: list }
  return made.set(MANIFEST, JSON.stringify({ ...head, ...manifest }))
}

async function merged(made: ReadonlyMap<string, string>, settings = false) {
  const opened = await aLibrary()
  await opened.library.importFiles([aDigest('2023-11-01.cs.LG.md', anEntry(ID))])
  await opened.library.flush()
  opened.stores.written.length = 0
  const report = await opened.library.mergeExport(sourceOf(made), settings)
  await opened.library.flush()
  return { ...opened, report }
}

const reading = { readAt: AT, readVersion: 1, starredAt: null }
const note = { text: 'a note', createdAt: AT, changedAt: AT }
const paper = {
  id: '2311.00009',
  title: { zh: '题', en: 'T' },
  tldr: { zh: '', en: '' },
  category: 'cs.LG',
  announceType: 'new',
  version: 1,
  date: '2023-11-01',
  digest: 1,
  fingerprint: 5,
  abstract: { zh: '', en: '' },
  cut: { zh: false, en: false },
}
const digest = {
  number: 1,
  fileName: '../../etc/passwd',
  name: 'cs.LG',
  channel: null,
  date: '2023-11-01',
  importedAt: AT,
  sha256: 'x',
  papers: ['2311.00009'],
  versions: [1],
  types: 'n',
}

test('a digest’s names come in without characters that cannot be seen', async () => {
  const named = {
    ...digest,
    date: '2023-11-02',
    fileName: '2023-11-02.\u202Edm.exe',
    name: 'cs\u200B.LG\n\u{E0041}',
    channel: '\u2066cs.LG\u2069',
  }
  const { library, stores } = await merged(
    files({ 'papers/0001.json': [paper], 'digests/0001.json': [named] }),
  )
  expect(await library.digests()).toContainEqual(
    expect.objectContaining({ name: 'cs.LG', channel: 'cs.LG', date: '2023-11-02' }),
  )
  const stored = [...stores.files].map(([, data]) => data).join()
  expect(stored).toContain('"fileName":"2023-11-02.dm.exe"')
  expect(stored).not.toMatch(/[\u200B\u202E\u2066\u2069\u{E0041}]/u)
})

describe('what is refused changes nothing', () => {
  const deep = '['.repeat(100) + ']'.repeat(100)
  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['no JSON', { 'notes/0001.json': '{"records":[' }],
    ['no records', { 'notes/0001.json': '{}' }],
    ['a list', { 'notes/0001.json': '[]' }],
    ['nested too deep', { 'notes/0001.json': `{"records":${deep}}` }],
    ['__proto__ as an id', { 'reading/0001.json': [['__proto__', reading]] }],
    ['constructor as an id', { 'notes/0001.json': [['constructor', note]] }],
    ['a path as an id', { 'notes/0001.json': [['../../2311.00001', note]] }],
    ['a note that is no text', { 'notes/0001.json': [[ID, { ...note, text: { length: 3 } }]] }],
    ['a note without a time', { 'notes/0001.json': [[ID, { ...note, changedAt: 'yesterday' }]] }],
    ['a mark that is no time', { 'reading/0001.json': [[ID, { ...reading, readAt: 7 }]] }],
    ['a mark taken back at no time', { 'reading/0001.json': [[ID, { ...reading, unreadAt: 'x' }]] }],
    ['a version that is none', { 'reading/0001.json': [[ID, { ...reading, readVersion: -1 }]] }],
    ['a pair of three', { 'reading/0001.json': [[ID, reading, 1]] }],
    ['a search without a query', { 'searches/0001.json': [{ name: 'x', query: ' ' }] }],
    ['a word of no kind', { 'keywords/0001.json': [{ text: 'x', kind: 'liked' }] }],
    ['a digest of unequal columns', { 'digests/0001.json': [{ ...digest, versions: [] }] }],
    ['a digest of no day', { 'digests/0001.json': [{ ...digest, date: '2023-11-1' }] }],
    ['a paper without texts', { 'papers/0001.json': [{ ...paper, title: 'T' }] }],
    [
      'a paper with a text too long',
      { 'papers/0001.json': [{ ...paper, tldr: { zh: 'x'.repeat(100_001), en: '' } }] },
    ],
  ])('%s', async (_what, bad) => {
    const good = { 'notes/0002.json': [[ID, note]], 'keywords/0002.json': [{ text: 'x', kind: 'muted' }] }
    const { report, stores, library } = await merged(files({ ...good, ...bad }))
    const [name] = Object.keys(bad)
    expect(report).toEqual({ kind: 'refused', problem: { kind: 'damaged', part: name } })
    expect(stores.written).toEqual([])
    expect((await library.openPaper(ID as PaperId))!.note).toBeNull()
  })

  test('fewer records than were written, and a part that is missing', async () => {
    const short = files({ 'notes/0001.json': [[ID, note]] }, { parts: [['notes/0001.json', 2]] })
    expect((await merged(short)).report).toMatchObject({ problem: { kind: 'damaged' } })
    const missing = files({}, { parts: [['notes/0001.json', 1]] })
    expect((await merged(missing)).report).toMatchObject({ problem: { kind: 'damaged' } })
  })

  test.each([
    '../notes/0001.json',
    'notes/../0001.json',
    '/notes/0001.json',
    'C:\\x.json',
    'notes/1.json',
    '__proto__',
    'markdown/arXiv-2311.00001.md',
  ])('a manifest that names %s', async (name) => {
    expect(kindOfPart(name)).toBeNull()
    const { report } = await merged(files({}, { parts: [[name, 0]] }))
    expect(report).toMatchObject({ problem: { kind: 'damaged', part: MANIFEST } })
  })

  test('the same part twice, no manifest, one of another program, and a newer one', async () => {
    const twice = files(
      { 'notes/0001.json': [] },
      {
        parts: [
          ['notes/0001.json', 0],
          ['notes/0001.json', 0],
        ],
      },
    )
    expect((await merged(twice)).report).toMatchObject({ problem: { kind: 'damaged' } })
    expect((await merged(new Map())).report).toMatchObject({ problem: { kind: 'notAnExport' } })
    expect((await merged(files({}, { format: 'zotero' }))).report).toMatchObject({
      problem: { kind: 'damaged' },
    })
    expect((await merged(files({}, { formatVersion: 2 }))).report).toMatchObject({
      problem: { kind: 'newer' },
    })
  })

  test('a note that would be longer with ours than a note may be', async () => {
    const made = files({ 'notes/0001.json': [[ID, { ...note, text: 'x'.repeat(MAX_JOINED_NOTE) }]] })
    const opened = await aLibrary()
    await opened.library.writeNote(ID as PaperId, 'ours')
    expect(await opened.library.mergeExport(sourceOf(made), false)).toEqual({
      kind: 'refused',
      problem: { kind: 'noteTooLong', paper: ID },
    })
  })
})

describe('what is harmless is taken for what it is', () => {
  test('fields that nobody knows, and __proto__ among them, do nothing', async () => {
    const text = `{"records":[["${ID}",{"text":"a note","createdAt":"${AT}","changedAt":"${AT}","__proto__":{"polluted":1},"x":1}]]}`
    const { report, library, stores } = await merged(files({ 'notes/0001.json': text }))
    expect(report).toMatchObject({ kind: 'merged' })
    expect((await library.openPaper(ID as PaperId))!.note!.text).toBe('a note')
    expect(stores.files.get('notes/1')).not.toContain('polluted')
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  test('settings are taken value by value; what is none is the default', async () => {
    const settings = [
      JSON.parse(
        '{"theme":"sepia","language":"klingon","dwellSeconds":1e9,"keys":{"__proto__":["j"]},"__proto__":{"density":"compact"},"evil":1}',
      ),
    ]
    const { library } = await merged(files({ 'settings/0001.json': settings }), true)
    const now = (await library.begin()).settings
    expect(now).toMatchObject({ theme: 'sepia', language: 'system', density: 'comfortable' })
    expect(now).not.toHaveProperty('evil')
  })

  test('a digest’s checksum is not believed: its file, read later, still brings what it holds', async () => {
    const file = aDigest('2023-11-01.x.md', anEntry('2311.00007'))
    const read = await file.read()
    const sha256 = read.kind === 'read' ? read.sha256 : ''
    const made = files({ 'digests/0001.json': [{ ...digest, sha256 }], 'papers/0001.json': [paper] })
    const { library } = await merged(made)
    await library.importFiles([file])
    expect(await library.openPaper('2311.00007' as PaperId)).not.toBeNull()
    expect((await library.digests()).some(({ name }) => name === 'cs.LG')).toBe(true)
  })

  test('a place that it names for a digest’s file is not taken: nothing is read there', async () => {
    const path = '/etc/passwd'
    const { stores } = await merged(
      files({ 'digests/0001.json': [{ ...digest, path }], 'papers/0001.json': [paper] }),
    )
    expect(stores.files.get('digests/1')).toContain('../../etc/passwd') // its name is only a name
    expect(stores.files.get('digests/1')).not.toContain('"path"')
  })

  test('a paper’s fingerprint is not believed: a digest with a better text still brings it', async () => {
    const better = anEntry('2311.00009', { abstract: { zh: '译文', en: 'Text' } })
    const file = aDigest('2023-11-05.cs.LG.md', better)
    const made = files({ 'papers/0001.json': [{ ...paper, fingerprint: fingerprintOf(better) }] })
    const { library } = await merged(made)
    await library.importFiles([file])
    expect((await library.openPaper('2311.00009' as PaperId))!.abstract.en).toBe('Text')
  })
})

describe('a note as Markdown', () => {
  test('has a name of our own', () => {
    expect(noteFileName('2311.00001' as PaperId)).toBe('markdown/arXiv-2311.00001.md')
    expect(noteFileName('math.GT/0309136' as PaperId)).toBe('markdown/arXiv-math.GT-0309136.md')
  })

  test('a hostile title stays one line of text', () => {
    const title = { zh: '', en: 'A\n# [x](javascript:1) <img src=x> `$1$`' }
    const [first, blank] = noteMarkdown(ID as PaperId, title, note).split('\n')
    expect(first).toBe('# A \\# \\[x\\]\\(javascript:1\\) \\<img src=x\\> \\`\\$1\\$\\`')
    expect(blank).toBe('')
  })
})
