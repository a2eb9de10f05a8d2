import { NO_SNAPSHOTS } from '@core/library/snapshots/snapshotPart'
import type { Announcement, OpenPaper, Row } from '@core/paper'
import { pairTexts } from '@core/align/pairTexts'
import type { PairRequest } from '@core/pairing'
import type { PaperId } from '@core/paperId'
import type { Listing, Reader, ReaderEvent, ReaderEvents, Start } from '@core/readerApi'
import type { ChangeReport } from '@core/reports'
import { DEFAULT_SESSION, DEFAULT_SETTINGS, type Settings } from '@core/settings'
import { vi } from 'vitest'

const CHANGED: ChangeReport = { kind: 'changed' }

export const paperId = (text: string): PaperId => text as PaperId

/** Parts of a paper that a test cares about; the rest is plain. */
export interface PaperParts extends Partial<Omit<OpenPaper, 'row'>> {
  readonly row?: Partial<Row>
}

export function aPaper(number: number, { row, ...parts }: PaperParts = {}): OpenPaper {
  const id = paperId(`2311.${String(1000 + number).padStart(5, '0')}`)
  return {
    row: {
      number,
      id,
      title: { zh: `第 ${number} 篇论文的标题`, en: `The title of paper ${number}` },
      tldr: { zh: `第 ${number} 篇说了什么。`, en: '' },
      category: 'cs.LG',
      announceType: 'new',
      version: 1,
      read: false,
      starred: false,
      noted: false,
      updated: false,
      followed: [],
      muted: [],
      ...row,
    },
    abstract: { zh: `第 ${number} 篇的摘要。`, en: `The abstract of paper ${number}.` },
    cut: { zh: false, en: false },
    textsLost: false,
    categories: ['cs.LG'],
    announcements: [anAnnouncement()],
    note: null,
    ...parts,
  }
}

export function anAnnouncement(parts: Partial<Announcement> = {}): Announcement {
  return { digest: 1, name: 'cs.LG', date: '2023-11-03', announceType: 'new', version: 1, ...parts }
}

/**
 * A reader with these papers in memory, whose answers to `openPaper` can be held back. Marks and notes
 * are kept; saving a note is up to the test (`tell('noteState', …)`).
 */
export function aReader(papers: readonly OpenPaper[], changes: Partial<Settings> = {}) {
  const byId = new Map(papers.map((paper) => [paper.row.id, paper]))
  const listeners = new Map<ReaderEvent, Set<(payload: never) => void>>()
  let settings: Settings = { ...DEFAULT_SETTINGS, language: 'zh', ...changes }
  let held: (() => void)[] | null = null

  function tell<E extends ReaderEvent>(event: E, payload: ReaderEvents[E]): void {
    for (const listener of listeners.get(event) ?? []) listener(payload as never)
  }
  function rowOf(number: number): Row {
    return [...byId.values()].find((paper) => paper.row.number === number)!.row
  }
  function put(paper: OpenPaper): void {
    byId.set(paper.row.id, paper)
  }
  const numbers = (): Uint32Array => Uint32Array.from(byId.values(), (paper) => paper.row.number)

  const reader = {
    start: vi.fn(async (): Promise<Start> => ({
      settings,
      session: DEFAULT_SESSION,
      systemLocale: 'zh',
      platform: 'linux',
      version: '0.0.0',
      library: {
        kind: 'ready',
        complete: true,
        papers: byId.size,
        digests: 1,
        readOnly: false,
        notices: [],
      },
      health: { kind: 'well' },
      moved: null,
    })),
    digests: vi.fn(async () => []),
    counts: vi.fn(async () => ({
      all: byId.size,
      unread: byId.size,
      starred: 0,
      noted: 0,
      updated: 0,
      categories: [],
      followed: null,
      searches: [],
      digestUnread: new Uint32Array(),
    })),
    list: vi.fn(async (): Promise<Listing> => ({
      rows: numbers(),
      complete: true,
      searched: 'everything',
      stopped: false,
      mutedRows: 0,
      followedRows: 0,
    })),
    savedSearches: vi.fn(async () => []),
    saveSearch: vi.fn(async () => null),
    keepSearches: vi.fn(async () => CHANGED),
    keywords: vi.fn(async () => []),
    keepKeywords: vi.fn(async () => CHANGED),
    stopSearch: vi.fn(async () => undefined),
    rows: vi.fn(async (asked: Uint32Array) => Array.from(asked, rowOf)),
    openPaper: vi.fn(async (id: PaperId) => {
      const answer = byId.get(id) ?? null
      if (held) await new Promise<void>((resolve) => held!.push(resolve))
      return answer
    }),
    pair: vi.fn(async (requests: readonly PairRequest[]) => requests.map(pairTexts)),
    mark: vi.fn(async ({ mark, value, rows }: Parameters<Reader['mark']>[0]) => {
      for (const number of rows) {
        const paper = [...byId.values()].find(({ row }) => row.number === number)!
        const updated = mark === 'read' ? false : paper.row.updated
        put({
          ...paper,
          row: { ...paper.row, [mark]: value === 'turned' ? !paper.row[mark] : value, updated },
        })
      }
      tell('marksChanged', rows)
      return CHANGED
    }),
    rowsBefore: vi.fn(async () => new Uint32Array()),
    undoOffer: vi.fn(async () => ({ undo: null, redo: null })),
    undo: vi.fn(async () => null),
    redo: vi.fn(async () => null),
    tellHeldNotes: vi.fn(async () => undefined),
    writeNote: vi.fn(async (id: PaperId, text: string) => {
      const paper = byId.get(id)!
      put({ ...paper, note: text === '' ? null : { text, changedAt: '2023-11-03T00:00:00.000Z' } })
      tell('noteState', { id, state: { kind: 'editing' } })
      return CHANGED
    }),
    noteVersions: vi.fn(async () => []),
    noteVersion: vi.fn(async () => null),
    bringBackNote: vi.fn(async () => ({ kind: 'gone' as const })),
    deletedNotes: vi.fn(async () => []),
    saveNow: vi.fn(async () => undefined),
    importByDialog: vi.fn(async () => undefined),
    importSample: vi.fn(async () => undefined),
    importDropped: vi.fn(async () => ({ kind: 'taken' as const })),
    changeSettings: vi.fn(async (change: Partial<Settings>) => {
      settings = { ...settings, ...change }
      return settings
    }),
    keepSession: vi.fn(async () => undefined),
    openOnArxiv: vi.fn(async () => undefined),
    openLink: vi.fn(async () => undefined),
    copyText: vi.fn(async () => undefined),
    printPage: vi.fn(async () => ({ kind: 'printed' as const })),
    savePdf: vi.fn(async () => ({ kind: 'cancelled' as const })),
    exportLibrary: vi.fn(async () => ({ kind: 'cancelled' as const })),
    chooseExport: vi.fn(async () => ({ kind: 'cancelled' as const })),
    mergeExport: vi.fn(async () => {
      throw new Error('not asked here')
    }),
    libraryPlace: vi.fn(async () => ({ folder: '/library', moveTo: null, fixed: false, moved: false })),
    moveLibrary: vi.fn(async () => ({ kind: 'cancelled' as const })),
    keepLibraryPlace: vi.fn(async () => ({ folder: '/library', moveTo: null, fixed: false, moved: false })),
    ...NO_SNAPSHOTS,
    showLibraryFolder: vi.fn(async () => undefined),
    on<E extends ReaderEvent>(event: E, listener: (payload: ReaderEvents[E]) => void): () => void {
      const set = listeners.get(event) ?? new Set()
      listeners.set(event, set.add(listener as (payload: never) => void))
      return () => void set.delete(listener as (payload: never) => void)
    },
  } satisfies Reader

  return {
    reader,
    tell,
    put,
    remove: (id: PaperId) => void byId.delete(id),
    paper: (id: PaperId) => byId.get(id)!,
    /** From here on answers to `openPaper` wait for `release`. */
    hold: () => {
      held = []
    },
    /** Lets the oldest answer that is held go, or from here on all. */
    release: (which: 'oldest' | 'all' = 'all') => {
      if (which === 'oldest') return held?.shift()?.()
      for (const go of held ?? []) go()
      held = null
    },
  }
}

export type TestReader = ReturnType<typeof aReader>
