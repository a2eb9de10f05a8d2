import type { PendingRestore, StoredRestore } from '@core/library/snapshots/restoreJournal'
import type { NoteRecord, ReadingRecord, RecordShard } from '@core/library/storedShapes'
import type { PaperId } from '@core/paperId'
import type { JoinedChoices, JoinedReport } from '@core/reports'
import { joinChoice } from './referenceChoices'
import { joinedNote, joinedReading } from './referenceRules'
import type { TwoLibraries } from './twoLibraries'
import type { TakenIn } from './unreliableStores'

const asText = (value: unknown): string => JSON.stringify(value ?? null)

/** The records of a file of notes or marks; none where there is no file. */
export function recordsOf<R>(text: string | undefined): ReadonlyMap<PaperId, R> {
  return new Map(text === undefined ? [] : (JSON.parse(text) as RecordShard<R>).records)
}

const CHOICES = ['searches', 'keywords', 'settings', 'session'] as const
type Choice = (typeof CHOICES)[number]

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
  /** The same of files that are written whole. */
  #choices = new Map<Choice, TakenIn>()
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
    this.#choices = new Map()
    this.#writing = null
    this.#take = null
  }

  /**
   * `take` makes the reference what the library takes in: at the end, or before what is joined after that. That
   * comes after a restoration was written down where it `isRestoring`, else with whatever is joined first. It is told
   * what was written down.
   */
  whenTaken(take: (pending: PendingRestore | null) => void, isRestoring: boolean): Taking {
    let [isDone, isBegun] = [false, !isRestoring]
    let pending: PendingRestore | null = null
    this.#seeWrite = (name, text) => {
      if (name !== 'restoring') return
      pending = (JSON.parse(text) as StoredRestore).pending ?? pending
      isBegun ||= pending !== null
    }
    const once = (): void => {
      if (isDone) return
      isDone = true
      take(pending)
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
        // cut short before it was written down, nothing of it is there
        if (happened && isBegun) once()
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

  /** A file was read anew. All that one of notes or marks held or holds will be as the reader knows it. */
  seeTakenIn(taken: TakenIn): void {
    const choice = CHOICES.find((name) => name === taken.kind)
    const isOfRecords = taken.kind === 'notes' || taken.kind === 'reading'
    if (choice !== undefined || isOfRecords) this.#take?.()
    if (choice !== undefined) this.#choices.set(choice, taken)
    if (!isOfRecords) return
    // where that brings nothing, nothing is told, and later the reader may have changed what it would bring to
    if (this.#writing !== null || this.#bringsAnything(taken)) this.#found.push(taken)
    const { reference } = this.#run
    const texts = [taken.known, taken.landed, taken.found]
    for (const id of texts.flatMap((text) => [...recordsOf(text).keys()])) {
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

  /** The library tells what a file of what was chosen has brought. */
  hearChoices({ left, ...told }: JoinedChoices): void {
    for (const name of ['searches', 'keywords', 'settings'] as const) {
      if (told[name] > 0) this.#joinChoice(name, told[name])
    }
    // the lists are never that long here
    if (left > 0) this.objections.push(`no room for ${left}`)
  }

  /** A write begins: what its file was found to hold is joined by then, and has brought nothing where none was told. */
  seeWriting(name: string): void {
    const choice = CHOICES.find((one) => one === name)
    if (choice !== undefined && this.isFound(choice)) this.#joinChoice(choice, 0)
  }

  /** Whether a file of what was chosen has been read anew and not been joined yet. */
  isFound(name: Choice): boolean {
    return this.#choices.has(name)
  }

  #joinChoice(name: Choice, told: number): void {
    const taken = this.#choices.get(name)
    this.#choices.delete(name)
    const brought =
      taken === undefined ? null : joinChoice(this.#run.reference, name, taken.known, taken.found)
    if (brought !== told) this.objections.push(`${name} brought ${brought ?? 'no file'}; told was ${told}`)
  }

  /** Everything is through: what is left of files has brought nothing. */
  settle(): void {
    for (const name of this.#choices.keys()) this.objections.push(`${name} was found and is not written`)
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
