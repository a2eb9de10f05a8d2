import type { Entry } from '@core/digest'
import { openHere, type ImportFile } from '@core/library/importFile'
import type { LibraryEvents } from '@core/library/libraryApi'
import { openLibrary, type OwnLibrary } from '@core/library/library'
import type { ReadAgain } from '@core/library/readingAgain'
import { MemoryStores } from '@core/library/memoryStores'
import type { Clock, LibraryStores } from '@core/library/stores'
import type { PaperId } from '@core/paperId'
import type { EntryBlock, OpenedDigest } from '@core/parse/openDigest'

/** An entry with words of its own, so that two papers never look alike. */
export function anEntry(id: string, facts: Partial<Entry> = {}): Entry {
  return {
    ref: 1,
    paperId: id as PaperId,
    version: 1,
    announceType: 'new',
    category: 'cs.LG',
    url: `http://arxiv.org/abs/${id}`,
    title: { zh: `关于 ${id} 的题目`, en: `Title of ${id}` },
    tldr: { zh: `${id} 的一句话总结。`, en: '' },
    abstract: { zh: `${id} 的摘要。`, en: `Abstract of ${id}.` },
    cut: { zh: false, en: false },
    ...facts,
  }
}

/** A digest file of these entries. */
export function aDigest(name: string, ...entries: readonly Entry[]): ImportFile {
  const match = /^(\d{4}-\d{2}-\d{2})?\.?([a-z-]+(?:\.[A-Za-z-]+)?)?\.(?:md|txt|xml)$/.exec(name)
  const channel = match?.[2]?.includes('.') ? match[2] : null
  const digest: OpenedDigest = {
    format: 'markdown',
    channel,
    date: match?.[1] ?? null,
    blocks: () => entries.map(listed),
    problems: () => [],
  }
  return {
    name,
    folder: '',
    path: null,
    read: async () => ({
      kind: 'read',
      open: openHere(digest),
      sha256: JSON.stringify(entries),
      changedAt: Date.UTC(2023, 10, 3, 12),
    }),
  }
}

/** What tells an entry's texts from others in a digest of `aDigest`. */
export function fingerprintOf({ title, tldr, abstract }: Entry): number {
  return [...JSON.stringify([title, tldr, abstract])].reduce(
    (sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0,
    7,
  )
}

function listed(entry: Entry): EntryBlock {
  return {
    ref: entry.ref,
    line: 1,
    paperId: entry.paperId,
    fingerprint: fingerprintOf(entry),
    stamp: () => entry,
    decode: () => entry,
  }
}

/** A clock that stands still until the test moves it. */
export class TestClock implements Clock {
  #now: number
  #waiting: { at: number; action: () => void }[] = []

  constructor(now = Date.UTC(2023, 10, 4, 9)) {
    this.#now = now
  }

  now(): Date {
    return new Date(this.#now)
  }

  later(milliseconds: number, action: () => void): () => void {
    const waiting = { at: this.#now + milliseconds, action }
    this.#waiting.push(waiting)
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== waiting)
    }
  }

  breathe(): Promise<void> {
    return Promise.resolve()
  }

  /** Lets time pass and everything that was due happen. */
  async pass(milliseconds: number): Promise<void> {
    this.#now += milliseconds
    for (;;) {
      const due = this.#waiting.find(({ at }) => at <= this.#now)
      if (due === undefined) break
      this.#waiting = this.#waiting.filter((other) => other !== due)
      due.action()
    }
    // what was due may be asynchronous: let it run to its end
    for (let turn = 0; turn < 50; turn++) await Promise.resolve()
  }
}

export type SeenEvent = { [E in keyof LibraryEvents]: readonly [E, LibraryEvents[E]] }[keyof LibraryEvents]

export interface OpenedLibrary<S extends LibraryStores = MemoryStores> {
  readonly library: OwnLibrary
  readonly stores: S
  readonly clock: TestClock
  readonly events: SeenEvent[]
}

/** Opens a library on memory stores; the same stores again are the same library after a restart. */
export async function aLibrary(
  stores = new MemoryStores(),
  clock = new TestClock(),
  readAgain?: ReadAgain,
): Promise<OpenedLibrary> {
  return aLibraryOn(stores, clock, readAgain)
}

/** Opens a library on these stores and waits until everything has been read. */
export async function aLibraryOn<S extends LibraryStores>(
  stores: S,
  clock = new TestClock(),
  readAgain?: ReadAgain,
): Promise<OpenedLibrary<S>> {
  const events: SeenEvent[] = []
  const library = openLibrary({
    stores,
    clock,
    folder: 'memory',
    readAgain,
    emit: (event, payload) => events.push([event, payload] as unknown as SeenEvent),
  })
  await library.begin()
  await library.state()
  await library.digests() // the rest has been read
  return { library, stores, clock, events }
}

/** Closes a library properly and opens it again. */
export async function restarted(opened: OpenedLibrary): Promise<OpenedLibrary> {
  await opened.library.flush()
  return aLibrary(opened.stores, opened.clock)
}
