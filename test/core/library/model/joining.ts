import type { NoteRecord, ReadingRecord, RecordShard } from '@core/library/storedShapes'
import type { PaperId } from '@core/paperId'
import type { JoinedReport } from '@core/reports'
import { joinedNote, joinedReading } from './referenceRules'
import type { TwoLibraries } from './twoLibraries'
import type { TakenIn } from './unreliableStores'

const asText = (value: unknown): string => JSON.stringify(value ?? null)

/** The records of a file of notes or marks; none where there is no file. */
export function recordsOf<R>(text: string | undefined): ReadonlyMap<PaperId, R> {
  return new Map(text === undefined ? [] : (JSON.parse(text) as RecordShard<R>).records)
}

/** Something that the library takes in at a moment of its own, while it may also join files. */
export interface Taking {
  /** Whether the reference has taken it in. */
  readonly isDone: boolean
  /** It is over; `happened`: the library has taken it in. */
  end(happened: boolean): void
}

/**
 * What the library makes of files that another program has changed: told by its events, when it is done, and
 * worked out here once more. What was found is kept, to be told by `objections`.
 */
export class Joining {
  readonly objections: string[] = []
  readonly #run: TwoLibraries
  /** Files that were read anew, in the order in which they are joined. */
  #found: TakenIn[] = []
  /** A note that is being handed over, as it was before. */
  #writing: { readonly id: PaperId; readonly before: string | undefined; isPut: boolean } | null = null
  #take: (() => void) | null = null
  #seeWrite: (name: string, text: string) => void = () => undefined

  constructor(run: TwoLibraries) {
    this.#run = run
  }

  /** Forgets what an earlier run was about. */
  reset(): void {
    this.#found = []
    this.#writing = null
    this.#take = null
  }

  /**
   * `take` makes the reference what the library takes in: at the end, or before what is joined after that. That
   * comes after a restoration was written down where it `isRestoring`, else with whatever is joined first.
   */
  whenTaken(take: () => void, isRestoring: boolean): Taking {
    let [isDone, isBegun] = [false, !isRestoring]
    this.#seeWrite = (name, text) => (isBegun ||= name === 'restoring' && !text.includes('"pending":null'))
    const once = (): void => {
      if (isDone) return
      isDone = true
      take()
    }
    this.#take = () => {
      if (isBegun) once()
    }
    return {
      get isDone() {
        return isDone
      },
      end: (happened) => {
        this.#take = null
        if (happened) once()
        else if (isDone) this.objections.push('what was refused was taken in')
      },
    }
  }

  /** A store has been written. */
  seeWrite(name: string, text: string): void {
    this.#seeWrite(name, text)
  }

  /** A note is being handed over; resolves with it. */
  async whileWriting(id: PaperId, before: string | undefined, work: () => Promise<unknown>): Promise<void> {
    this.#writing = { id, before, isPut: false }
    await work()
    this.#writing = null
  }

  /** The library says that a note is being edited: it has what was handed over. */
  seeEditing(id: PaperId): void {
    if (this.#writing?.id === id) this.#writing.isPut = true
  }

  /** A file of notes or marks was read anew: all that it held or holds will be as the reader knows it. */
  seeTakenIn(taken: TakenIn): void {
    if (taken.kind === 'versions') return
    // where that brings nothing, nothing is told, and later the reader may have changed what it would bring to
    if (this.#writing !== null || this.#bringsAnything(taken)) this.#found.push(taken)
    const { reference } = this.#run
    for (const id of [...recordsOf(taken.known).keys(), ...recordsOf(taken.found).keys()]) {
      if (taken.kind === 'notes') reference.possible.set(`note ${id}`, reference.notes.get(id) ?? null)
      else reference.possible.set(`reading ${id}`, reference.reading.get(id) ?? null)
    }
  }

  /** The library tells what a file has brought. */
  hear({ notes, marks }: JoinedReport): void {
    this.#take?.()
    const kind = notes.length > 0 ? 'notes' : 'reading'
    for (;;) {
      const place = this.#found.findIndex((taken) => taken.kind === kind)
      const [taken] = place < 0 ? [] : this.#found.splice(place, 1)
      if (taken === undefined) {
        this.objections.push(`joined ${kind} of no file`)
        return
      }
      const brought = kind === 'notes' ? this.#joinNotes(taken) : this.#joinReading(taken)
      if (brought.length === 0) continue
      const told = kind === 'notes' ? notes.map(({ id, theirs }) => [id, theirs]) : marks
      const expected = kind === 'notes' ? brought : brought.length
      if (asText(told) !== asText(expected)) {
        this.objections.push(`${taken.name} brought ${asText(expected)}; told was ${asText(told)}`)
      }
      return
    }
  }

  /** Everything is through: what is left of files has brought nothing. */
  settle(): void {
    for (const taken of this.#found.splice(0)) {
      const brought = taken.kind === 'notes' ? this.#joinNotes(taken) : this.#joinReading(taken)
      if (brought.length > 0)
        this.objections.push(`${taken.name} brought ${asText(brought)}, and nothing was told`)
    }
  }

  /** Their records that another program changed. */
  #changed<R>({ known, found }: TakenIn): (readonly [PaperId, R])[] {
    const before = recordsOf<R>(known)
    return [...recordsOf<R>(found)].filter(([id, record]) => asText(before.get(id)) !== asText(record))
  }

  #bringsAnything(taken: TakenIn): boolean {
    const { notes, reading } = this.#run.reference
    if (taken.kind === 'notes') {
      return this.#changed<NoteRecord>(taken).some(
        ([id, { text }]) => joinedNote(notes.get(id), text) !== notes.get(id),
      )
    }
    return this.#changed<ReadingRecord>(taken).some(([id, record]) => {
      const ours = reading.get(id)
      return asText(joinedReading(ours, record)) !== asText(ours)
    })
  }

  #joinNotes(taken: TakenIn): (readonly [PaperId, string])[] {
    const { reference } = this.#run
    return this.#changed<NoteRecord>(taken).flatMap(([id, { text }]) => {
      const typed = reference.notes.get(id)
      // what is on its way to the library takes the place of what is joined now
      const isOnItsWay = this.#writing?.id === id && !this.#writing.isPut
      const ours = isOnItsWay ? this.#writing!.before : typed
      const joined = joinedNote(ours, text)
      if (joined === ours) return []
      this.#run.touch(id)
      if (isOnItsWay && ours !== undefined) reference.takeNote(id, ours)
      reference.takeNote(id, joined)
      if (isOnItsWay) reference.takeNote(id, typed ?? '')
      return [[id, text] as const]
    })
  }

  #joinReading(taken: TakenIn): (readonly [PaperId, ReadingRecord])[] {
    const { reference } = this.#run
    return this.#changed<ReadingRecord>(taken).flatMap(([id, record]) => {
      const ours = reference.reading.get(id)
      const joined = joinedReading(ours, record)
      if (asText(joined) === asText(ours)) return []
      reference.putReading(id, joined)
      return [[id, record] as const]
    })
  }
}
