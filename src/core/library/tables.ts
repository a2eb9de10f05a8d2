import type { RowNumber } from '../paper'
import type { SaveFailure } from '../reports'
import type { PaperId } from '../paperId'
import { Bits } from './bits'
import { ContentStore } from './contentStore'
import { DigestStore } from './digestStore'
import { DigestTable } from './digestTable'
import type { FlushReport } from './libraryApi'
import type { Joined } from './joinShard'
import { MarkTable } from './markTable'
import { mergeNote, mergeReading } from './moving/mergeState'
import { PaperFacts } from './paperFacts'
import { changedAt } from './readingRecord'
import { RecordStore } from './recordStore'
import { RowTable } from './rowTable'
import { TextIndex } from './search/textIndex'
import {
  LOST_TEXT,
  NOTE_SHARD_CHARACTERS,
  READING_PER_SHARD,
  type NoteRecord,
  type StoredDigest,
  type StoredRow,
} from './storedShapes'
import type { Clock, LibraryStores } from './stores'
import { VersionStore } from './versions/versionStore'
import { reconcile } from './tornShards'

/** Told by the stores of what the reader made. */
export interface SavingListener {
  readonly onSaving: (kind: 'reading' | 'notes', ids: readonly PaperId[]) => void
  readonly onSaved: (kind: 'reading' | 'notes', ids: readonly PaperId[]) => void
  readonly onFailed: (kind: 'reading' | 'notes', ids: readonly PaperId[], failure: SaveFailure) => void
  readonly onFlushed: (kind: 'reading' | 'notes' | 'versions', report: FlushReport) => void
  /** What another program's change to a file has brought; it is shown from now on, and saved next. */
  readonly onJoined: (joined: {
    readonly notes: readonly Joined<NoteRecord>[]
    readonly reading: readonly PaperId[]
  }) => void
}

/** Everything the library holds: what the world wrote, what the reader made, and what follows from both. */
export interface Tables {
  readonly content: ContentStore
  readonly digestStore: DigestStore
  readonly reading: RecordStore<'reading'>
  readonly notes: RecordStore<'notes'>
  /** The notes' former texts. */
  readonly versions: VersionStore
  readonly rows: RowTable
  readonly digests: DigestTable
  readonly facts: PaperFacts
  readonly marks: MarkTable
  readonly texts: TextIndex
}

/**
 * Empty tables over these stores; loading.ts fills them. `onBare` is called whenever papers are found to
 * have lost their texts.
 */
export function makeTables(
  stores: LibraryStores,
  clock: Clock,
  listener: SavingListener,
  onBare: () => void,
): Tables {
  const rows = new RowTable()
  const content = new ContentStore(
    stores,
    (first, papers) => reconcile(rows, (number, row) => seeRow(tables, number, row), first, papers),
    onBare,
  )
  const versions = new VersionStore(stores, clock, (report) => listener.onFlushed('versions', report))
  /** Notes that are among the versions already. */
  const keptUnsaved = new WeakSet<NoteRecord>()
  /** Their file may never be written again in this run: what was typed must lie on disk all the same. */
  function keepUnsaved(ids: readonly PaperId[]): void {
    for (const id of ids) {
      const note = tables.notes.get(id)
      if (note === null || keptUnsaved.has(note)) continue
      keptUnsaved.add(note)
      versions.keep(id, [{ note, before: 'elsewhere', successor: null }])
    }
  }
  const tables: Tables = {
    content,
    digestStore: new DigestStore(stores),
    reading: new RecordStore({
      kind: 'reading',
      stores,
      clock,
      weigh: () => 1,
      fullAt: READING_PER_SHARD,
      changedAt,
      join: mergeReading,
      onJoined: (joined) => listener.onJoined({ notes: [], reading: joined.map(({ id }) => id) }),
      // short: a mark costs nothing to write again, and nobody watches it being saved
      delay: 150,
      longestDelay: 600,
      onSaved: (ids) => listener.onSaved('reading', ids),
      onFailed: (ids, failure) => listener.onFailed('reading', ids, failure),
      onFlushed: (report) => listener.onFlushed('reading', report),
    }),
    notes: new RecordStore({
      kind: 'notes',
      stores,
      clock,
      weigh: ({ text }) => text.length,
      fullAt: NOTE_SHARD_CHARACTERS,
      changedAt: ({ changedAt }) => changedAt,
      join: mergeNote,
      onJoined: (notes) => {
        keepBefore(versions, notes)
        listener.onJoined({ notes, reading: [] })
      },
      delay: 400,
      longestDelay: 1_500,
      // a tool that synchronises folders may leave two files with a note of one paper
      onTwice({ id, newer, older }) {
        if (newer.text.includes(older.text)) return
        versions.keep(id, [{ note: older, before: 'elsewhere', successor: newer }])
      },
      // no text is overwritten before it is a version
      whyNotYet: (id, note) => versions.whyNotYet(id, note),
      onSaving: (ids) => listener.onSaving('notes', ids),
      onSaved: (ids) => listener.onSaved('notes', ids),
      onFailed: (ids, failure) => {
        if (failure.kind === 'changedElsewhere' || failure.kind === 'newerFormat') keepUnsaved(ids)
        listener.onFailed('notes', ids, failure)
      },
      onFlushed: (report) => listener.onFlushed('notes', report),
    }),
    versions,
    rows,
    digests: new DigestTable(),
    facts: new PaperFacts(),
    marks: new MarkTable(),
    texts: new TextIndex(rows, content),
  }
  return tables
}

/** Keeps what notes said before another program's text came into them; they wait for that. */
function keepBefore(versions: VersionStore, notes: readonly Joined<NoteRecord>[]): void {
  for (const { id, before, after } of notes) {
    if (before !== null) versions.keep(id, [{ note: before, before: 'elsewhere', successor: after }])
  }
}

/** Takes a row into every table that follows from rows. */
export function seeRow(tables: Tables, number: RowNumber, row: StoredRow): void {
  tables.rows.set(number, row)
  tables.facts.addRow(number, row)
  seeMarks(tables, number)
}

/** Takes a digest, new or in the place of the one of its number, into every table that follows from digests. */
export function seeDigest(tables: Tables, digest: StoredDigest): void {
  const isKnown = tables.digests.get(digest.number) !== undefined
  const before = tables.digests.rowsOf(digest.number)
  const numbers = digest.papers.map((id) => tables.rows.numberOf(id) ?? null)
  tables.digests.set(digest, numbers)
  if (isKnown) reviewFacts(tables, [...before, ...tables.digests.rowsOf(digest.number)])
  else for (const number of tables.facts.addDigest(digest, numbers)) seeMarks(tables, number)
}

/** Whether of the paper of this number only the row is left. */
export function isBare({ rows }: Tables, number: RowNumber | undefined): boolean {
  return number !== undefined && rows.get(number)?.fingerprint === LOST_TEXT
}

/** Gives digests that name papers without rows those that have come in since. */
export function fillHoles(tables: Tables): void {
  for (const digest of tables.digests.withHoles()) {
    const known = digest.papers.filter((id) => tables.rows.numberOf(id) !== undefined)
    if (known.length > tables.digests.rowsOf(digest.number).length) seeDigest(tables, digest)
  }
}

/** Works out anew what is said of these rows: a digest that was replaced may have said more. */
function reviewFacts(tables: Tables, numbers: readonly RowNumber[]): void {
  const { rows, facts, digests } = tables
  const isMeant = new Bits()
  for (const number of numbers) {
    isMeant.put(number, true)
    facts.forget(number)
    facts.addRow(number, rows.get(number)!)
  }
  const meant = (number: RowNumber | undefined): RowNumber | null =>
    number !== undefined && isMeant.has(number) ? number : null
  for (const digest of digests.entries()) {
    if (!digest.rows.some((number) => isMeant.has(number))) continue
    facts.addDigest(
      digest.stored,
      digest.stored.papers.map((id) => meant(rows.numberOf(id))),
    )
  }
  for (const number of numbers) seeMarks(tables, number)
}

/** Brings a row's marks in line with its reading state and note. */
export function seeMarks(tables: Tables, number: RowNumber): void {
  const row = tables.rows.get(number)
  if (row === undefined) return
  const note = tables.notes.get(row.id)
  tables.marks.see(number, tables.reading.get(row.id), note, tables.facts.versionOf(number))
  tables.texts.notes.see(number, note)
}
