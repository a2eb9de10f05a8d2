import { joinKeywords, joinSearches } from '@core/library/joinChoices'
import { KeptList } from '@core/library/keptList'
import { KeptSettings } from '@core/library/keptSettings'
import type { FlushReport, LibraryEvents } from '@core/library/libraryApi'
import { SaveWatch } from '@core/library/saveWatch'
import type { LibraryStores } from '@core/library/stores'
import type { NoteRecord, ReadingRecord, RecordShard } from '@core/library/storedShapes'
import { makeTables } from '@core/library/tables'
import { versionShardOf, type VersionRecord } from '@core/library/versions/versionRecord'
import type { PaperId } from '@core/paperId'
import type { SavedSearch } from '@core/search/savedSearch'
import { TestClock } from '../core/library/builders'

const ID = '2311.00001' as PaperId
const day = (turn: number): string => new Date(Date.UTC(2023, 10, 4) + turn * 1_000).toISOString()

/** A part of the library that keeps what the reader made in one file: the code that the app runs. */
export interface KeptPart {
  /** From the library's folder. */
  readonly file: string
  readonly clock: TestClock
  readonly watch: SaveWatch
  /** States that were told of the note. */
  readonly said: LibraryEvents['noteState']['state']['kind'][]
  /** Whether each change is saved by whoever flushes; otherwise one is on its way as soon as it is made. */
  readonly waits: boolean
  load(): Promise<unknown>
  /** Changes what is kept; `turn` is what is told apart. */
  change(turn: number): void
  flush(): Promise<FlushReport>
  /** What the app shows of it. */
  shown(): unknown
  /** The same in a file's data. */
  inFile(data: unknown): unknown
  /** Whether it is known not to be saved. */
  isUnsaved(): boolean
}

export const PARTS = ['notes', 'reading', 'versions', 'settings', 'searches', 'keywords'] as const
export type PartName = (typeof PARTS)[number]

/** A part over these stores. */
export function keptPart(name: PartName, stores: LibraryStores): KeptPart {
  const clock = new TestClock()
  const said: KeptPart['said'] = []
  const watch = new SaveWatch((event, payload) => {
    if (event === 'noteState') said.push((payload as LibraryEvents['noteState']).state.kind)
  })
  const listener = { ...watch.listener, onJoined: () => undefined }
  const tables = makeTables(stores, clock, listener, () => undefined)
  const { notes, reading, versions } = tables
  const common = { clock, watch, said, waits: true }
  const isUnsaved = (): boolean => watch.health.kind === 'trouble'
  switch (name) {
    case 'notes':
      return {
        ...common,
        file: 'notes/0001.json',
        load: () => notes.load(),
        change: (turn) => notes.set(ID, { text: `note ${turn}`, createdAt: day(0), changedAt: day(turn) }),
        flush: () => notes.flush(),
        shown: () => notes.get(ID)?.text,
        inFile: (data) => (data as RecordShard<NoteRecord>).records[0]?.[1].text,
        isUnsaved: () => isUnsaved() && notes.isPending(ID),
      }
    case 'reading':
      return {
        ...common,
        file: 'reading/0001.json',
        load: () => reading.load(),
        change: (turn) => reading.set(ID, { readAt: day(turn), readVersion: 1, starredAt: null }),
        flush: () => reading.flush(),
        shown: () => reading.get(ID)?.readAt,
        inFile: (data) => (data as RecordShard<ReadingRecord>).records[0]?.[1].readAt,
        isUnsaved: () => isUnsaved() && reading.isPending(ID),
      }
    case 'versions':
      return {
        ...common,
        file: `versions/${String(versionShardOf(ID)).padStart(4, '0')}.json`,
        waits: false,
        load: () => versions.of(ID),
        change(turn) {
          const note = { text: `former ${turn}`, changedAt: day(turn) }
          versions.keep(ID, [{ note, before: 'change', successor: null }])
        },
        flush: () => versions.flush(),
        shown: async () => {
          const { versions: kept } = await versions.of(ID)
          return kept.at(-1)?.text
        },
        inFile: (data) => (data as RecordShard<VersionRecord>).records[0]?.[1].versions.at(-1)?.text,
        isUnsaved,
      }
    case 'settings': {
      const kept = new KeptSettings(stores, clock, watch)
      return {
        ...common,
        file: 'settings.json',
        load: () => kept.load(),
        change: (turn) => kept.changeSettings({ dwellSeconds: 1 + (turn % 50) }),
        flush: () => kept.flush(),
        shown: () => kept.settings.dwellSeconds,
        inFile: (data) => (data as { dwellSeconds?: number }).dwellSeconds,
        isUnsaved,
      }
    }
    case 'searches': {
      const list = new KeptList({
        ...{ name, empty: { next: 1, searches: [] }, stores, clock, watch },
        ...{ join: joinSearches, onJoined: () => undefined },
      })
      return {
        ...common,
        file: 'searches.json',
        load: () => list.load(),
        change: (turn) => list.change({ next: 2, searches: [{ id: 1, name: 'one', query: `q${turn}` }] }),
        flush: () => list.flush(),
        shown: () => list.data.searches[0]?.query,
        inFile: (data) => (data as { searches: SavedSearch[] }).searches[0]?.query,
        isUnsaved,
      }
    }
    case 'keywords': {
      const list = new KeptList({
        ...{ name, empty: { keywords: [] }, stores, clock, watch },
        ...{ join: joinKeywords, onJoined: () => undefined },
      })
      return {
        ...common,
        file: 'keywords.json',
        load: () => list.load(),
        change: (turn) => list.change({ keywords: [{ text: `word ${turn}`, kind: 'muted' }] }),
        flush: () => list.flush(),
        shown: () => list.data.keywords[0]?.text,
        inFile: (data) => (data as { keywords: { text: string }[] }).keywords[0]?.text,
        isUnsaved,
      }
    }
  }
}
