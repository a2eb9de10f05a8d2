import type { Entry } from '@core/digest'
import type { ReadingRecord, StoredDigest, StoredPaper } from '@core/library/storedShapes'
import type { PaperId } from '@core/paperId'
import type { MarkRequest, UndoReport } from '@core/readerApi'
import { bytesOf, FILE_DAY, fingerprintOf, type FileFacts } from './someFiles'
import { PossibleValues } from './possible'

export interface ReferenceReport {
  readonly kind: 'imported' | 'updated' | 'unchanged' | 'paper'
  readonly digest?: number
  readonly entries?: number
  readonly newPapers: number
}
export type Rec = ReadingRecord | null
interface ReferenceMarking {
  readonly mark: MarkRequest['mark']
  readonly value: boolean
  readonly changes: readonly { readonly id: PaperId; readonly before: Rec; readonly after: Rec }[]
  readonly restored?: boolean
}
export const UNTOUCHED: ReadingRecord = { readAt: null, readVersion: null, starredAt: null }
const LETTERS = { new: 'n', cross: 'c', replace: 'r', 'replace-cross': 'x' } as const
const TYPES = new Map(
  Object.entries(LETTERS).map(([type, letter]) => [letter as string, type as keyof typeof LETTERS]),
)

/** A record with when a mark was taken back, for as long as that mark is not set. */
function said(
  { unreadAt, unstarredAt, ...marks }: ReadingRecord,
  off: { readonly unreadAt?: string | undefined } | { readonly unstarredAt?: string | undefined },
): ReadingRecord {
  const times = { unreadAt, unstarredAt, ...off }
  if (marks.readAt !== null || times.unreadAt === undefined) delete times.unreadAt
  if (marks.starredAt !== null || times.unstarredAt === undefined) delete times.unstarredAt
  return { ...marks, ...(times as { unreadAt?: string; unstarredAt?: string }) }
}

/** Now, but never before or at the time of what was said last. */
function timeAfter(last: string | undefined, now: string): string {
  const [before, at] = [Date.parse(last ?? ''), Date.parse(now)]
  return new Date(before >= at ? before + 1 : at).toISOString()
}

/** What a library should hold, in the plainest way: everything is worked out anew each time. */
export class ReferenceLibrary {
  /** In order of first sight. */
  papers = new Map<PaperId, StoredPaper>()
  digests = new Map<number, StoredDigest>()
  reading = new Map<PaperId, ReadingRecord>()
  notes = new Map<PaperId, string>()
  /** Texts of notes that were deleted since the start: each must be a version. */
  deleted = new Map<PaperId, string[]>()
  /** Those of them that were acknowledged: once the note is gone from disk, each is a version on disk. */
  deletedWhenSafe = new Map<PaperId, string[]>()
  settings: Record<string, unknown> = {}
  session: Record<string, unknown> = {}
  readonly possible = new PossibleValues()
  #done: ReferenceMarking[] = []
  #undone: ReferenceMarking[] = []

  import(file: FileFacts, now: string): ReferenceReport {
    const sha256 = bytesOf(file)
    const entries = file.entries.filter(
      ({ paperId }, place) => file.entries.findIndex((other) => other.paperId === paperId) === place,
    )
    const unchanged = (digest: StoredDigest): ReferenceReport => {
      return { kind: 'unchanged', digest: digest.number, entries: digest.papers.length, newPapers: 0 }
    }
    const all = [...this.digests.values()].sort((a, b) => a.number - b.number)
    const same = all.find((digest) => digest.sha256 === sha256 && digest.papers.length > 0)
    if (same !== undefined) return unchanged(same)
    const date = file.date ?? FILE_DAY
    const channel = file.channel ?? file.folderChannel
    const ofDay = all.filter((digest) => digest.date === date)
    const before = ofDay.find((digest) => digest.fileName === file.name && digest.channel === channel)
    const isPaper = file.format === 'paper-json'
    const number = before?.number ?? Math.max(0, ...this.digests.keys()) + 1
    const [papers, changed] = [
      this.papers.size,
      this.#takeEntries(file, entries, date, isPaper ? null : number),
    ]
    const newPapers = this.papers.size - papers
    if (isPaper) return { kind: 'paper', newPapers }
    const stored: StoredDigest = {
      number,
      fileName: file.name,
      name:
        channel ??
        (file.name.replace(/\.(?:md|xml)$/, '').replace(/^\d{4}-\d\d-\d\d[-_. ]?/, '') || file.name),
      channel,
      date,
      importedAt: now,
      sha256,
      papers: entries.map(({ paperId }) => paperId),
      versions: entries.map(({ version }) => version),
      types: entries
        .map(({ announceType }) => (announceType === null ? '-' : LETTERS[announceType]))
        .join(''),
    }
    if (before !== undefined && entries.length === 0) return unchanged(before)
    const said = (digest: StoredDigest): string =>
      JSON.stringify([digest.papers, digest.versions, digest.types])
    const twin = before ?? ofDay.find((digest) => digest.channel !== null && digest.channel === channel)
    const report = { entries: entries.length, newPapers }
    if (twin !== undefined && said(twin) === said(stored)) {
      if (changed === 0 && newPapers === 0) return unchanged(twin)
      if (before === undefined) return { kind: 'updated', digest: twin.number, ...report }
    }
    this.digests.set(number, stored)
    this.possible.set(`digest ${number}`, stored)
    return { kind: before === undefined ? 'imported' : 'updated', digest: number, ...report }
  }

  /** Takes a file's entries; gives how many known papers changed. */
  #takeEntries(file: FileFacts, entries: readonly Entry[], date: string, digest: number | null): number {
    let changed = 0
    for (const entry of entries) {
      const { paperId: id, announceType, version, title, tldr, abstract, cut } = entry
      const known = this.papers.get(id)
      const fingerprint = fingerprintOf(file.format, entry)
      const channel =
        announceType === 'new' || announceType === 'replace' ? (file.channel ?? file.folderChannel) : null
      const paper: StoredPaper =
        known === undefined
          ? {
              id,
              title,
              tldr,
              category: entry.category ?? channel,
              announceType,
              version,
              date,
              digest,
              fingerprint,
              abstract,
              cut,
            }
          : known.fingerprint === fingerprint
            ? known
            : joined(known, entry)
      if (known !== undefined && paper !== known) changed++
      this.papers.set(id, paper)
      this.possible.set(`paper ${id}`, paper)
    }
    return changed
  }

  digestsInOrder(): StoredDigest[] {
    return [...this.digests.values()].sort((a, b) => a.number - b.number)
  }

  /** What all digests together say of a paper. */
  factsOf(id: PaperId) {
    const paper = this.papers.get(id)!
    let [category, version, type, lastDate] = [
      paper.category,
      paper.version ?? 0,
      paper.announceType,
      paper.date,
    ]
    const categories = new Set(category === null ? [] : [category])
    for (const { papers, versions, types, date, channel } of this.digestsInOrder()) {
      const place = papers.indexOf(id)
      if (place < 0) continue
      const letter = types[place]!
      version = Math.max(version, versions[place] ?? 0)
      if (date >= lastDate) [lastDate, type] = [date, TYPES.get(letter) ?? null]
      if (channel === null) continue
      categories.add(channel)
      if (letter === 'n' || letter === 'r') category ??= channel
    }
    const others = [...categories].filter((name) => name !== category).sort()
    return {
      category,
      categories: category === null ? others : [category, ...others],
      version: version === 0 ? null : version,
      announceType: type,
    }
  }

  isUpdated(id: PaperId): boolean {
    const { readAt, readVersion } = this.reading.get(id) ?? UNTOUCHED
    const { version } = this.factsOf(id)
    return readAt !== null && readVersion !== null && version !== null && version > readVersion
  }

  /** All papers in the order of lists. */
  order(): PaperId[] {
    const number = ({ digest }: StoredPaper): number => digest ?? Infinity
    return [...this.papers.values()]
      .map((paper, place) => ({ paper, place }))
      .sort((a, b) => {
        if (a.paper.date !== b.paper.date) return a.paper.date < b.paper.date ? 1 : -1
        if (number(a.paper) !== number(b.paper)) return number(b.paper) - number(a.paper)
        return a.place - b.place
      })
      .map(({ paper }) => paper.id)
  }

  mark(ids: readonly PaperId[], { mark, value, undoable }: Omit<MarkRequest, 'rows'>, now: string): void {
    const changes: { id: PaperId; before: Rec; after: Rec }[] = []
    for (const id of new Set(ids)) {
      const before = this.reading.get(id) ?? null
      const state = before ?? UNTOUCHED
      let after = state
      if (mark === 'starred' && value !== (state.starredAt !== null)) {
        const at = timeAfter(state.starredAt ?? state.unstarredAt, now)
        after = said({ ...state, starredAt: value ? at : null }, { unstarredAt: at })
      }
      if (mark === 'read' && (value !== (state.readAt !== null) || (value && this.isUpdated(id)))) {
        const { version } = this.factsOf(id)
        const at = timeAfter(state.readAt ?? state.unreadAt, now)
        const readVersion = value ? version : null
        after = said({ ...state, readAt: value ? at : null, readVersion }, { unreadAt: at })
      }
      if (after !== state) changes.push({ id, before, after })
    }
    if (changes.length === 0) return
    for (const { id, after } of changes) this.#setReading(id, after)
    if (!undoable) return
    const last = this.#done.at(-1)
    if (undoable === 'joined' && last?.mark === mark && last.value === value) {
      this.#done[this.#done.length - 1] = { ...last, changes: [...last.changes, ...changes] }
    } else this.#done.push({ mark, value, changes })
    if (this.#done.length > 200) this.#done.shift()
    this.#undone = []
  }

  undo(): UndoReport | null {
    return this.#replay(this.#done, this.#undone, 'before')
  }

  redo(): UndoReport | null {
    return this.#replay(this.#undone, this.#done, 'after')
  }

  #replay(from: ReferenceMarking[], to: ReferenceMarking[], side: 'before' | 'after'): UndoReport | null {
    const all = from.pop()
    if (all === undefined) return null
    const marking = { ...all, changes: this.#untouched(all, side === 'before' ? 'after' : 'before') }
    if (marking.changes.length === 0) return null
    to.push(all)
    for (const change of marking.changes) {
      const now = this.reading.get(change.id) ?? UNTOUCHED
      const { readAt, readVersion, starredAt, unreadAt, unstarredAt } = change[side] ?? UNTOUCHED
      this.#setReading(
        change.id,
        marking.mark === 'read'
          ? said({ ...now, readAt, readVersion }, { unreadAt })
          : said({ ...now, starredAt }, { unstarredAt }),
      )
    }
    return { mark: marking.mark, value: marking.value, count: marking.changes.length }
  }

  #setReading(id: PaperId, record: Rec): void {
    const isSaid = record !== null && Object.entries(record).some(([, value]) => typeof value === 'string')
    const kept = isSaid ? record : null
    if (kept === null) this.reading.delete(id)
    else this.reading.set(id, kept)
    this.possible.set(`reading ${id}`, kept)
  }

  writeNote(id: PaperId, text: string): void {
    const before = this.notes.get(id)
    if (text === '' && before !== undefined) {
      const isSafe = this.possible.safest(`note ${id}`) === before
      for (const deleted of isSafe ? [this.deleted, this.deletedWhenSafe] : [this.deleted]) {
        deleted.set(id, [...(deleted.get(id) ?? []), before])
      }
    }
    if (text === '') this.notes.delete(id)
    else this.notes.set(id, text)
    this.possible.set(`note ${id}`, text === '' ? null : text)
  }

  change(what: 'settings' | 'session', change: Record<string, unknown>): void {
    this[what] = { ...this[what], ...change }
    this.possible.set(what, this[what])
  }

  /** What an earlier run left to undo takes back only marks that are as it left them. */
  #untouched({ mark, changes, restored }: ReferenceMarking, as: 'before' | 'after') {
    if (!restored) return changes
    const key = mark === 'read' ? 'readAt' : 'starredAt'
    return changes.filter(
      (change) => (this.reading.get(change.id)?.[key] ?? null) === (change[as]?.[key] ?? null),
    )
  }

  /** A restart: of the history only the marking that is on disk is left. */
  forgetHistory(stored: ReferenceMarking | null): void {
    this.#done = stored === null ? [] : [{ ...stored, restored: true }]
    this.#undone = []
  }

  /** What a flush leaves on disk to undo. */
  get lastDone(): ReferenceMarking | null {
    return this.#done.at(-1) ?? null
  }
}

function worth(text: string, isChinese: boolean, isCut: boolean): number {
  if (text === '') return 0
  if (isChinese && !/\p{Script=Han}/u.test(text)) return 1
  return isCut ? 2 : 3
}

/** The better of each text; `known` itself where nothing is better. */
function joined(known: StoredPaper, entry: Entry): StoredPaper {
  const isNewer = (entry.version ?? 0) > (known.version ?? 0)
  const result = structuredClone(known) as { -readonly [K in keyof StoredPaper]: StoredPaper[K] }
  for (const part of ['title', 'tldr', 'abstract'] as const) {
    for (const language of ['zh', 'en'] as const) {
      const [one, other] = [known, entry].map((paper) =>
        worth(paper[part][language], language === 'zh', part === 'abstract' && paper.cut[language]),
      ) as [number, number]
      if (other < one || (other === one && !isNewer)) continue
      result[part] = { ...result[part], [language]: entry[part][language] }
      if (part === 'abstract') result.cut = { ...result.cut, [language]: entry.cut[language] }
    }
  }
  result.category ??= entry.category
  if (JSON.stringify(result) === JSON.stringify(known)) return known
  if (isNewer) result.version = entry.version
  return result
}
