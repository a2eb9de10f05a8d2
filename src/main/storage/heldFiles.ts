import { join } from 'node:path'
import { readEnvelope } from './inspectFile'
import { makeFolder } from './makeFolder'
import { install, writeTemp } from './replaceFile'
import type { StoreFiles } from './storeFiles'
import { mainPath, namesIn, setAside, stampOf, syncFolder, type StorePlace } from './storePlace'

const NAME = /^([0-9a-f]{64})\.json$/
/** A file that a crash left on its way to its name. */
export const ON_ITS_WAY = /\.[0-9a-f]{16}\.tmp$/

/**
 * The files that snapshots hold, each once under the checksum that its envelope has: what did not change from
 * one snapshot to the next is there once. They are copies, not links: what damages a store's file must not
 * damage what it would be restored from.
 */
export class HeldFiles {
  readonly #world: Omit<StorePlace, 'folder' | 'name' | 'durability'>
  readonly folder: string
  /** Those that this run has read and found whole. */
  readonly #verified = new Set<string>()

  constructor(folder: string, world: Omit<StorePlace, 'folder' | 'name' | 'durability'>) {
    this.folder = folder
    this.#world = world
  }

  nameOf(sha256: string): string {
    return `${sha256}.json`
  }

  pathOf(sha256: string): string {
    return join(this.folder, this.nameOf(sha256))
  }

  isVerified(sha256: string): boolean {
    return this.#verified.has(sha256)
  }

  /** The checksums of all there are, also of any that are broken. */
  async list(): Promise<ReadonlySet<string>> {
    const names = await namesIn(this.#world.files, this.folder)
    return new Set(names.flatMap((name) => NAME.exec(name)?.[1] ?? []))
  }

  /** Makes their folder; what this run has read and another program has removed since is not there any more. */
  async prepare(): Promise<void> {
    await makeFolder(this.#world.files, this.#world.platform, this.folder)
    const there = await this.list()
    for (const sha256 of this.#verified) if (!there.has(sha256)) this.#verified.delete(sha256)
  }

  /**
   * Takes a file in, unless it is there and whole, and reads it back. A folder or a link that has its name is put
   * aside. Rejects where that fails, with nothing half made under its name. It survives a power cut only after `flush`.
   */
  async put(sha256: string, bytes: Buffer): Promise<void> {
    if (this.#verified.has(sha256)) return
    const place: StorePlace = {
      ...this.#world,
      folder: this.folder,
      name: this.nameOf(sha256),
      durability: 'rebuildable',
    }
    // one that is there and cannot be read is put anew, which is what it takes to be held
    if (await this.#isWhole(sha256, bytes.length).catch(() => makeWay(place))) return
    const temp = await writeTemp(place, bytes)
    try {
      await install(place, temp.path, 'nothing', () => undefined)
    } catch (error) {
      await this.#discard(temp.path)
      throw error
    }
    if (!(await this.#isWhole(sha256, bytes.length))) throw new Error('what was written reads otherwise')
  }

  async #isWhole(sha256: string, size: number): Promise<boolean> {
    const file = await readEnvelope(this.#world.files, this.pathOf(sha256))
    const isWhole =
      file.kind === 'read' &&
      file.opened.kind === 'whole' &&
      file.opened.sha256 === sha256 &&
      file.bytes.length === size
    if (isWhole) this.#verified.add(sha256)
    return isWhole
  }

  /** Resolves when what was put here would survive a power cut. */
  flush(): Promise<void> {
    return syncFolder(this.#world.files, this.#world.platform, this.folder)
  }

  /** Removes all but these, and what was left on its way. Rejects where something could not be removed. */
  async keepOnly(wanted: ReadonlySet<string>): Promise<void> {
    for (const name of await namesIn(this.#world.files, this.folder)) {
      const sha256 = NAME.exec(name)?.[1]
      const isOver = sha256 === undefined ? ON_ITS_WAY.test(name) : !wanted.has(sha256)
      if (!isOver) continue
      if (sha256 !== undefined) this.#verified.delete(sha256)
      await removeFile(this.#world.files, join(this.folder, name))
    }
  }

  async #discard(path: string): Promise<void> {
    await this.#world.files.unlink(path).catch(() => undefined) // swept with the next snapshot
  }
}

/** What has the name of a file of ours and is none (a folder, a link) is put aside; resolves with false. */
async function makeWay(place: StorePlace): Promise<false> {
  const stamp = await stampOf(place.files, mainPath(place))
  if (stamp !== null && !stamp.isFile()) await setAside(place, mainPath(place), 'aside')
  return false
}

/** Removes a file, and nothing else that has its name: that is not ours. Rejects where it could not be removed. */
export async function removeFile(files: StoreFiles, path: string): Promise<void> {
  if ((await stampOf(files, path))?.isFile()) await files.unlink(path)
}
