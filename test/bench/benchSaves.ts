import type { PaperId } from '@core/paperId'
import { open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { openOnDisk, readWhole, stateOf, writtenBetween, type OnDisk } from './libraryOnDisk'
import { median, percentile, plainlyTimed } from './measure'
import { runPage } from './runPage'
import { bytes, count, figure, ms, table, times } from './table'
import { discard, type LibrarySize, type WorkFolder } from './workFolder'

const SIZES = [100, 65_000] as const satisfies readonly LibrarySize[]
/** So many notes are changed, again and again. */
const NOTES = 100
const ROUNDS = 200
/** The first turns find code that has not been compiled yet. */
const WARMUP = 20
/** A save may take so many milliseconds more than the disk's own flush, and grow by so much. */
const MOST_ABOVE = 25
const MOST_GROWTH = 1.2
/** Of the large library every so many papers has a note; of the small one each. */
const NOTED_ONE_IN = 20
const ALL = { scope: { kind: 'all' }, query: '', keep: new Uint32Array() } as const
const SENTENCES = '误差比常用做法小一成，但只在一种数据上试过。\nSee section 4, and ask for the code.\n'
const noteOf = (turn: number): string => `读后记 ${String(turn).padStart(6, '0')}\n\n${SENTENCES.repeat(4)}`

interface Noted {
  readonly opened: OnDisk
  readonly folder: string
  readonly papers: number
  readonly notes: number
  /** Papers whose notes are changed, in an order that has nothing to do with where they lie. */
  readonly ids: readonly PaperId[]
}

interface Times {
  readonly saves: number[]
  readonly flushes: number[]
  readonly replacements: number[]
  readonly written: number[]
}

/**
 * What it costs until a changed note would survive a power cut, against what the disk takes for the same
 * bytes, in libraries of both sizes.
 */
async function benchSaves(work: WorkFolder): Promise<string> {
  const libraries: Noted[] = []
  for (const size of SIZES) libraries.push(await notedLibrary(work, size))
  const first = await inTurns(libraries, 0, NOTES)
  // the same notes again: from the second change on, no former text is kept for some minutes
  const again = await inTurns(libraries, NOTES, WARMUP + ROUNDS)
  for (const { opened, folder } of libraries) {
    await opened.close()
    await discard(folder)
  }
  return [
    `One note changed and saved; every paper is read, and ${libraries.map(({ notes, papers }) => `${count(notes)} of ${count(papers)} papers`).join(' and ')} have`,
    `a note. Medians of ${ROUNDS} saves (${NOTES - WARMUP} of first changes); both libraries, the bare fsync and the bare replacement of a file take turns.`,
    '*fsync*: a new file of as many bytes as the save wrote, written, flushed and closed. *Replaced*: the same,',
    'renamed over the old one, and the folder flushed.\n',
    '### While it is being written\n',
    ...tables(libraries, again),
    '\n### The first change since the start, before which the former text is kept as a version\n',
    ...tables(libraries, first),
  ].join('\n')
}

async function notedLibrary(work: WorkFolder, size: LibrarySize): Promise<Noted> {
  const folder = await work.copy(size)
  const writing = await openOnDisk(folder)
  await readWhole(writing)
  const { rows } = await writing.library.list(ALL)
  await writing.library.mark({ mark: 'read', value: true, rows, undoable: true })
  const noted = rows.length > 1_000 ? rows.filter((_row, place) => place % NOTED_ONE_IN === 0) : rows
  const ids = (await writing.library.rows(noted, null)).map(({ id }) => id)
  for (const id of ids) await writing.library.writeNote(id, noteOf(0))
  await writing.close()

  const opened = await openOnDisk(folder)
  await readWhole(opened)
  return { opened, folder, papers: rows.length, notes: ids.length, ids: spread(ids).slice(0, NOTES) }
}

async function inTurns(libraries: readonly Noted[], from: number, turns: number): Promise<readonly Times[]> {
  const all = libraries.map((): Times => ({ saves: [], flushes: [], replacements: [], written: [] }))
  for (let turn = 0; turn < turns; turn++) {
    for (const [place, { opened, folder, ids }] of libraries.entries()) {
      const id = ids[turn % ids.length]!
      const before = stateOf(folder)
      const { wall } = await plainlyTimed(async () => {
        await opened.library.writeNote(id, noteOf(from + turn + 1))
        const report = await opened.library.flush()
        if (report.kind === 'notFlushed') throw new Error(JSON.stringify(report.failure))
      })
      const written = writtenBetween(before, stateOf(folder)).bytes
      const content = Buffer.alloc(written, 'x')
      const flush = await plainlyTimed(() => writeFlushed(join(folder, 'bare.tmp'), content))
      const replacement = await plainlyTimed(() => replaceFlushed(folder, content))
      if (turn < WARMUP) continue
      const times = all[place]!
      times.saves.push(wall)
      times.flushes.push(flush.wall)
      times.replacements.push(replacement.wall)
      times.written.push(written)
    }
  }
  return all
}

async function writeFlushed(path: string, content: Buffer): Promise<void> {
  const handle = await open(path, 'w')
  await handle.write(content)
  await handle.sync()
  await handle.close()
}

async function replaceFlushed(folder: string, content: Buffer): Promise<void> {
  await writeFlushed(join(folder, 'bare.tmp'), content)
  await rename(join(folder, 'bare.tmp'), join(folder, 'bare'))
  const handle = await open(folder, 'r')
  await handle.sync()
  await handle.close()
}

function tables(libraries: readonly Noted[], all: readonly Times[]): readonly string[] {
  const rows = libraries.map(({ papers }, place) => {
    const { saves, flushes, replacements, written } = all[place]!
    const [save, flush, replaced] = [median(saves), median(flushes), median(replacements)]
    return [
      count(papers),
      ms(save),
      ms(percentile(saves, 0.95)),
      bytes(median(written)),
      ms(flush),
      ms(replaced),
      ms(save - flush),
      times(save, replaced),
    ]
  })
  const head = ['papers', 'median', 'p95', 'written', 'fsync', 'replaced', 'above fsync', 'against replaced']
  const above = all.map(({ saves, flushes }) => median(saves) - median(flushes))
  const growth = median(all.at(-1)!.saves) / median(all[0]!.saves)
  const verdict = (holds: boolean): string => (holds ? 'holds' : 'MISSED')
  return [
    table(head, rows),
    `\nAbove fsync at most ${MOST_ABOVE} ms: ${verdict(above.every((one) => one <= MOST_ABOVE))} (${above.map(ms).join(', ')}). ` +
      `The large library against the small one, at most ${MOST_GROWTH}×: ${verdict(growth <= MOST_GROWTH)} (${figure(growth)}×).`,
  ]
}

/** In an order that has nothing to do with the one they have, the same in each run. */
function spread(ids: readonly PaperId[]): readonly PaperId[] {
  const step = 7_919 // a prime that no such count is a multiple of
  return ids.map((_id, place) => ids[(place * step) % ids.length]!)
}

await runPage(benchSaves)
