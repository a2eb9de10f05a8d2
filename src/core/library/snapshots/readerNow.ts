import type { PaperId } from '../../paperId'
import type { NoteRecord, ReadingRecord } from '../storedShapes'
import type { Tables } from '../tables'

function recordsIn<R>(store: {
  ids(): Iterable<PaperId>
  get(id: PaperId): R | null
}): ReadonlyMap<PaperId, R> {
  const records = new Map<PaperId, R>()
  for (const id of store.ids()) records.set(id, store.get(id)!)
  return records
}

/** Every reading state as the reader left it, saved or not. */
export function readingOf({ reading }: Tables): ReadonlyMap<PaperId, ReadingRecord> {
  return recordsIn(reading)
}

/** Every note as the reader left it, saved or not. */
export function notesOf({ notes }: Tables): ReadonlyMap<PaperId, NoteRecord> {
  return recordsIn(notes)
}
