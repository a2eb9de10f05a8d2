import type { ExportSource } from '@core/library/moving/readExport'
import type { NoteRecord, ReadingRecord, StoredDigest, StoredPaper } from '@core/library/storedShapes'
import type { PaperId } from '@core/paperId'
import type { Keyword } from '@core/search/keywords'
import { QUERIES } from './checkView'
import { aKeyword } from './lists'
import type { Random } from './random'
import type { ReferenceLibrary } from './reference'
import { ReferencePapers } from './referencePapers'
import { aFile, PAPER_IDS } from './someFiles'

/** What another library exported. */
export interface TheirExport {
  readonly withPapers: boolean
  readonly notes: readonly (readonly [PaperId, NoteRecord])[]
  readonly reading: readonly (readonly [PaperId, ReadingRecord])[]
  readonly searches: readonly { readonly name: string; readonly query: string }[]
  readonly keywords: readonly Keyword[]
  readonly settings: Readonly<Record<string, unknown>>
  readonly digests: readonly StoredDigest[]
  readonly papers: readonly StoredPaper[]
}

/** A time from some days before now until some after: their clock is not ours. */
function aTime(random: Random, now: Date): string {
  return new Date(now.getTime() + (random.below(11) - 8) * 3_600_000 + random.below(3)).toISOString()
}

/** A record of marks as another library may have it. */
export function aReading(random: Random, now: Date): ReadingRecord {
  const [isRead, isStarred] = [random.chance(0.5), random.chance(0.5)]
  return {
    readAt: isRead ? aTime(random, now) : null,
    readVersion: isRead ? random.one([1, 2, 3, null]) : null,
    starredAt: isStarred ? aTime(random, now) : null,
    ...(!isRead && (!isStarred || random.chance(0.5)) && { unreadAt: aTime(random, now) }),
    ...(!isStarred && random.chance(0.5) && { unstarredAt: aTime(random, now) }),
  }
}

/** A note as another library may have it: ours, more than it, less, or something else. */
export function aNote(random: Random, id: PaperId, reference: ReferenceLibrary, now: Date): NoteRecord {
  const ours = reference.notes.get(id) ?? reference.deleted.get(id)?.at(-1)
  const others = [`${id} 在那边的笔记`, `那边 ${random.below(4)}\n第二行`]
  const text =
    ours === undefined
      ? random.one(others)
      : random.one([ours, `${ours}\n那边`, ours.split('\n')[0]!, ...others])
  const changedAt = aTime(random, now)
  return { text: text === '' ? '那边' : text, createdAt: changedAt, changedAt }
}

function somePairs<R>(random: Random, make: (id: PaperId) => R): readonly (readonly [PaperId, R])[] {
  return random.some(PAPER_IDS, 6).map((id) => [id, make(id)] as const)
}

/** An export of a library that has read other files, or the same, on its own. */
export function anExport(random: Random, reference: ReferenceLibrary, now: Date): TheirExport {
  const world = new ReferencePapers()
  for (let more = random.below(4); more > 0; more--) world.import(aFile(random), now.toISOString())
  return {
    withPapers: random.chance(0.7),
    notes: somePairs(random, (id) => aNote(random, id, reference, now)),
    reading: somePairs(random, () => aReading(random, now)),
    searches: Array.from({ length: random.below(3) }, () => ({ name: '那边', query: random.one(QUERIES) })),
    keywords: Array.from({ length: random.below(3) }, () => aKeyword(random)).filter(({ text }) =>
      /[^\s*]/.test(text),
    ),
    settings: { theme: random.one(['light', 'dark']), dwellSeconds: random.below(9) },
    digests: world.digestsInOrder(),
    papers: [...world.papers.values()],
  }
}

/** The export as an archive hands it over; `isSpoiled`: one part of it is not what it should be. */
export function sourceOf(theirs: TheirExport, now: Date, random: Random, isSpoiled: boolean): ExportSource {
  const { withPapers, papers, settings, ...rest } = theirs
  const kinds = { settings: [settings], ...rest, ...(withPapers && { papers }) }
  const files = new Map<string, string>()
  const parts: (readonly [string, number])[] = []
  for (const [kind, records] of Object.entries(kinds) as [string, readonly unknown[]][]) {
    // in parts, as a large library has them
    for (let from = 0, number = 1; from < records.length; from += 4, number++) {
      const name = `${kind}/${String(number).padStart(4, '0')}.json`
      const some = records.slice(from, from + 4)
      files.set(name, JSON.stringify({ records: some }))
      parts.push([name, some.length])
    }
  }
  if (isSpoiled) files.set(random.one([...files.keys()]), '{"records":[{}')
  const about = { format: 'duidu/export', formatVersion: 1, exportedAt: now.toISOString(), withPapers, parts }
  files.set('duidu.json', JSON.stringify(about))
  return {
    names: new Set(files.keys()),
    async text(name) {
      for (let turns = random.below(8); turns > 0; turns--) await Promise.resolve()
      return files.get(name)!
    },
  }
}
