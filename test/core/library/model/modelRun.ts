import type { PaperId } from '@core/paperId'
import type { ImportReport } from '@core/reports'
import { expect } from 'vitest'
import { checkEarly, numbersById } from './checkView'
import { readDisk } from './disk'
import { aFile, anotherOf, importable, PAPER_IDS, type FileFacts } from './someFiles'
import { settled, TwoLibraries } from './twoLibraries'
import { STORE_KINDS, type UnreliableStores } from './unreliableStores'

const WEIGHTS = {
  import: 14,
  importMeanwhile: 7,
  mark: 16,
  markMany: 6,
  undo: 7,
  redo: 5,
  note: 14,
  bringBack: 5,
  settings: 3,
  session: 3,
  time: 14,
  trouble: 9,
  heal: 4,
  patience: 2,
  flush: 5,
  flushMeanwhile: 9,
  restart: 3,
  crash: 6,
} as const
type Command = keyof typeof WEIGHTS

/** Random commands to a library and to the plain model of it. */
export class ModelRun extends TwoLibraries {
  #files: FileFacts[] = []

  async start(): Promise<void> {
    this.open()
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
        return this.mark(this.#oneListed())
      case 'markMany':
        return this.mark(random.some([...this.numbers.keys()], 12))
      case 'undo':
      case 'redo':
        this.log.push(command)
        expect(await this.library[command]()).toEqual(this.reference[command]())
        return
      case 'note':
        return this.note(this.anyPaper())
      case 'bringBack':
        return this.bringBack(this.anyPaper())
      case 'settings':
        return this.changeSettings()
      case 'session':
        return this.changeSession()
      case 'time':
        return this.pass(random.one([50, 150, 400, 700, 2_000, 6_000]))
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
        return this.patience()
      case 'flush':
        await this.flush()
        return
      case 'flushMeanwhile': {
        const flushing = this.flush()
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

  /** A listed paper, often one touched lately; none where none is listed. */
  #oneListed(): readonly PaperId[] {
    const listed = [...this.numbers.keys()]
    const lately = this.lately.filter((id) => this.numbers.has(id))
    const from = lately.length > 0 && this.random.chance(0.5) ? lately : listed
    return from.length > 0 ? [this.random.one(from)] : []
  }

  /** Something that may happen while something else is under way. */
  async #quickCommand(untouched: readonly PaperId[] = []): Promise<void> {
    for (let turns = this.random.below(10); turns > 0; turns--) await Promise.resolve()
    const free = [...this.numbers.keys()].filter((id) => !untouched.includes(id))
    const lately = this.lately.filter((id) => free.includes(id))
    switch (this.random.below(6)) {
      case 0:
        return this.mark(this.random.some(free, 3))
      case 1:
        return this.mark(this.random.some(lately, 3))
      case 2:
        return this.changeSettings()
      case 3:
        this.log.push('open meanwhile')
        await this.library.openPaper(this.random.one(PAPER_IDS))
        return
      case 4:
        void this.flush()
        return
      default:
        return this.note(this.anyPaper())
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

  /** Papers of which it depends on the moment what is known of them while these files are imported. */
  #touchedBy(files: readonly FileFacts[]): readonly PaperId[] {
    return files.flatMap((file) => [
      ...file.entries.map(({ paperId }) => paperId),
      // what a digest said that is replaced now
      ...this.reference
        .digestsInOrder()
        .flatMap((digest) => (digest.fileName === file.name ? digest.papers : [])),
    ])
  }

  /** Two imports at once, and a person who goes on reading. */
  async #importMeanwhile(): Promise<void> {
    const [first, second] = [this.#someFiles(), this.random.chance(0.5) ? this.#someFiles() : []]
    const reports = [this.#begin(first), this.#begin(second)]
    const touched = this.#touchedBy([...first, ...second])
    for (let more = this.random.below(5); more > 0; more--) await this.#quickCommand(touched)
    this.#expect(first, await reports[0]!)
    this.#expect(second, await reports[1]!)
  }

  async #restart(): Promise<void> {
    this.log.push('restart')
    this.stores.troubles.clear()
    expect(await this.flush()).toBe(true)
    const idsOf = (marking: { readonly changes: readonly { readonly id: PaperId }[] } | null) =>
      marking?.changes.map(({ id }) => id).sort()
    expect(idsOf(readDisk(this.stores.files).lastMarking)).toEqual(idsOf(this.reference.lastDone))
    const before = [...this.numbers]
    await this.#reopen(this.stores.crashed())
    this.numbers = await numbersById(this.library)
    expect([...this.numbers].sort()).toEqual(before.sort())
  }

  /** The process ends at any moment, in the middle of whatever was under way. */
  async #crash(): Promise<void> {
    const { random, log } = this
    if (random.chance(0.3)) await this.#deleteInTrouble()
    log.push('crash')
    const files = random.chance(0.5) ? this.#someFiles() : []
    const moment = this.reference.possible.moment()
    let isFlushed = false
    if (files.length > 0) void this.#begin(files).catch(() => undefined)
    if (random.chance(0.5)) void this.library.flush().then(({ kind }) => (isFlushed = kind === 'flushed'))
    if (random.chance(0.3)) void this.clock.pass(700)
    for (let more = random.below(4); more > 0; more--) await this.#quickCommand(this.#touchedBy(files))
    for (let turns = random.below(150); turns > 0; turns--) await Promise.resolve()
    const stores = this.stores.crashed()
    if (isFlushed) this.reference.possible.acknowledge(moment)
    // what the import would have made may be there
    for (const file of files) this.reference.import(file, this.clock.now().toISOString())
    this.stores.files.clear() // the old library still runs, into nothing
    this.stores = stores
    this.holdDiskToPossible()
    readDisk(this.stores.files).intoReference(this.reference)
    await this.#reopen(stores)
    if (random.chance(0.5)) await this.#import(random.chance(0.7) ? files : this.#someFiles())
    // what a crash tore apart is put together when a paper of that shard is opened
    for (const id of this.reference.papers.keys()) await this.library.openPaper(id)
  }

  /** Deletes a note when former texts cannot be written. */
  async #deleteInTrouble(): Promise<void> {
    const [id] = this.random.some([...readDisk(this.stores.files).notes.keys()], 1)
    if (id === undefined) return
    this.stores.troubles.set('versions', this.random.one(['refused', 'flaky'] as const))
    await this.note(id, '')
    await this.flush()
  }

  async #reopen(stores: UnreliableStores): Promise<void> {
    this.stores = stores
    this.reference.forgetHistory(readDisk(stores.files).lastMarking)
    this.open()
    await this.library.begin()
    // some things happen before everything has been read
    if (this.random.chance(0.3)) await this.note(this.random.one(PAPER_IDS))
    if (this.random.chance(0.2)) await this.changeSettings()
    if (this.random.chance(0.2)) await this.flush()
    await this.library.state()
    if (this.random.chance(0.3)) await this.#markEarly()
    await checkEarly(this.library)
  }

  /** Marks what can be seen while older rows and the digests are still being read. */
  async #markEarly(): Promise<void> {
    this.numbers = await numbersById(this.library)
    const { reading, papers, possible } = this.reference
    const unread = [...this.numbers].filter(([id]) => !reading.has(id))
    const rows = await this.library.rows(Uint32Array.from(unread.map(([, number]) => number)), null)
    // a row that a crash left behind its paper tells an older version
    const whole = rows.filter(({ id, version }) => version === papers.get(id)!.version)
    const ids = this.random.some(whole, 3).map(({ id }) => id)
    const readAt = this.clock.now().toISOString()
    for (const { id, version } of whole) {
      // until the digests are known it is read in the version that its row has
      const early = { readAt, readVersion: version, starredAt: null }
      if (ids.includes(id)) possible.set(`reading ${id}`, early)
    }
    await this.mark(ids, { mark: 'read', value: true, undoable: false })
  }
}
