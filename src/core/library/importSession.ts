import type { FileReport, ImportReport, LibraryState } from '../reports'
import type { ContentSaver } from './contentSaver'
import type { ImportFile, ReadFile } from './importFile'
import { importFile } from './importing'
import type { Emit } from './library'
import type { FlushReport } from './libraryApi'
import type { Clock, LibraryStores } from './stores'
import type { Tables } from './tables'

/**
 * Changed shards are written once this many wait, so that a great import needs no great memory. Rarely
 * enough that the last one, which is still being filled, is not written too often.
 */
const SHARDS_BEFORE_SAVE = 6
/** Milliseconds between two words of progress. */
const PROGRESS_EVERY = 100

export interface ImportSession {
  readonly files: readonly ImportFile[]
  readonly tables: Tables
  readonly clock: Clock
  readonly stores: LibraryStores
  readonly content: ContentSaver
  readonly isComplete: () => Promise<boolean>
  readonly emit: Emit
  readonly ready: () => LibraryState
}

/**
 * Imports files one after the other, saving as it goes. When the disk takes no more, the files not yet
 * imported are reported as not stored, and the report says that the others are not saved yet; where the
 * library cannot be read, all are refused.
 */
export async function importFiles(session: ImportSession): Promise<ImportReport> {
  const { files, tables, clock, content, emit } = session
  const reports: FileReport[] = []
  const before = stateOf(tables)
  if (!(await session.isComplete())) {
    const report: ImportReport = { files: [], refused: { kind: 'libraryUnreadable' } }
    emit('imported', report)
    return report
  }
  let toldAt = 0
  let saving: Promise<FlushReport> = Promise.resolve({ kind: 'flushed' })
  let ahead = reading(files[0], tables)
  for (const [done, file] of files.entries()) {
    const now = clock.now().getTime()
    if (files.length > 1 && now - toldAt >= PROGRESS_EVERY) {
      toldAt = now
      emit('importProgress', { done, total: files.length, name: file.name })
      await clock.breathe()
    }
    const read = ahead
    ahead = reading(files[done + 1], tables)
    reports.push(await importOne(session, read === null ? file : { ...file, read: () => read }))
    if (tables.content.changedShards < SHARDS_BEFORE_SAVE) continue
    // the import goes on while the disk works, but not two saves ahead
    const saved = await saving
    if (saved.kind === 'notFlushed') {
      for (const { name } of files.slice(done + 1)) {
        reports.push({ name, kind: 'failed', failure: { kind: 'notStored', failure: saved.failure } })
      }
      void ahead?.then((result) => result.kind === 'read' && result.release?.())
      break
    }
    saving = content.save()
  }
  // whatever an earlier save of this import could not write, this one tries again
  const saved = await content.save()
  const report: ImportReport = {
    files: reports,
    ...(saved.kind === 'notFlushed' && { notSaved: saved.failure }),
  }
  const hasChanged = reports.some(({ kind }) => kind !== 'failed' && kind !== 'unchanged')
  if (hasChanged || stateOf(tables) !== before) {
    emit('libraryChanged', session.ready())
  }
  emit('imported', report)
  return report
}

/**
 * Begins to read and parse a file while the one before it is still being imported: the first is mostly
 * waiting, the second happens in a thread of its own.
 */
function reading(file: ImportFile | undefined, tables: Tables): Promise<ReadFile> | null {
  if (file === undefined) return null
  const read = file.read().then((result) => {
    const isNew = result.kind === 'read' && tables.digests.withBytes(result.sha256) === undefined
    if (isNew) result.open().catch(() => undefined) // told when its turn comes
    return result
  })
  read.catch(() => undefined) // told when its turn comes, which it may not
  return read
}

/** Changes when papers came in or rows were put right, also by a file that then went wrong. */
function stateOf({ marks, content }: Tables): string {
  return `${marks.present.count()} ${content.repairs}`
}

/** Imports one file. Never rejects: one whose papers lie in a shard that cannot be read is not stored. */
async function importOne({ tables, clock, stores }: ImportSession, file: ImportFile): Promise<FileReport> {
  try {
    return await importFile(tables, clock, file)
  } catch (error) {
    return { name: file.name, kind: 'failed', failure: { kind: 'notStored', failure: stores.failure(error) } }
  }
}
