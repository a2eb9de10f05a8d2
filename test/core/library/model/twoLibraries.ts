import type { LibraryEvents } from '@core/library/libraryApi'
import { openLibrary, type OwnLibrary } from '@core/library/library'
import { MOST_VERSIONS } from '@core/noteVersions'
import type { RowNumber } from '@core/paper'
import type { PaperId } from '@core/paperId'
import type { MarkRequest } from '@core/readerApi'
import type { NoteState, SaveHealth } from '@core/reports'
import type { SnapshotNumber } from '@core/snapshots'
import { expect } from 'vitest'
import { TestClock } from '../builders'
import { checkView } from './checkView'
import { readDisk, type Disk } from './disk'
import { Joining, recordsOf } from './joining'
import { missingOf, someKeys, takeBack } from './otherProgram'
import { Random } from './random'
import { ReferenceLibrary } from './reference'
import { wholeSettings } from './referenceChoices'
import { checkShelf } from './snapshots'
import { PAPER_IDS } from './someFiles'
import { UnreliableStores } from './unreliableStores'

/** Lets everything that waits for nothing but its turn run to its end. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** A library and what it should be, side by side: what a person does is done to both. */
export class TwoLibraries {
  readonly random: Random
  readonly reference = new ReferenceLibrary()
  stores: UnreliableStores
  clock = new TestClock()
  library!: OwnLibrary
  /** What was done, for whoever has to find out why it went wrong. */
  readonly log: string[] = []
  numbers = new Map<PaperId, RowNumber>()
  /** Papers touched last: what goes wrong does so where two things meet. */
  lately: PaperId[] = []
  readonly joining = new Joining(this)
  /** Snapshots that were told to be made: by hand, and as ways back. */
  readonly wanted: Record<'asked' | 'restoring', SnapshotNumber[]> = { asked: [], restoring: [] }
  /** By file, former texts of notes that another program has added. */
  readonly brought = new Map<string, ReadonlyMap<PaperId, string>>()
  #session = 0
  #noteStates = new Map<PaperId, NoteState>()
  #toldHealth: SaveHealth = { kind: 'well' }

  constructor(seed: number) {
    this.random = new Random(seed)
    this.stores = new UnreliableStores(this.random)
  }

  open(): void {
    const session = ++this.#session
    this.clock = new TestClock(this.clock.now().getTime())
    this.#noteStates = new Map()
    this.#toldHealth = { kind: 'well' }
    this.joining.reset()
    const { stores } = this
    stores.onTakenIn = (taken) => {
      if (stores === this.stores) this.joining.seeTakenIn(taken)
    }
    stores.onWriting = (name) => {
      if (stores === this.stores) this.joining.seeWriting(name)
    }
    stores.onWritten = (name, text) => {
      if (stores !== this.stores) return
      this.joining.seeWrite(name, text)
      this.joining.objections.push(...missingOf(this, name, text))
    }
    this.library = openLibrary({
      stores,
      shelf: stores.shelf,
      clock: this.clock,
      folder: 'memory',
      emit: (event, payload) => {
        if (session === this.#session) this.#hear(event, payload)
      },
    })
  }

  #hear<E extends keyof LibraryEvents>(event: E, payload: LibraryEvents[E]): void {
    if (event === 'saveHealth') this.#toldHealth = payload as SaveHealth
    if (event === 'choicesJoined') this.joining.hearChoices(payload as LibraryEvents['choicesJoined'])
    if (event === 'joined') this.joining.hear(payload as LibraryEvents['joined'])
    if (event !== 'noteState') return
    const { id, state } = payload as LibraryEvents['noteState']
    if (state.kind === 'editing') this.joining.seeEditing(id)
    this.#noteStates.set(id, state)
    // where another program has changed the file since, nobody knows yet
    if (state.kind !== 'saved' || this.idsElsewhere('notes').has(id)) return
    const { possible } = this.reference
    possible.acknowledge(possible.moment(), (key) => key === `note ${id}`)
  }

  async mark(ids: readonly PaperId[], request = this.anyRequest()): Promise<void> {
    const { random } = this
    this.touch(...ids.slice(0, 3))
    // a row may be named twice
    const named = random.chance(0.1) ? [...ids, ...ids] : ids
    this.log.push(`${request.mark} ${String(request.value)} ${named.join(' ')}`)
    this.reference.mark(ids, request, this.clock.now().toISOString())
    await this.library.mark({ ...request, rows: Uint32Array.from(named.map((id) => this.numbers.get(id)!)) })
  }

  anyRequest(): Omit<MarkRequest, 'rows'> {
    const { random } = this
    const mark = random.one(['read', 'starred'] as const)
    return {
      mark,
      value: random.chance(0.15) ? 'turned' : random.chance(0.65),
      undoable: random.chance(0.2) ? 'joined' : random.chance(0.7),
    }
  }

  async note(id: PaperId, text = this.#anyText(id)): Promise<void> {
    this.touch(id)
    this.log.push(`note ${id} ${JSON.stringify(text)}`)
    const before = this.reference.notes.get(id)
    this.reference.writeNote(id, text)
    await this.joining.whileWriting(id, before, () => this.library.writeNote(id, text))
  }

  #anyText(id: PaperId): string {
    const before = this.reference.notes.get(id) ?? ''
    return this.random.one([before, '', `${before}字`, `${before}字`, `${id} 的笔记`, '长'.repeat(25)])
  }

  async bringBack(id: PaperId): Promise<void> {
    const [version] = this.random.some(await this.library.noteVersions(id), 1)
    if (version === undefined) return
    const { text } = (await this.library.noteVersion(id, version.number))!
    this.touch(id)
    this.log.push(`bring back ${id} ${JSON.stringify(text)}`)
    this.reference.writeNote(id, text)
    expect(await this.library.bringBackNote(id, version.number)).toEqual({ kind: 'broughtBack', text })
  }

  /** What was deleted can be brought back. */
  async #checkDeleted(): Promise<void> {
    for (const id of this.lately) {
      const versions = await this.library.noteVersions(id)
      const texts = await Promise.all(
        versions.map(async ({ number }) => (await this.library.noteVersion(id, number))!.text),
      )
      const deleted = this.reference.deleted.get(id) ?? []
      const kept = (text: string): boolean => texts.some((version) => version.includes(text))
      if (texts.length < MOST_VERSIONS) expect(deleted.filter((text) => !kept(text))).toEqual([])
      if (texts.length === 0) continue
      const listed = (await this.library.deletedNotes()).some((note) => note.id === id)
      expect([id, listed]).toEqual([id, !this.reference.notes.has(id)])
    }
  }

  anyPaper(): PaperId {
    return this.random.one(this.lately.length > 0 && this.random.chance(0.6) ? this.lately : PAPER_IDS)
  }

  touch(...ids: readonly PaperId[]): void {
    this.lately = [...ids, ...this.lately].slice(0, 6)
  }

  async changeSettings(): Promise<void> {
    const change = this.random.one([
      { theme: this.random.one(['light', 'dark'] as const) },
      { dwellSeconds: this.random.below(9) },
      { keys: someKeys(this.random) },
    ])
    this.log.push(`settings ${JSON.stringify(change)}`)
    this.reference.change('settings', change)
    await this.library.changeSettings(change)
  }

  async changeSession(): Promise<void> {
    const change = this.random.one([
      { openPaper: this.random.one(PAPER_IDS) },
      { windowPlace: { x: this.random.below(9), y: 0, width: 800, height: 600, maximized: false } },
    ])
    this.log.push(`session ${JSON.stringify(change)}`)
    this.reference.change('session', change)
    if ('windowPlace' in change) await this.library.keepWindowPlace(change.windowPlace!)
    else await this.library.keepSession(change)
  }

  async pass(milliseconds: number): Promise<void> {
    this.log.push(`pass ${milliseconds}`)
    await this.clock.pass(milliseconds)
  }

  async flush(): Promise<boolean> {
    this.log.push('flush')
    const { stores } = this
    const moment = this.reference.possible.moment()
    const report = await this.library.flush()
    this.log.push(report.kind)
    // one that crashed meanwhile still runs, into nothing
    if (stores !== this.stores) return false
    if (report.kind !== 'flushed') {
      expect(stores.areTroubled).toBe(true)
      // what can be joined is
      expect(report.failure.kind).not.toBe('changedElsewhere')
    } else this.reference.possible.acknowledge(moment)
    return report.kind === 'flushed'
  }

  /** The disk takes everything again. */
  heal(): void {
    this.stores.troubles.clear()
    takeBack(this)
  }

  /** What lies on disk now. */
  disk(): Disk {
    return readDisk(this.stores.files, this.stores)
  }

  /** When all is well again, everything is saved by itself in a while. */
  async patience(): Promise<void> {
    this.log.push('patience')
    this.heal()
    for (let minute = 0; minute < 2; minute++) {
      await this.clock.pass(31_000)
      await settled()
    }
    expect(await this.library.health()).toEqual({ kind: 'well' })
    this.reference.possible.acknowledge(this.reference.possible.moment())
    this.holdDiskToPossible()
  }

  holdDiskToPossible(): void {
    expect(this.disk().objections(this.reference)).toEqual([])
  }

  async check(): Promise<void> {
    const { library, reference } = this
    this.joining.settle()
    expect(this.joining.objections.splice(0)).toEqual([])
    this.numbers = await checkView(library, reference, this.random)
    const { settings, session, windowPlace } = await library.begin()
    expect({ ...session, windowPlace }).toMatchObject(reference.session)
    expect(settings).toEqual(wholeSettings(reference.settings))
    const health = await library.health()
    expect(this.#toldHealth).toEqual(health)
    if (this.stores.failing.size > 0) expect([...this.stores.failing, health.kind]).toContain('trouble')
    await this.#checkDeleted()
    await checkShelf(this)
    const { notes } = this.disk().made
    const elsewhere = this.idsElsewhere('notes')
    for (const [id, state] of this.#noteStates) {
      if (state.kind !== 'saved' || elsewhere.has(id)) continue
      expect([id, notes.get(id)?.text]).toEqual([id, reference.notes.get(id)])
    }
  }

  /** Papers of which another program has put records on disk, or taken them away, that were not joined yet. */
  idsElsewhere(kind: 'notes' | 'reading'): ReadonlySet<PaperId> {
    const { stores } = this
    const names = [...stores.elsewhere].filter((name) => name.startsWith(`${kind}/`))
    return new Set(
      names.flatMap((name) => {
        const known = stores.known(name)
        const texts = [stores.files.get(name), known === 'unread' ? undefined : known.text]
        return texts.flatMap((text) => [...recordsOf(text).keys()])
      }),
    )
  }
}
