import type { Entry } from '@core/digest'
import { openHere, type ImportFile } from '@core/library/importFile'
import type { PaperId } from '@core/paperId'
import type { EntryBlock } from '@core/parse/openDigest'
import type { Random } from './random'

/** A digest file as the model knows it. */
export interface FileFacts {
  readonly name: string
  readonly folder: string
  readonly format: 'markdown' | 'rss' | 'paper-json'
  /** What the file itself tells; else its folder may. */
  readonly channel: string | null
  readonly folderChannel: string | null
  readonly date: string | null
  readonly entries: readonly Entry[]
}

export const CHANNELS = ['cs.LG', 'cs.CL', 'math.GT'] as const
const DAYS = ['2023-10-30', '2023-10-31', '2023-11-01', '2023-11-02', '2023-11-03', '2023-11-06'] as const
/** The day of files whose name tells none. */
export const FILE_DAY = '2023-11-03'

const NEW_STYLE = Array.from({ length: 34 }, (_, number) => `2311.${String(number + 1).padStart(5, '0')}`)
const OLD_STYLE = [
  'math/0501234',
  'math/0501235',
  'math.GT/0309136',
  'hep-th/9901001',
  'cs/0501234',
  '0704.0001',
]
export const PAPER_IDS = [...NEW_STYLE, ...OLD_STYLE] as readonly string[] as readonly PaperId[]

function anEntry(random: Random, ref: number, id: PaperId): Entry {
  const wording = random.below(3)
  const untranslated = random.chance(0.1)
  const cut = random.chance(0.2)
  return {
    ref,
    paperId: id,
    version: random.one([1, 1, 1, 2, 3, null]),
    announceType: random.one(['new', 'new', 'cross', 'replace', 'replace-cross', null]),
    category: random.one(['cs.LG', 'cs.CL', 'stat.ML', null]),
    url: `http://arxiv.org/abs/${id}`,
    title: { zh: untranslated ? `Title ${id}` : `题目 ${id} 之 ${wording}`, en: `Title ${wording} of ${id}` },
    tldr: { zh: random.chance(0.3) ? '' : `${id} 的第 ${wording} 句`, en: '' },
    abstract: {
      zh: random.chance(0.1) ? '' : `${id} 的摘要 ${wording}`,
      en: `Abstract ${wording} of ${id}${cut ? '' : ', whole'}.`,
    },
    cut: { zh: false, en: cut },
  }
}

function entriesOf(random: Random, ids: readonly PaperId[]): readonly Entry[] {
  const entries = ids.map((id, place) => anEntry(random, place + 1, id))
  // a week pasted into one file
  return random.chance(0.1) && entries.length > 0
    ? [...entries, anEntry(random, entries.length + 1, ids[0]!)]
    : entries
}

/** A new file: a digest that tells its channel and day in one way or another, or a paper's own file. */
export function aFile(random: Random): FileFacts {
  if (random.chance(0.1)) {
    const id = random.one(PAPER_IDS)
    return {
      name: `${id.replace('/', '-')}.json`,
      folder: 'papers',
      format: 'paper-json',
      channel: null,
      folderChannel: null,
      date: null,
      entries: [anEntry(random, 1, id)],
    }
  }
  const format = random.one(['markdown', 'markdown', 'rss'] as const)
  const ending = format === 'rss' ? 'xml' : 'md'
  const [day, channel] = [random.one(DAYS), random.one(CHANNELS)]
  const entries = entriesOf(random, random.some(PAPER_IDS, random.chance(0.2) ? 20 : 6))
  const facts = { format, entries, folder: 'digests', folderChannel: null }
  switch (random.below(4)) {
    case 0: // the day alone names the file, the folder its channel
      return {
        ...facts,
        name: `${day}.${ending}`,
        folder: channel,
        folderChannel: channel,
        channel: null,
        date: day,
      }
    case 1: // a file that is written anew each day
      return { ...facts, name: `${channel}.${ending}`, channel, date: null }
    case 2: // nothing is known
      return { ...facts, name: `pasted.${ending}`, channel: null, date: null }
    default:
      return { ...facts, name: `${day}.${channel}.${ending}`, channel, date: day }
  }
}

/** The same file again, as a mirror or a later day's run may have it. */
export function anotherOf(random: Random, file: FileFacts): FileFacts {
  const { entries } = file
  switch (random.below(5)) {
    case 0:
      return file
    case 1: // said otherwise
      return { ...file, entries: entries.map((entry, place) => anEntry(random, place + 1, entry.paperId)) }
    case 2: // some are gone, some have come
      return {
        ...file,
        entries: entriesOf(random, [
          ...new Set([
            ...random.some(entries, 5).map(({ paperId }) => paperId),
            ...random.some(PAPER_IDS, 3),
          ]),
        ]),
      }
    case 3: // in the other format, with the same entries
      return file.format === 'paper-json'
        ? file
        : file.format === 'rss'
          ? { ...file, format: 'markdown', name: file.name.replace(/xml$/, 'md') }
          : { ...file, format: 'rss', name: file.name.replace(/md$/, 'xml') }
    default: // renamed
      return { ...file, name: `copy-of-${file.name}`, date: null }
  }
}

/** What stands for the file's checksum. */
export function bytesOf(file: FileFacts): string {
  return JSON.stringify([file.format, file.entries])
}

/** What stands for an entry's checksum: everything that it says. */
export function fingerprintOf(format: string, entry: Entry): number {
  let sum = 7
  for (const letter of JSON.stringify([format, { ...entry, ref: 0 }])) {
    sum = (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0
  }
  return sum
}

/** The file as the library imports it; reading takes as long as `wait`. */
export function importable(file: FileFacts, wait: () => Promise<void>): ImportFile {
  const { name, folder, format, channel, date } = file
  const block = (entry: Entry): EntryBlock => ({
    ref: entry.ref,
    line: entry.ref,
    paperId: entry.paperId,
    fingerprint: fingerprintOf(format, entry),
    stamp: () => entry,
    decode: () => entry,
  })
  return {
    name,
    folder,
    path: null,
    async read() {
      await wait()
      return {
        kind: 'read',
        sha256: bytesOf(file),
        changedAt: new Date(`${FILE_DAY}T12:00:00`).getTime(),
        open: openHere({ format, channel, date, blocks: () => file.entries.map(block), problems: () => [] }),
      }
    },
  }
}
