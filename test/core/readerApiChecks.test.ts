import {
  MAX_NOTE_LENGTH,
  MAX_PAIRED_LENGTH,
  MAX_PAIRS_ASKED,
  MAX_ROWS_ASKED,
  READER_METHODS,
  type ReaderMethod,
} from '@core/readerApi'
import {
  areArgumentsOf,
  MAX_FILES_DROPPED,
  MAX_PATH_LENGTH,
  MAX_QUERY_LENGTH,
  MAX_ROWS_NAMED,
} from '@core/readerApiChecks'
import { describe, expect, test } from 'vitest'
import { payloads } from '../faults/payloads'
import { tallyOf } from '../faults/tally'
import { aList, aMark, aPair, GOOD_CALLS, rows } from './goodCalls'

/** Calls that a page which turned might make. */
const BAD: Record<ReaderMethod, readonly (readonly unknown[])[]> = {
  start: [[undefined], [{}]],
  digests: [[null]],
  rowsBefore: [
    [rows(1), null],
    [rows(1), null, ''],
    [rows(1), null, '2023-11-3'],
    [[1], null, '2023-11-03'],
    [rows(1), -1, '2023-11-03'],
  ],
  undoOffer: [[1]],
  counts: [[0]],
  list: [
    [],
    [aList, aList],
    [null],
    [[aList]],
    [{ ...aList, extra: 1 }],
    [{ scope: aList.scope, query: '' }],
    [{ ...aList, query: 'q'.repeat(MAX_QUERY_LENGTH + 1) }],
    [{ ...aList, query: ['a'] }],
    [{ ...aList, keep: [1, 2] }],
    [{ ...aList, keep: new Uint32Array(MAX_ROWS_NAMED + 1) }],
    [{ ...aList, scope: { kind: 'everything' } }],
    [{ ...aList, scope: { kind: 'unread', digest: 1 } }],
    [{ ...aList, scope: { kind: 'search', search: 'x' } }],
    [{ ...aList, muted: 'gone' }],
    [{ ...aList, muted: undefined }],
    [{ ...aList, scope: { kind: 'digest' } }],
    [{ ...aList, scope: { kind: 'digest', digest: -1 } }],
    [{ ...aList, scope: { kind: 'digest', digest: 1.5 } }],
    [{ ...aList, scope: { kind: 'digest', digest: '1' } }],
    [{ ...aList, scope: { kind: 'category', category: 'c'.repeat(101) } }],
    [{ ...aList, scope: { kind: 'category', category: 7 } }],
    [Object.create(aList)],
  ],
  stopSearch: [[1], [null]],
  savedSearches: [[1]],
  saveSearch: [['a'], ['a', null], ['q'.repeat(MAX_QUERY_LENGTH + 1), ''], ['a', 'n'.repeat(101)], [7, '']],
  keepSearches: [
    [],
    [{}],
    [[{ id: 1, name: '' }]],
    [[{ id: -1, name: '', query: '' }]],
    [[{ id: 1, name: '', query: '', extra: 1 }]],
    [Array.from({ length: 201 }, (_, id) => ({ id, name: '', query: 'a' }))],
  ],
  keywords: [[0]],
  keepKeywords: [
    [],
    [['LoRA']],
    [[{ text: 'LoRA', kind: 'loved' }]],
    [[{ text: 'x'.repeat(101), kind: 'muted' }]],
    [Array.from({ length: 501 }, (_, at) => ({ text: `${at}`, kind: 'muted' }))],
  ],
  rows: [
    [],
    [rows(1)],
    [new Uint32Array(MAX_ROWS_ASKED + 1), null],
    [[1, 2], null],
    [new Uint8Array(4), null],
    [new Float64Array(1), null],
    // one row on a buffer of 12 MB, all of which would be copied
    [new Uint32Array(new ArrayBuffer(12_000_000), 0, 1), null],
    [rows(1), undefined],
    [rows(1), NaN],
    [rows(1), 2 ** 32],
    [rows(1), null, 1],
  ],
  openPaper: [
    [],
    [null],
    ['2311.01442v2'],
    ['../2311.01442'],
    ['__proto__'],
    ['2311.01442\n'],
    [{ toString: () => '2311.01442' }],
  ],
  pair: [
    [],
    [aPair],
    [[aPair], 1],
    [[null]],
    [[{ ...aPair, cut: false }]],
    [[{ ...aPair, texts: { zh: '一。' } }]],
    [[{ ...aPair, texts: { ...aPair.texts, fr: '' } }]],
    [[{ ...aPair, texts: { zh: '', en: 'x'.repeat(MAX_PAIRED_LENGTH + 1) } }]],
    [Array(MAX_PAIRS_ASKED + 1).fill(aPair)],
  ],
  mark: [
    [null],
    [{ ...aMark, mark: 'noted' }],
    [{ ...aMark, value: 1 }],
    [{ ...aMark, rows: new Uint32Array(MAX_ROWS_NAMED + 1) }],
    [{ ...aMark, undoable: undefined }],
    [{ mark: 'read', value: true, rows: rows(1) }],
    [JSON.parse('{"mark":"read","value":true,"undoable":true,"__proto__":{"rows":[]}}')],
  ],
  undo: [[1]],
  redo: [[null]],
  writeNote: [
    ['2311.01442'],
    ['2311.01442', null],
    ['2311.01442', 'x'.repeat(MAX_NOTE_LENGTH + 1)],
    ['', 'text'],
    [undefined, 'text'],
    ['2311.01442', 'text', true],
  ],
  noteVersions: [[], ['__proto__'], ['../2311.01442'], ['2311.01442', 1], [7]],
  noteVersion: [['2311.01442'], ['2311.01442', -1], ['2311.01442', 1.5], ['2311.01442', '1'], ['x', 1]],
  bringBackNote: [[], ['2311.01442'], ['2311.01442', null], ['2311.01442', NaN], ['constructor', 1], [1, 1]],
  deletedNotes: [[1], [null]],
  saveNow: [[true]],
  importByDialog: [[], ['file'], [['files']], ['/etc/passwd']],
  importSample: [['sample']],
  importDropped: [
    [],
    [[]],
    ['/a.md'],
    [['a.md']],
    [['../a.md']],
    [['/a.md', '']],
    [['/a\0.md']],
    [[null]],
    [['/' + 'a'.repeat(MAX_PATH_LENGTH)]],
    [Array.from({ length: MAX_FILES_DROPPED + 1 }, () => '/a.md')],
    [{ 0: '/a.md', length: 1 }],
    [['file:///a.md']],
  ],
  changeSettings: [
    [],
    [null],
    [[]],
    [{ theme: 'blue' }],
    [{ zhType: { family: 'sans', size: 900, leading: 1.8, measure: 38 } }],
    [{ zhType: { family: 'a\nb', size: 16, leading: 1.8, measure: 38 } }],
    [{ enType: { family: 'serif', size: 16, leading: 1.8 } }],
    [{ textScale: 0 }],
    [{ columnShare: 1 }],
    [{ englishFirst: 'yes' }],
    [{ dwellSeconds: -1 }],
    [{ dwellSeconds: '2' }],
    [{ dwellSeconds: NaN }],
    [{ dwellSeconds: Infinity }],
    [{ theme: undefined }],
    [{ keys: { fly: ['f'] } }],
    [{ keys: { next: ['Mod+'] } }],
    [{ keys: [] }],
    [{ markOnScroll: 1 }],
    [{ colour: 'red' }],
    [{ constructor: 'x' }],
    [JSON.parse('{"__proto__":{"theme":"dark"}}')],
  ],
  keepSession: [
    [null],
    [{ openPaper: 'x' }],
    [{ openPaper: undefined }],
    [{ scope: null }],
    [{ scope: { kind: 'all', then: 1 } }],
    [{ listWidth: -1 }],
    [{ listWidth: 1e9 }],
    [{ windowPlace: { x: 0 } }],
  ],
  openLink: [
    [],
    [null],
    ['https://a.example'],
    ['HTTPS://a.example/'],
    ['javascript:alert(1)'],
    ['file:///etc/passwd'],
    ['https://user@a.example/'],
    ['https://a.example/\u0000'],
    ['https://a.example/', 'x'],
    [`https://a.example/${'a'.repeat(2_048)}`],
  ],
  copyText: [[], [1], ['a', 'b'], ['a'.repeat(2_000_001)]],
  openOnArxiv: [[], ['https://arxiv.org/abs/2311.01442'], ['2311.01442?x'], ['javascript:alert(1)']],
  printPage: [[null], [{ silent: true }]],
  savePdf: [[], ['/etc/passwd'], ['../x.pdf'], [undefined], ['2311.01442', '/tmp']],
  exportLibrary: [[], ['/etc/passwd'], [true, '/etc/passwd'], [1]],
  chooseExport: [['/etc/passwd']],
  mergeExport: [[], [null], ['/etc/passwd'], [true, '/etc/passwd']],
  libraryPlace: [['/etc']],
  moveLibrary: [['/etc'], [null]],
  keepLibraryPlace: [[true]],
  showLibraryFolder: [['/etc']],
}

describe.each(READER_METHODS)('%s', (method) => {
  test('takes what the page sends', () => {
    for (const [index, args] of GOOD_CALLS[method].entries()) {
      expect(areArgumentsOf(method, args), `call ${index}`).toBe(true)
    }
  })

  test('takes nothing else', () => {
    for (const [index, args] of BAD[method].entries()) {
      expect(areArgumentsOf(method, args), `call ${index}`).toBe(false)
    }
  })
})

test('payloads of every sort have no effect where they are invalid, and harm nothing where they are not', async () => {
  const each = 200
  expect(await tallyOf(payloads, each)).toEqual({
    tried: each * READER_METHODS.length,
    lost: 0,
    words: [],
  })
}, 60_000)
