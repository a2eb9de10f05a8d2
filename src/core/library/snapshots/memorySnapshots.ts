import type { SnapshotNumber } from '../../snapshots'
import type { MemoryStores } from '../memoryStores'
import {
  ContentsBuilder,
  weightOfFile,
  weightOfFiles,
  type SnapshotFile,
  type SnapshotKind,
} from './snapshotContents'
import {
  SNAPSHOT_SHARDS,
  SNAPSHOT_SINGLES,
  type Collected,
  type CollectedFiles,
  type ShelvedSnapshot,
  type SnapshotFacts,
  type SnapshotReading,
  type SnapshotShelf,
} from './shelf'

interface MemoryFiles extends CollectedFiles {
  readonly texts: ReadonlyMap<string, string>
}

const KINDS: readonly SnapshotKind[] = [...SNAPSHOT_SHARDS, ...SNAPSHOT_SINGLES]

function kindOf(name: string): SnapshotKind | undefined {
  return KINDS.find((kind) => name === kind || name.startsWith(`${kind}/`))
}

/** The stores' own text: what they wrote has the shape of its kind. */
function fileOf(name: string, text: string): SnapshotFile {
  return { kind: kindOf(name), data: JSON.parse(text) } as SnapshotFile
}

/** Snapshots of stores in memory, for tests and `dev:web`. */
export class MemorySnapshots implements SnapshotShelf<MemoryFiles> {
  readonly shelved = new Map<SnapshotNumber, SnapshotFacts & { readonly texts: MemoryFiles['texts'] }>()
  /** Those that are found broken from now on, and the file that is. */
  readonly broken = new Map<SnapshotNumber, string>()
  /** Set to make every snapshot fail, as a full disk does. */
  keepError: Error | null = null
  /** Set to make every removal fail. */
  removeError: Error | null = null
  /** How often a whole snapshot was read. */
  reads = 0
  /** Called before each file that is read for a snapshot, and waited for. */
  onRead: () => void | Promise<void> = () => undefined
  readonly #stores: Pick<MemoryStores, 'files'>

  constructor(stores: Pick<MemoryStores, 'files'>) {
    this.#stores = stores
  }

  async list(): Promise<readonly ShelvedSnapshot[]> {
    return [...this.shelved.values()]
      .sort((a, b) => a.number - b.number)
      .map(({ texts: _texts, ...facts }) => ({ kind: 'whole', ...facts }))
  }

  async bytes(): Promise<number> {
    return [...this.shelved.values()].reduce((sum, { bytes }) => sum + bytes, 0)
  }

  async collect(mayGoOn: () => boolean): Promise<Collected<MemoryFiles>> {
    const texts = new Map<string, string>()
    for (const name of [...this.#stores.files.keys()].sort()) {
      if (kindOf(name) === undefined) continue
      if (!mayGoOn()) return { kind: 'stopped' }
      await this.onRead()
      const text = this.#stores.files.get(name)
      if (text === undefined) return { kind: 'damaged', store: name }
      texts.set(name, text)
    }
    const weight = weightOfFiles([...texts].map(([name, text]) => weightOfFile(fileOf(name, text))))
    const bytes = [...texts.values()].reduce((sum, text) => sum + text.length, 0)
    return { kind: 'collected', files: { texts, weight, bytes, sum: JSON.stringify([...texts]) } }
  }

  async keep(
    files: MemoryFiles,
    facts: Pick<SnapshotFacts, 'number' | 'madeAt' | 'reason' | 'agreed'>,
    mayGoOn: () => boolean,
  ): Promise<SnapshotFacts | null> {
    if (this.keepError !== null) throw this.keepError
    if (!mayGoOn()) return null
    const { texts, ...rest } = files
    this.shelved.set(facts.number, { ...facts, ...rest, texts })
    return { ...facts, ...rest }
  }

  async read(
    number: SnapshotNumber,
    wantsVersions: Parameters<SnapshotShelf['read']>[1],
  ): Promise<SnapshotReading> {
    this.reads++
    const found = this.shelved.get(number)
    if (found === undefined) return { kind: 'gone' }
    const file = this.broken.get(number)
    if (file !== undefined) return { kind: 'broken', file }
    const { texts, ...facts } = found
    const builder = new ContentsBuilder(wantsVersions)
    for (const [name, text] of texts) builder.add(fileOf(name, text))
    return { kind: 'whole', facts, contents: builder.contents }
  }

  async remove(numbers: readonly SnapshotNumber[]): Promise<void> {
    if (this.removeError !== null) throw this.removeError
    for (const number of numbers) this.shelved.delete(number)
  }
}
