import type { Settings } from '../../settings'
import type { Keyword } from '../../search/keywords'
import type { SavedSearch } from '../../search/savedSearch'
import { barePaper, PAPERS_PER_SHARD, type StoredPaper } from '../storedShapes'
import type { Tables } from '../tables'
import {
  EXPORT_FORMAT,
  EXPORT_VERSION,
  MANIFEST,
  partName,
  type ExportKind,
  type ExportManifest,
  type ExportRecords,
} from './exportFormat'
import { EXPORT_README } from './exportReadme'
import { noteFileName, noteMarkdown } from './noteMarkdown'

/** A part takes no further record from here on: small enough to be held in memory, text and compressed. */
const PART_CHARACTERS = 4_194_304
const PART_RECORDS = 10_000

/** One file of an export. */
export interface ExportPart {
  readonly name: string
  readonly text: string
}

/** What is exported besides the tables. */
export interface ExportLists {
  readonly settings: Settings
  readonly searches: readonly SavedSearch[]
  readonly keywords: readonly Keyword[]
}

type Records<K extends ExportKind> = Iterable<ExportRecords[K]> | AsyncIterable<ExportRecords[K]>

/**
 * The files of an export, each made when it is asked for, so that a large library is never in memory
 * twice. What the reader made is as it stands when the first one is asked for. `now` is an ISO time.
 * Rejects where papers are there but cannot be read.
 */
export async function* exportParts(
  tables: Tables,
  lists: ExportLists,
  withPapers: boolean,
  now: string,
): AsyncGenerator<ExportPart, ExportManifest> {
  const written: (readonly [string, number])[] = []
  const reading = [...idsWith(tables.reading)]
  const notes = [...idsWith(tables.notes)].filter(([, { text }]) => text !== '')
  const digests = [...tables.digests.entries()].map(({ stored: { path: _path, ...digest } }) => digest)

  async function* parts<K extends ExportKind>(kind: K, records: Records<K>): AsyncGenerator<ExportPart> {
    for await (const { lines, number } of batches(records)) {
      const name = partName(kind, number)
      written.push([name, lines.length])
      yield { name, text: `{"records":[\n${lines.join(',\n')}\n]}\n` }
    }
  }

  yield { name: 'README.md', text: EXPORT_README }
  yield* parts('settings', [{ ...lists.settings }])
  yield* parts(
    'searches',
    lists.searches.map(({ name, query }) => ({ name, query })),
  )
  yield* parts('keywords', lists.keywords)
  yield* parts('reading', reading)
  yield* parts('notes', notes)
  yield* parts('digests', digests)
  if (withPapers) yield* parts('papers', papersOf(tables))
  for (const [id, note] of notes) {
    const number = tables.rows.numberOf(id)
    const title = number === undefined ? null : (tables.rows.get(number)?.title ?? null)
    yield { name: noteFileName(id), text: noteMarkdown(id, title, note) }
  }
  const manifest: ExportManifest = {
    format: EXPORT_FORMAT,
    formatVersion: EXPORT_VERSION,
    exportedAt: now,
    withPapers,
    parts: written,
  }
  // last: an archive without it was never finished
  yield { name: MANIFEST, text: `${JSON.stringify(manifest, null, 1)}\n` }
  return manifest
}

function* idsWith<R, I extends string>(store: {
  ids(): Iterable<I>
  get(id: I): R | null
}): Iterable<readonly [I, R]> {
  for (const id of store.ids()) {
    const record = store.get(id)
    if (record !== null) yield [id, record]
  }
}

async function* batches<T>(
  records: Iterable<T> | AsyncIterable<T>,
): AsyncGenerator<{ readonly number: number; readonly lines: readonly string[] }> {
  let number = 1
  let lines: string[] = []
  let characters = 0
  for await (const record of records) {
    const line = JSON.stringify(record)
    lines.push(line)
    characters += line.length
    if (characters < PART_CHARACTERS && lines.length < PART_RECORDS) continue
    yield { number: number++, lines }
    lines = []
    characters = 0
  }
  if (lines.length > 0) yield { number, lines }
}

/** All papers in the order of their numbers; one whose texts are lost as its row tells it. */
async function* papersOf(tables: Tables): AsyncGenerator<StoredPaper> {
  const shards = Math.ceil(tables.content.length / PAPERS_PER_SHARD)
  for (let shard = 0; shard < shards; shard++) {
    const papers = await tables.content.papersOf(shard)
    for (let place = 0; place < PAPERS_PER_SHARD; place++) {
      const row = tables.rows.get(shard * PAPERS_PER_SHARD + place)
      if (row === undefined) continue
      const paper = papers[place]
      yield paper?.id === row.id ? paper : barePaper(row)
    }
  }
}
