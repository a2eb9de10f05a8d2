import type { PaperId } from '../paperId'
import type { LibraryNotice, ReadAgainNotice } from '../reports'
import type { ContentSaver } from './contentSaver'
import { gather, readWanted, unreadable } from './gathering'
import type { ReadFile } from './importFile'
import type { KeptSettings } from './keptSettings'
import type { StoredDigest } from './storedShapes'
import { hasNewer, type Clock, type LibraryStores } from './stores'
import { fillHoles, isBare, type Tables } from './tables'

/** Milliseconds until it begins: the first list and the open paper come first. */
const DELAY = 1_000
/** So many shards of papers are in memory before they are saved. */
const SHARDS_BEFORE_SAVE = 6

/** Reads the file of a digest again, as an import would; never rejects. */
export type ReadAgain = (path: string) => Promise<ReadFile>

export interface ReadingAgainOptions {
  readonly tables: Tables
  readonly stores: LibraryStores
  readonly clock: Clock
  readonly kept: KeptSettings
  readonly content: ContentSaver
  /** Null where files cannot be read by their place. */
  readonly readAgain: ReadAgain | null
  /** Resolves once everything has been read; false where it could not be. */
  readonly isComplete: () => Promise<boolean>
  /** Runs the work when no import is under way, and lets none begin meanwhile. */
  readonly takeTurn: <T>(work: () => Promise<T>) => Promise<T>
  /** Papers have their texts again, or there is a notice to be told. */
  readonly onChanged: () => void
}

export interface ReadingAgain {
  /** Papers were found to be without their texts: looks for them soon, in the background. */
  look(): void
  /** Everything has been read: looks where that showed something to look for. */
  begin(): void
  /** What a person must be told by now. */
  notices(): readonly LibraryNotice[]
}

/**
 * Brings back papers that damage has left bare, or taken with their rows, from the files of the digests
 * that announced them, where those are still at their place. A digest at a time, so that an import waits
 * for one file at most; each paper is looked for once in a run.
 */
export function makeReadingAgain(options: ReadingAgainOptions): ReadingAgain {
  const { tables, stores, clock, kept, content, isComplete, takeTurn, onChanged } = options
  const looked = new Set<PaperId>()
  let back = 0
  let notice: ReadAgainNotice | null = null
  let isDue = false
  let running: Promise<void> = Promise.resolve()

  function look(): void {
    if (isDue) return
    isDue = true
    clock.later(DELAY, () => {
      isDue = false
      running = running.then(readLost)
    })
  }

  /** Never rejects: what could not be read is left, and told. */
  async function readLost(): Promise<void> {
    if (!(await isComplete()) || hasNewer(stores)) return
    const lostNow = lostPapers(tables)
    const wanted = new Set([...lostNow].filter((id) => !looked.has(id)))
    if (wanted.size === 0) {
      // imported again by hand: should as many be lost another day, that is said anew
      if (lostNow.size < kept.saidLost) kept.changeSession({ saidLost: lostNow.size })
      return
    }
    for (const id of wanted) looked.add(id)
    for (const digest of announcing(tables, wanted)) {
      await takeTurn(() => readDigestAgain(digest, wanted))
      if (tables.content.changedShards >= SHARDS_BEFORE_SAVE) await content.save()
    }
    await content.save()
    const lost = lostPapers(tables)
    back += [...wanted].filter((id) => !lost.has(id)).length
    tell(lost)
  }

  async function readDigestAgain(digest: StoredDigest, wanted: ReadonlySet<PaperId>): Promise<void> {
    const { path, number, date, channel } = digest
    if (path === undefined || options.readAgain === null) return
    const read = await options.readAgain(path)
    if (read.kind === 'failed') return
    try {
      const opened = await read.open().catch(unreadable)
      if (opened.kind === 'failed') return
      await tables.content.openEnd()
      // whatever else the file says by now is the person's to import: these papers alone are taken from it
      const entries = await readWanted(tables, opened, (id) => wanted.has(id))
      if (entries.kind === 'failed') return
      const facts = { number, date, channel }
      const { newPapers } = await gather(tables, clock, opened.outline, entries.byPlace, facts)
      if (newPapers > 0) fillHoles(tables)
    } catch {
      // a shard of ours is there and cannot be read: its papers stay among those that are told to be left
    } finally {
      read.release?.()
    }
  }

  function tell(lost: ReadonlySet<PaperId>): void {
    const left = lost.size
    // what can be brought back by nobody is said once, not at each start
    if (notice !== null || back > 0 || left > kept.saidLost) {
      const files = announcing(tables, lost).map(({ fileName }) => fileName)
      notice = { kind: 'readAgain', back, left, files: files.reverse() }
    }
    kept.changeSession({ saidLost: left })
    onChanged()
  }

  function begin(): void {
    const { content, digests } = tables
    if (content.hasBare || digests.withHoles().length > 0 || kept.saidLost > 0) look()
  }

  return { look, begin, notices: () => (notice === null ? [] : [notice]) }
}

/** The papers that are bare, and those that digests name and that have no row. */
function lostPapers(tables: Tables): ReadonlySet<PaperId> {
  const lost = new Set<PaperId>()
  if (tables.content.hasBare) {
    for (const [number, { id }] of tables.rows.entries()) if (isBare(tables, number)) lost.add(id)
  }
  for (const { papers } of tables.digests.withHoles()) {
    for (const id of papers) if (tables.rows.numberOf(id) === undefined) lost.add(id)
  }
  return lost
}

/** The digests that announced any of these papers, in order of import. */
function announcing(tables: Tables, papers: ReadonlySet<PaperId>): StoredDigest[] {
  return [...tables.digests.entries()]
    .map(({ stored }) => stored)
    .filter((digest) => digest.papers.some((id) => papers.has(id)))
    .sort((a, b) => a.number - b.number)
}
