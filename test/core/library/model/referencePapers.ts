import type { Entry } from '@core/digest'
import type { StoredDigest, StoredPaper } from '@core/library/storedShapes'
import type { PaperId } from '@core/paperId'
import { PossibleValues } from './possible'
import { bytesOf, FILE_DAY, fingerprintOf, type FileFacts } from './someFiles'

export interface ReferenceReport {
  readonly kind: 'imported' | 'updated' | 'unchanged' | 'paper'
  readonly digest?: number
  readonly entries?: number
  readonly newPapers: number
}
const LETTERS = { new: 'n', cross: 'c', replace: 'r', 'replace-cross': 'x' } as const
const TYPES = new Map(
  Object.entries(LETTERS).map(([type, letter]) => [letter as string, type as keyof typeof LETTERS]),
)

/** What the world wrote, in the plainest way: papers and digests, and what they say together. */
export class ReferencePapers {
  /** In order of first sight. */
  papers = new Map<PaperId, StoredPaper>()
  digests = new Map<number, StoredDigest>()
  readonly possible = new PossibleValues()

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
    this.putDigest(stored)
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
            : joinedPaper(known, entry)
      if (known !== undefined && paper !== known) changed++
      this.putPaper(paper)
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

  /** A paper as it is known from now on. */
  putPaper(paper: StoredPaper): void {
    this.papers.set(paper.id, paper)
    this.possible.set(`paper ${paper.id}`, paper)
  }

  putDigest(digest: StoredDigest): void {
    this.digests.set(digest.number, digest)
    this.possible.set(`digest ${digest.number}`, digest)
  }
}

/** What a paper takes from another word on it. */
export type PaperTexts = Pick<Entry, 'version' | 'category' | 'title' | 'tldr' | 'abstract' | 'cut'>

function worth(text: string, isChinese: boolean, isCut: boolean): number {
  if (text === '') return 0
  if (isChinese && !/\p{Script=Han}/u.test(text)) return 1
  return isCut ? 2 : 3
}

/** The better of each text; `known` itself where nothing is better. */
export function joinedPaper(known: StoredPaper, entry: PaperTexts): StoredPaper {
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
