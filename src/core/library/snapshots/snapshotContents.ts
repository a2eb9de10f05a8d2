import type { PaperId } from '../../paperId'
import type { Keyword } from '../../search/keywords'
import type { SnapshotWeight } from '../../snapshots'
import { cleanSettings } from '../cleanSettings'
import { changedAt } from '../readingRecord'
import type { NoteRecord, ReadingRecord, StoredSearches } from '../storedShapes'
import type { ShardData, SingleData } from '../stores'
import type { VersionRecord } from '../versions/versionRecord'
import type { SNAPSHOT_SHARDS, SNAPSHOT_SINGLES, SnapshotContents } from './shelf'

export type SnapshotKind = (typeof SNAPSHOT_SHARDS)[number] | (typeof SNAPSHOT_SINGLES)[number]
type KindData = Pick<ShardData, (typeof SNAPSHOT_SHARDS)[number]> &
  Pick<SingleData, (typeof SNAPSHOT_SINGLES)[number]>

/** The data of one file that a snapshot holds, of a shape that was checked. */
export type SnapshotFile = {
  readonly [K in SnapshotKind]: { readonly kind: K; readonly data: KindData[K] }
}[SnapshotKind]

/** What one file adds to a snapshot's weight. */
export interface FileWeight {
  readonly notes: readonly PaperId[]
  readonly characters: number
  readonly marks: number
}

const NOTHING: FileWeight = { notes: [], characters: 0, marks: 0 }

export function weightOfFile(file: SnapshotFile): FileWeight {
  switch (file.kind) {
    case 'notes': {
      const { records } = file.data
      const characters = records.reduce((sum, [, { text }]) => sum + text.length, 0)
      return { notes: records.map(([id]) => id), characters, marks: 0 }
    }
    case 'reading': {
      const marks = file.data.records.reduce(
        (sum, [, { readAt, starredAt }]) => sum + Number(readAt !== null) + Number(starredAt !== null),
        0,
      )
      return { ...NOTHING, marks }
    }
    default:
      return NOTHING
  }
}

/** Of all files together: a note that stands in two of them, as damage may leave it, counts once. */
export function weightOfFiles(files: Iterable<FileWeight>): SnapshotWeight {
  const notes = new Set<PaperId>()
  let [characters, marks] = [0, 0]
  for (const file of files) {
    for (const id of file.notes) notes.add(id)
    characters += file.characters
    marks += file.marks
  }
  return { notes: notes.size, characters, marks }
}

function keepNewer<R>(records: Map<PaperId, R>, id: PaperId, record: R, changedAt: (record: R) => string) {
  const known = records.get(id)
  if (known === undefined || changedAt(known) <= changedAt(record)) records.set(id, record)
}

/** Puts a snapshot's files together, one after the other, as the stores put theirs. */
export class ContentsBuilder {
  readonly #wantsVersions: (id: PaperId) => boolean
  readonly #reading = new Map<PaperId, ReadingRecord>()
  readonly #notes = new Map<PaperId, NoteRecord>()
  readonly #versions = new Map<PaperId, VersionRecord>()
  #searches: StoredSearches = { next: 1, searches: [] }
  #keywords: readonly Keyword[] = []
  #settings: SingleData['settings'] = {}

  constructor(wantsVersions: (id: PaperId) => boolean) {
    this.#wantsVersions = wantsVersions
  }

  add(file: SnapshotFile): void {
    switch (file.kind) {
      case 'reading':
        for (const [id, record] of file.data.records) {
          keepNewer(this.#reading, id, record, changedAt)
        }
        break
      case 'notes':
        for (const [id, record] of file.data.records) {
          keepNewer(this.#notes, id, record, ({ changedAt }) => changedAt)
        }
        break
      case 'versions':
        for (const [id, record] of file.data.records) {
          if (this.#wantsVersions(id)) this.#versions.set(id, record)
        }
        break
      case 'searches':
        this.#searches = file.data
        break
      case 'keywords':
        this.#keywords = file.data.keywords
        break
      case 'settings':
        this.#settings = file.data
    }
  }

  get contents(): SnapshotContents {
    return {
      reading: this.#reading,
      notes: this.#notes,
      versions: this.#versions,
      searches: this.#searches,
      keywords: this.#keywords,
      settings: cleanSettings(this.#settings),
    }
  }
}
