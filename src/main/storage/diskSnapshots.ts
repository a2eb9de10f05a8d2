import { ContentsBuilder, type SnapshotFile } from '@core/library/snapshots/snapshotContents'
import type {
  Collected,
  ShelvedSnapshot,
  SnapshotFacts,
  SnapshotReading,
  SnapshotShelf,
} from '@core/library/snapshots/shelf'
import type { SnapshotNumber } from '@core/snapshots'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { seal } from './envelope'
import { HeldFiles, ON_ITS_WAY, removeFile } from './heldFiles'
import { inspectFile } from './inspectFile'
import type { StoreFolderOptions } from './libraryFolder'
import { install, writeTemp } from './replaceFile'
import {
  factsOf,
  MANIFEST_SHAPE,
  manifestName,
  numberOfManifest,
  type SnapshotManifest,
} from './snapshotManifest'
import { kindOfStore, StateFiles, type DiskFiles, type SnapshotShapes } from './stateFiles'
import { NODE_FILES, sameStamp, type FileStamp } from './storeFiles'
import { storeFacts } from './storeNames'
import { discard, mainPath, namesIn, stampOf, syncFolder, type StorePlace } from './storePlace'

type Found =
  | { readonly kind: 'whole'; readonly manifest: SnapshotManifest; readonly stamp: FileStamp }
  | { readonly kind: 'broken' }
  | { readonly kind: 'missing' }

/** What a file of a snapshot counts as that is there and cannot be read, or is no regular file. */
const UNREADABLE = () => ({ kind: 'broken', why: 'it cannot be read' }) as const

/**
 * A library's snapshots, in its folder `snapshots`: for each a file that says what it holds, and in `files`
 * what they hold. Called by the process that holds the library's lock, one call at a time.
 *
 * Made in an order that leaves none half made: files, flushed and read back; their folder flushed; then the
 * snapshot's own file, which makes it one. Removed the other way round.
 */
export class DiskSnapshots implements SnapshotShelf<DiskFiles> {
  readonly #folder: string
  readonly #world: Omit<StorePlace, 'folder' | 'name' | 'durability'>
  readonly #held: HeldFiles
  readonly #state: StateFiles
  readonly #shapeOf: SnapshotShapes
  readonly #known = new Map<SnapshotNumber, Extract<Found, { kind: 'whole' }>>()

  constructor(library: string, shapeOf: SnapshotShapes, options: StoreFolderOptions = {}) {
    const { files = NODE_FILES, platform = process.platform, now = () => new Date() } = options
    this.#folder = join(library, 'snapshots')
    this.#world = { files, platform, now, backup: 'none', wait: (milliseconds) => wait(milliseconds) }
    this.#held = new HeldFiles(join(this.#folder, 'files'), this.#world)
    this.#state = new StateFiles(library, files, shapeOf)
    this.#shapeOf = shapeOf
  }

  async list(): Promise<readonly ShelvedSnapshot[]> {
    const { files } = this.#world
    const names = await namesIn(files, this.#folder)
    const numbers = names.map(numberOfManifest).filter((number) => number !== null)
    const held = await this.#held.list()
    for (const number of this.#known.keys()) if (!numbers.includes(number)) this.#known.delete(number)
    const shelved: ShelvedSnapshot[] = []
    for (const number of numbers.sort((a, b) => a - b)) {
      const found = await this.#find(number)
      if (found.kind === 'missing') continue
      if (found.kind === 'broken') {
        shelved.push({ kind: 'broken', number, file: null })
        continue
      }
      const missing = found.manifest.files.find(([, sha256]) => !held.has(sha256))
      shelved.push(
        missing === undefined
          ? { kind: 'whole', ...factsOf(number, found.manifest) }
          : { kind: 'broken', number, file: this.#nameOf(missing[1]) },
      )
    }
    return shelved
  }

  async bytes(): Promise<number> {
    await this.list()
    const files = new Map<string, number>()
    let total = 0
    for (const { manifest, stamp } of this.#known.values()) {
      total += Number(stamp.size)
      for (const [, sha256, bytes] of manifest.files) files.set(sha256, bytes)
    }
    for (const bytes of files.values()) total += bytes
    return total
  }

  async collect(mayGoOn: () => boolean): Promise<Collected<DiskFiles>> {
    await this.#held.prepare()
    try {
      return await this.#state.collect(this.#held, mayGoOn)
    } catch (error) {
      await this.#sweepAfterFailure()
      throw error
    }
  }

  async keep(
    files: DiskFiles,
    facts: Pick<SnapshotFacts, 'number' | 'madeAt' | 'reason' | 'agreed'>,
    mayGoOn: () => boolean,
  ): Promise<SnapshotFacts | null> {
    if (!mayGoOn()) return null
    const { number, ...rest } = facts
    const manifest: SnapshotManifest = { ...rest, weight: files.weight, files: files.files }
    try {
      await this.#held.flush()
      await this.#write(number, manifest)
    } catch (error) {
      await this.#sweepAfterFailure()
      throw error
    }
    return factsOf(number, manifest)
  }

  async #write(number: SnapshotNumber, manifest: SnapshotManifest): Promise<void> {
    const place: StorePlace = {
      ...this.#world,
      folder: this.#folder,
      name: manifestName(number),
      durability: 'full',
    }
    // a number that was taken unseen must not cost the one that has it
    if ((await stampOf(place.files, mainPath(place))) !== null)
      throw new Error(`${place.name} is there already`)
    const { format, schemaVersion } = MANIFEST_SHAPE
    const header = { format, schemaVersion, generation: 1, savedAt: this.#world.now().toISOString() }
    const temp = await writeTemp(place, seal(header, JSON.stringify(manifest)).bytes)
    let path = temp.path
    try {
      await install(place, temp.path, 'nothing', () => (path = mainPath(place)))
      const found = await this.#inspect(number)
      if (found.kind !== 'whole') throw new Error('what was written reads otherwise')
    } catch (error) {
      // under its name too: nobody was told that it is there
      this.#known.delete(number)
      await discard(place, path)
      throw error
    }
  }

  async read(
    number: SnapshotNumber,
    wantsVersions: Parameters<SnapshotShelf['read']>[1],
  ): Promise<SnapshotReading> {
    const found = await this.#find(number)
    if (found.kind === 'missing') return { kind: 'gone' }
    if (found.kind === 'broken') return { kind: 'broken', file: null }
    const builder = new ContentsBuilder(wantsVersions)
    for (const [store, sha256, bytes] of found.manifest.files) {
      const kind = kindOfStore(store)
      const shape = { ...this.#shapeOf(kind), format: storeFacts(store).format }
      const inspected = await inspectFile(this.#world.files, this.#held.pathOf(sha256), shape).catch(
        UNREADABLE,
      )
      const isIt =
        inspected.kind === 'whole' &&
        inspected.known.sha256 === sha256 &&
        inspected.known.stamp.size === BigInt(bytes)
      if (!isIt) return { kind: 'broken', file: this.#nameOf(sha256) }
      // the shape vouches for the data
      builder.add({ kind, data: inspected.data } as SnapshotFile)
    }
    return { kind: 'whole', facts: factsOf(number, found.manifest), contents: builder.contents }
  }

  async remove(numbers: readonly SnapshotNumber[]): Promise<void> {
    const { files, platform } = this.#world
    for (const number of numbers) {
      await files.unlink(join(this.#folder, manifestName(number)))
      this.#known.delete(number)
    }
    // before what they held: no power cut may leave one that misses something
    await syncFolder(files, platform, this.#folder)
    await this.#sweep()
  }

  /** Removes what no snapshot holds; nothing, while one cannot be read that may hold it. */
  async #sweep(): Promise<void> {
    const { files } = this.#world
    // the folder is there by now: one that cannot be found must not look like an empty one
    const names = await files.readdir(this.#folder)
    const wanted = new Set<string>()
    for (const number of names.map(numberOfManifest)) {
      if (number === null) continue
      const found = await this.#find(number)
      if (found.kind !== 'whole') return
      for (const [, sha256] of found.manifest.files) wanted.add(sha256)
    }
    await this.#held.keepOnly(wanted)
    for (const name of names.filter((each) => ON_ITS_WAY.test(each))) {
      await removeFile(files, join(this.#folder, name))
    }
  }

  /** What was half made takes no room; where that fails too, the next snapshot clears it away. */
  async #sweepAfterFailure(): Promise<void> {
    await this.#sweep().catch(() => undefined)
  }

  /**
   * A snapshot's own file. A newer version's counts as broken: it is neither restored nor removed. One that
   * cannot be read does so too: all others can be used, and nothing goes that it may hold.
   */
  #find(number: SnapshotNumber): Promise<Found> {
    return this.#inspect(number).catch(UNREADABLE)
  }

  async #inspect(number: SnapshotNumber): Promise<Found> {
    const { files } = this.#world
    const path = join(this.#folder, manifestName(number))
    const known = this.#known.get(number)
    const stamp = known && (await stampOf(files, path))
    if (known && stamp && sameStamp(stamp, known.stamp)) return known
    this.#known.delete(number)
    const inspected = await inspectFile(files, path, MANIFEST_SHAPE)
    if (inspected.kind === 'missing') return inspected
    if (inspected.kind !== 'whole') return { kind: 'broken' }
    const found = {
      kind: 'whole',
      manifest: inspected.data as SnapshotManifest,
      stamp: inspected.known.stamp,
    } as const
    this.#known.set(number, found)
    return found
  }

  /** From the library's folder, where a person will look for it. */
  #nameOf(sha256: string): string {
    return `snapshots/files/${this.#held.nameOf(sha256)}`
  }
}
