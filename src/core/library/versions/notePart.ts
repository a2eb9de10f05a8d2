import type { DeletedNote, NoteVersion, VersionBefore, VersionNumber } from '../../noteVersions'
import { NoteLengths } from '../../noteLengths'
import { MOST_DELETED_LISTED, OPENING_LENGTH } from '../../noteVersions'
import type { PaperId } from '../../paperId'
import type { ReaderApi } from '../../readerApi'
import type { Emit } from '../library'
import type { SaveWatch } from '../saveWatch'
import type { NoteRecord } from '../storedShapes'
import type { Clock } from '../stores'
import type { Tables } from '../tables'
import { withVersions, type StoredVersion, type VersionRecord } from './versionRecord'
import { PAUSE, textsToKeep, type NoteTrail } from './versionRule'

export interface NotePartOptions {
  readonly tables: Tables
  readonly clock: Clock
  readonly watch: SaveWatch
  readonly emit: Emit
  /** Told of papers that have a note now and had none, or the other way round. */
  readonly changed: (ids: readonly PaperId[]) => void
  /** Told when stores have been read that may have something to say to the person. */
  readonly haveRead: () => void
}

/** From so many notes on, those that were left alone are forgotten. */
const MANY_TRAILS = 50

type VersionMethod = 'writeNote' | 'noteVersions' | 'noteVersion' | 'bringBackNote' | 'deletedNotes'

function versionIn({ versions }: VersionRecord, number: VersionNumber): StoredVersion | null {
  return versions.find((version) => version.number === number) ?? null
}

function factsOf({ text, ...facts }: StoredVersion): NoteVersion {
  return { ...facts, characters: text.length }
}

/** Writing notes, and the former texts of notes. */
export function makeNotePart({ tables, clock, watch, emit, changed, haveRead }: NotePartOptions) {
  const { notes, versions } = tables
  const trails = new Map<PaperId, NoteTrail>()
  const lengths = new NoteLengths()
  /** Resolves when all that was begun has been put in: notes and versions may have to be read before. */
  let begun: Promise<unknown> = Promise.resolve()

  /** Only then is it known what a note said before. Saving meets the same error and tells it. */
  const load = (): Promise<unknown> => notes.load().catch(() => undefined)

  function begin<R>(work: () => Promise<R>): Promise<R> {
    const result = work()
    begun = Promise.allSettled([begun, result])
    return result
  }

  function follow(id: PaperId, trail: NoteTrail): void {
    trails.delete(id)
    if (trails.size >= MANY_TRAILS) {
      for (const [other, { changedAt }] of trails) {
        if (trail.changedAt - changedAt >= PAUSE) trails.delete(other)
      }
    }
    trails.set(id, trail)
  }

  /**
   * Puts a text in the place of a note's present one, which is kept where the rule says so, after `also`.
   */
  function put(id: PaperId, text: string, reason: VersionBefore, also: readonly StoredVersion[] = []): void {
    const before = notes.get(id)
    const now = clock.now()
    const changedAt = now.toISOString()
    const after: NoteRecord | null =
      text === '' ? null : { text, createdAt: before?.createdAt ?? changedAt, changedAt }
    const { texts, trail } = textsToKeep(trails.get(id), { before, after, reason, now: now.getTime() })
    follow(id, trail)
    lengths.mostOf(id, Math.max(text.length, before?.text.length ?? 0))
    // before the note itself: it waits for them
    versions.keep(
      id,
      [...also, ...texts].map((note) => ({ note, before: reason, successor: after })),
    )
    notes.set(id, after)
    const number = tables.rows.numberOf(id)
    if (number !== undefined) tables.texts.notes.see(number, after)
    emit('noteState', { id, state: { kind: 'editing' } })
    if ((before === null) !== (after === null)) changed([id])
  }

  async function read(id: PaperId): Promise<VersionRecord> {
    const record = await versions.of(id)
    haveRead()
    return record
  }

  const api: Pick<ReaderApi, VersionMethod> = {
    writeNote: (id, text) =>
      begin(async () => {
        if (!notes.isLoaded) await load()
        const present = notes.get(id)?.text ?? ''
        if (present === text) {
          // what is on screen is what the library holds: say how safe it is
          emit('noteState', { id, state: watch.noteState(id, notes.isPending(id)) })
          return { kind: 'changed' }
        }
        const characters = text.length - lengths.mostOf(id, present.length)
        if (characters > 0) return { kind: 'refused', failure: { kind: 'noteTooLong', characters } }
        put(id, text, text === '' ? 'deletion' : 'change')
        return { kind: 'changed' }
      }),

    async noteVersions(id) {
      return (await read(id)).versions.map(factsOf).reverse()
    },

    async noteVersion(id, number) {
      const version = versionIn(await read(id), number)
      return version && { version: factsOf(version), text: version.text }
    },

    bringBackNote: (id, number) =>
      begin(async () => {
        if (!notes.isLoaded) await load()
        const record = await read(id)
        const version = versionIn(record, number)
        if (version === null) return { kind: 'gone' }
        const { text } = version
        const present = notes.get(id)
        if ((present?.text ?? '') !== text) {
          // one that the present text would push out is kept anew until the note has it
          const after = present && withVersions(record, [{ ...version, text: present.text }])
          const stays = after === null || versionIn(after, number) !== null
          put(id, text, 'bringBack', stays ? [] : [version])
        }
        return { kind: 'broughtBack', text }
      }),

    async deletedNotes() {
      await load()
      const found = new Map<PaperId, DeletedNote>()
      await versions.forEach((id, record) => {
        const last = record.versions.at(-1)
        if (last === undefined || notes.get(id) !== null) return
        const number = tables.rows.numberOf(id)
        found.set(id, {
          id,
          title: (number === undefined ? undefined : tables.rows.get(number)?.title) ?? null,
          deletedAt: last.keptAt,
          characters: last.text.length,
          opening: last.text.slice(0, OPENING_LENGTH),
        })
      })
      haveRead()
      return [...found.values()]
        .sort((a, b) => (a.deletedAt < b.deletedAt ? 1 : a.deletedAt > b.deletedAt ? -1 : 0))
        .slice(0, MOST_DELETED_LISTED + 1)
    },
  }

  return {
    api,
    /** Resolves when no writing waits any more to be put in. */
    settled: () => begun,
    /** Notes that hold what was not written here: the next change to one of them keeps its text as it is. */
    leaveTrails(ids: readonly PaperId[]) {
      for (const id of ids) trails.delete(id)
    },
  }
}
