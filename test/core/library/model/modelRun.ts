import type { LibraryEvents } from '@core/library/libraryApi'
import { openLibrary, type OwnLibrary } from '@core/library/library'
import type { RowNumber } from '@core/paper'
import type { PaperId } from '@core/paperId'
import type { MarkRequest } from '@core/readerApi'
import type { ImportReport, NoteState, SaveHealth } from '@core/reports'
import { expect } from 'vitest'
import { TestClock } from '../builders'
import { checkEarly, checkView, numbersById } from './checkView'
import { readDisk } from './disk'
import { Random } from './random'
import { ReferenceLibrary } from './reference'
import { aFile, anotherOf, importable, PAPER_IDS, type FileFacts } from './someFiles'
import { STORE_KINDS, UnreliableStores } from './unreliableStores'

/** Lets everything that waits for nothing but its turn run to its end. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

const WEIGHTS = {
  import: 14,
  importMeanwhile: 5,
  mark: 16,
  markMany: 6,
  undo: 7,
  redo: 5,
  note: 14,
  settings: 3,
  session: 3,
  time: 16,
  trouble: 7,
  heal: 4,
  patience: 2,
  flush: 5,
  flushMeanwhile: 5,
  restart: 3,
  crash: 4,
} as const
type Command = keyof typeof WEIGHTS

/** A library and what it should be, side by side, through random commands. */
export class ModelRun {
  readonly random: Random
  readonly reference = new ReferenceLibrary()
  stores: UnreliableStores
  clock = new TestClock()
  library!: OwnLibrary
  /** What was done, for whoever has to find out why it went wrong. */
  readonly log: string[] = []
  #session = 0
  #numbers = new Map<PaperId, RowNumber>()
  #noteStates = new Map<PaperId, NoteState>()
  #toldHealth: SaveHealth = { kind: 'well' }
  #files: FileFacts[] = []

  constructor(seed: number) {
    this.random = new Random(seed)
    this.stores = new UnreliableStores(this.random)
  }

  async start(): Promise<void> {
    this.#open()
    await this.library.begin()
    await this.library.state()
    await this.library.digests()
    await this.check()
  }

  async step(): Promise<void> {
    const command = this.random.weighed(WEIGHTS)
    await this.#do(command)
    await settled()
    await this.check()
  }

  async #do(command: Command): Promise<void> {
    const { random } = this
    switch (command) {
      case 'import':
        return this.#import(this.#someFiles())
      case 'importMeanwhile':
        return this.#importMeanwhile()
      case 'mark':
        return this.#mark(random.some([...this.#numbers.keys()], 1))
      case 'markMany':
        return this.#mark(random.some([...this.#numbers.keys()], 12))
      case 'undo':
      case 'redo':
        this.log.push(command)
        expect(await this.library[command]()).toEqual(this.reference[command]())
        return
      case 'note':
        return this.#note(random.one(PAPER_IDS))
      case 'settings':
        return this.#changeSettings()
      case 'session':
        return this.#changeSession()
      case 'time':
        return this.#pass(random.one([50, 150, 400, 700, 2_000, 6_000]))
      case 'trouble': {
        const kind = random.one(STORE_KINDS)
        const trouble = random.one(['refused', 'landed', 'flaky'] as const)
        this.log.push(`trouble ${kind} ${trouble}`)
        this.stores.troubles.set(kind, trouble)
        return
      }
      case 'heal':
        this.log.push('heal')
        this.stores.troubles.clear()
        return
      case 'patience':
        return this.#patience()
      case 'flush':
        await this.#flush()
        return
      case 'flushMeanwhile': {
        const flushing = this.#flush()
        for (let more = random.below(4); more > 0; more--) await this.#quickCommand()
        await flushing
        return
      }
      case 'restart':
        return this.#restart()
      case 'crash':
        return this.#crash()
    }
  }

  /** Something that may happen while something else is under way. */
  async #quickCommand(untouched: readonly PaperId[] = []): Promise<void> {
    for (let turns = this.random.below(10); turns > 0; turns--) await Promise.resolve()
    const free = [...this.#numbers.keys()].filter((id) => !untouched.includes(id))
    switch (this.random.below(4)) {
      case 0:
        return this.#mark(this.random.some(free, 3))
      case 1:
        return this.#changeSettings()
      case 2:
        this.log.push('open meanwhile')
        await this.library.openPaper(this.random.one(PAPER_IDS))
        return
      default:
        return this.#note(this.random.one(PAPER_IDS))
    }
  }

  #someFiles(): FileFacts[] {
    const { random } = this
    const files = Array.from({ length: 1 + random.below(random.chance(0.1) ? 8 : 2) }, () =>
      this.#files.length > 0 && random.chance(0.5)
        ? anotherOf(random, random.one(this.#files))
        : aFile(random),
    )
    this.#files = [...this.#files, ...files].slice(-25)
    return files
  }

  #begin(files: readonly FileFacts[]): Promise<ImportReport> {
    this.log.push(`import ${files.map(({ name, entries }) => `${name} (${entries.length})`).join(', ')}`)
    const wait = async (): Promise<void> => {
      for (let turns = this.random.below(12); turns > 0; turns--) await Promise.resolve()
    }
    return this.library.importFiles(files.map((file) => importable(file, wait)))
  }

  /** What the reference makes of these files; where the disk was full the library stops earlier. */
  #expect(files: readonly FileFacts[], { files: reports }: ImportReport): void {
    const now = this.clock.now().toISOString()
    for (const [place, file] of files.entries()) {
      const report = reports[place]
      if (report?.kind === 'failed') {
        expect(report.failure.kind).toBe('notStored')
        expect(this.stores.troubles.size).toBeGreaterThan(0)
        continue
      }
      expect(report).toMatchObject({ name: file.name, ...this.reference.import(file, now) })
    }
    expect(reports).toHaveLength(files.length)
  }

  async #import(files: readonly FileFacts[]): Promise<void> {
    this.#expect(files, await this.#begin(files))
  }

  /** Two imports at once, and a person who goes on reading. */
  async #importMeanwhile(): Promise<void> {
    const [first, second] = [this.#someFiles(), this.random.chance(0.5) ? this.#someFiles() : []]
    const reports = [this.#begin(first), this.#begin(second)]
    const touched = [...first, ...second].flatMap((file) => [
      ...file.entries.map(({ paperId }) => paperId),
      // what a digest said that is replaced now
      ...this.reference
        .digestsInOrder()
        .flatMap((digest) => (digest.fileName === file.name ? digest.papers : [])),
    ])
    for (let more = this.random.below(5); more > 0; more--) await this.#quickCommand(touched)
    this.#expect(first, await reports[0]!)
    this.#expect(second, await reports[1]!)
  }

  async #mark(ids: readonly PaperId[]): Promise<void> {
    const { random } = this
    const request: Omit<MarkRequest, 'rows'> = {
      mark: random.one(['read', 'starred'] as const),
      value: random.chance(0.65),
      undoable: random.chance(0.7),
    }
    // a row may be named twice
    const named = random.chance(0.1) ? [...ids, ...ids] : ids
    this.log.push(`${request.mark} ${String(request.value)} ${named.join(' ')}`)
    this.reference.mark(ids, request, this.clock.now().toISOString())
    await this.library.mark({ ...request, rows: Uint32Array.from(named.map((id) => this.#numbers.get(id)!)) })
  }

  async #note(id: PaperId): Promise<void> {
    const before = this.reference.notes.get(id) ?? ''
    const text = this.random.one([before, '', `${before}字`, `${before}字`, `${id} 的笔记`, '长'.repeat(25)])
    this.log.push(`note ${id} ${JSON.stringify(text)}`)
    this.reference.writeNote(id, text)
    await this.library.writeNote(id, text)
  }

  async #changeSettings(): Promise<void> {
    const change = this.random.one([
      { theme: this.random.one(['light', 'dark'] as const) },
      { dwellSeconds: this.random.below(9) },
    ])
    this.log.push(`settings ${JSON.stringify(change)}`)
    this.reference.change('settings', change)
    await this.library.changeSettings(change)
  }

  async #changeSession(): Promise<void> {
    const change = this.random.one([
      { openPaper: this.random.one(PAPER_IDS) },
      { windowPlace: { x: this.random.below(9), y: 0, width: 800, height: 600, maximized: false } },
    ])
    this.log.push(`session ${JSON.stringify(change)}`)
    this.reference.change('session', change)
    if ('windowPlace' in change) await this.library.keepWindowPlace(change.windowPlace!)
    else await this.library.keepSession(change)
  }

  async #pass(milliseconds: number): Promise<void> {
    this.log.push(`pass ${milliseconds}`)
    await this.clock.pass(milliseconds)
  }

  async #flush(): Promise<boolean> {
    this.log.push('flush')
    const moment = this.reference.possible.moment()
    const report = await this.library.flush()
    this.log.push(report.kind)
    if (report.kind === 'flushed') this.reference.possible.acknowledge(moment)
    else expect(this.stores.troubles.size).toBeGreaterThan(0)
    return report.kind === 'flushed'
  }

  /** When all is well again, everything is saved by itself in a while. */
  async #patience(): Promise<void> {
    this.log.push('patience')
    this.stores.troubles.clear()
    for (let minute = 0; minute < 2; minute++) {
      await this.clock.pass(31_000)
      await settled()
    }
    expect(await this.library.health()).toEqual({ kind: 'well' })
    this.reference.possible.acknowledge(this.reference.possible.moment())
    this.#holdDiskToPossible()
  }

  async #restart(): Promise<void> {
    this.log.push('restart')
    this.stores.troubles.clear()
    expect(await this.#flush()).toBe(true)
    const before = [...this.#numbers]
    await this.#reopen(this.stores.crashed())
    this.#numbers = await numbersById(this.library)
    expect([...this.#numbers].sort()).toEqual(before.sort())
  }

  /** The process ends at any moment, in the middle of whatever was under way. */
  async #crash(): Promise<void> {
    const { random, log } = this
    log.push('crash')
    const files = random.chance(0.5) ? this.#someFiles() : []
    const moment = this.reference.possible.moment()
    let isFlushed = false
    if (files.length > 0) void this.#begin(files).catch(() => undefined)
    if (random.chance(0.5)) void this.library.flush().then(({ kind }) => (isFlushed = kind === 'flushed'))
    if (random.chance(0.3)) void this.clock.pass(700)
    for (let turns = random.below(150); turns > 0; turns--) await Promise.resolve()
    const stores = this.stores.crashed()
    if (isFlushed) this.reference.possible.acknowledge(moment)
    // what the import would have made may be there
    for (const file of files) this.reference.import(file, this.clock.now().toISOString())
    this.stores.files.clear() // the old library still runs, into nothing
    this.stores = stores
    this.#holdDiskToPossible()
    readDisk(this.stores.files).intoReference(this.reference)
    await this.#reopen(stores)
    if (random.chance(0.5)) await this.#import(this.#someFiles())
    // what a crash tore apart is put together when a paper of that shard is opened
    for (const id of this.reference.papers.keys()) await this.library.openPaper(id)
  }

  #holdDiskToPossible(): void {
    expect(readDisk(this.stores.files).objections(this.reference)).toEqual([])
  }

  #open(): void {
    const session = ++this.#session
    this.clock = new TestClock(this.clock.now().getTime())
    this.#noteStates = new Map()
    this.#toldHealth = { kind: 'well' }
    this.library = openLibrary({
      stores: this.stores,
      clock: this.clock,
      folder: 'memory',
      emit: (event, payload) => {
        if (session === this.#session) this.#hear(event, payload)
      },
    })
  }

  #hear<E extends keyof LibraryEvents>(event: E, payload: LibraryEvents[E]): void {
    if (event === 'saveHealth') this.#toldHealth = payload as SaveHealth
    if (event !== 'noteState') return
    const { id, state } = payload as LibraryEvents['noteState']
    this.#noteStates.set(id, state)
    if (state.kind !== 'saved') return
    const { possible } = this.reference
    possible.acknowledge(possible.moment(), (key) => key === `note ${id}`)
  }

  async #reopen(stores: UnreliableStores): Promise<void> {
    this.stores = stores
    this.reference.forgetHistory()
    this.#open()
    await this.library.begin()
    // some things happen before everything has been read
    if (this.random.chance(0.3)) await this.#note(this.random.one(PAPER_IDS))
    if (this.random.chance(0.2)) await this.#changeSettings()
    if (this.random.chance(0.2)) await this.#flush()
    await checkEarly(this.library)
  }

  async check(): Promise<void> {
    const { library, reference } = this
    this.#numbers = await checkView(library, reference, this.random)
    const { settings, session, windowPlace } = await library.begin()
    expect({ ...session, windowPlace }).toMatchObject(reference.session)
    expect(settings).toMatchObject(reference.settings)
    const health = await library.health()
    expect(this.#toldHealth).toEqual(health)
    if (this.stores.failing.size > 0) expect([...this.stores.failing, health.kind]).toContain('trouble')
    const { notes } = readDisk(this.stores.files)
    for (const [id, state] of this.#noteStates) {
      if (state.kind === 'saved') expect([id, notes.get(id)]).toEqual([id, reference.notes.get(id)])
    }
  }
}
