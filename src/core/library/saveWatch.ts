import { isSameJson } from '../sameJson'
import type { PaperId } from '../paperId'
import type { NoteState, SaveFailure, SaveHealth } from '../reports'
import type { Emit } from './library'
import type { FlushReport } from './libraryApi'
import type { SavingListener } from './tables'

type Part =
  'reading' | 'notes' | 'versions' | 'settings' | 'undo' | 'content' | 'searches' | 'keywords' | 'restoring'

/** Knows what is saved and what is not, and tells the page when that changes. */
export class SaveWatch {
  readonly #emit: Emit
  readonly #onNewer: () => void
  readonly #failures = new Map<Part, SaveFailure>()
  readonly #noteFailures = new Map<PaperId, SaveFailure>()
  #isSlow = false
  #told: SaveHealth = { kind: 'well' }

  /** `onNewer` is told of each save that was refused because a newer Duidu has written the file. */
  constructor(emit: Emit, onNewer: () => void = () => undefined) {
    this.#emit = emit
    this.#onNewer = onNewer
  }

  readonly listener: Omit<SavingListener, 'onJoined'> = {
    onSaving: (_kind, ids) => {
      for (const id of ids) this.#emit('noteState', { id, state: { kind: 'saving' } })
    },
    onSaved: (kind, ids) => {
      if (kind !== 'notes') return
      for (const id of ids) {
        this.#noteFailures.delete(id)
        this.#emit('noteState', { id, state: { kind: 'saved' } })
      }
    },
    onFailed: (kind, ids, failure) => {
      if (kind !== 'notes') return
      for (const id of ids) {
        this.#noteFailures.set(id, failure)
        this.#emit('noteState', { id, state: { kind: 'notSaved', failure } })
      }
    },
    // of several shards one may fail and the next succeed: only all of them together tell
    onFlushed: (kind, report) => this.see(kind, report),
  }

  get health(): SaveHealth {
    const [failure] = this.#failures.values()
    if (failure !== undefined) return { kind: 'trouble', failure }
    return { kind: this.#isSlow ? 'slow' : 'well' }
  }

  /** How safe a note is that has not changed just now. */
  noteState(id: PaperId, isPending: boolean): NoteState {
    const failure = this.#noteFailures.get(id)
    if (failure !== undefined) return { kind: 'notSaved', failure }
    return isPending ? { kind: 'editing' } : { kind: 'saved' }
  }

  /** Takes the outcome of a save of one part; tells the page when the health as a whole changes. */
  see(part: Part, report: FlushReport): void {
    if (report.kind === 'flushed') this.#failures.delete(part)
    else this.#failures.set(part, report.failure)
    this.#tell()
    if (report.kind === 'notFlushed' && report.failure.kind === 'newerFormat') this.#onNewer()
  }

  /** The disk has not answered for long, or does so again. */
  seeSlow(isSlow: boolean): void {
    this.#isSlow = isSlow
    this.#tell()
  }

  #tell(): void {
    const { health } = this
    if (isSameJson(health, this.#told)) return
    this.#told = health
    this.#emit('saveHealth', health)
  }
}
