import {
  MAX_LONG_NOTE,
  MAX_NOTES_HELD,
  MAX_PAIRS_ASKED,
  MAX_ROWS_ASKED,
  type ListRequest,
  type MarkRequest,
  type ReaderMethod,
} from '@core/readerApi'
import { MAX_QUERY_LENGTH } from '@core/readerApiChecks'
import type { PairRequest } from '@core/pairing'
import { DEFAULT_SESSION, DEFAULT_SETTINGS } from '@core/settings'

export const rows = (...numbers: number[]): Uint32Array => Uint32Array.from(numbers)
export const aList: ListRequest = { scope: { kind: 'unread' }, query: 'graph 图', keep: rows(3, 1) }
export const aPair: PairRequest = { texts: { zh: '一。', en: 'One.' }, cut: { zh: false, en: true } }
export const aMark: MarkRequest = { mark: 'read', value: true, rows: rows(0, 7), undoable: true }

/** Calls as the page makes them, by method. */
export const GOOD_CALLS: Record<ReaderMethod, readonly (readonly unknown[])[]> = {
  start: [[]],
  digests: [[]],
  counts: [[]],
  list: [
    [aList],
    [{ ...aList, query: 'q'.repeat(MAX_QUERY_LENGTH), scope: { kind: 'digest', digest: 0 } }],
    [{ ...aList, query: '', scope: { kind: 'category', category: 'cs.LG' } }],
    [{ ...aList, scope: { kind: 'search', search: 2 }, muted: 'folded' }],
    [{ ...aList, scope: { kind: 'followed' }, muted: 'shown' }],
  ],
  stopSearch: [[]],
  savedSearches: [[]],
  saveSearch: [
    ['cat:cs 图', ''],
    ['q'.repeat(MAX_QUERY_LENGTH), '名'.repeat(100)],
  ],
  keepSearches: [[[]], [[{ id: 3, name: '', query: 'a' }]]],
  keywords: [[]],
  keepKeywords: [
    [[]],
    [
      [
        { text: 'LoRA', kind: 'followed' },
        { text: '图', kind: 'muted' },
      ],
    ],
  ],
  rows: [
    [rows(1, 2), null],
    [new Uint32Array(MAX_ROWS_ASKED), 12],
    [rows(1, 2, 3, 4).subarray(1, 3), null],
  ],
  rowsBefore: [
    [rows(1, 2), null, '2023-11-03'],
    [rows(), 3, '2023-11-03'],
  ],
  undoOffer: [[]],
  openPaper: [['2311.01442'], ['math.GT/0309136']],
  pair: [[[]], [[aPair]], [Array(MAX_PAIRS_ASKED).fill(aPair)]],
  mark: [
    [aMark],
    [{ ...aMark, mark: 'starred', value: false, undoable: false }],
    [{ ...aMark, undoable: 'joined' }],
  ],
  undo: [[]],
  redo: [[]],
  writeNote: [
    ['2311.01442', ''],
    ['2311.01442', '笔'.repeat(MAX_LONG_NOTE)],
  ],
  noteVersions: [['2311.01442'], ['math.GT/0309136']],
  noteVersion: [['2311.01442', 1]],
  bringBackNote: [['math.GT/0309136', 20]],
  deletedNotes: [[]],
  saveNow: [[]],
  tellHeldNotes: [[[]], [['2311.01442', 'math.GT/0309136']], [Array(MAX_NOTES_HELD).fill('2311.01442')]],
  importByDialog: [['files'], ['folder']],
  importSample: [[]],
  importDropped: [[['/a/b.md']], [['C:\\a.md', 'D:/b']]],
  changeSettings: [[{}], [{ theme: 'dark' }], [{ keys: { next: ['x'], undo: [] } }], [DEFAULT_SETTINGS]],
  keepSession: [
    [{}],
    [{ openPaper: null }],
    [{ openPaper: '2311.01442', listWidth: 300.5 }],
    [DEFAULT_SESSION],
  ],
  exportLibrary: [[true], [false]],
  chooseExport: [[]],
  mergeExport: [[true], [false]],
  openOnArxiv: [['2311.01442']],
  openLink: [['https://a.example/b?c#d'], ['http://a.example/']],
  copyText: [[''], ['$x$ 中文']],
  printPage: [[]],
  savePdf: [[null], ['2311.01442']],
  showLibraryFolder: [[]],
  libraryPlace: [[]],
  moveLibrary: [[]],
  keepLibraryPlace: [[]],
  snapshots: [[]],
  makeSnapshot: [[true], [false]],
  releaseSnapshots: [[]],
  lookAtSnapshot: [[1], [4_294_967_295]],
  snapshotNote: [[1, '2311.00001']],
  leaveSnapshot: [[]],
  restoreSnapshot: [[12]],
}
