import { writeSync } from 'node:fs'
import { Random } from '../../core/library/model/random'
import { aDigest, anEntry } from '../../core/library/builders'
import { ALL_ROWS, openOnDisk } from './openOnDisk'

/**
 * A program that reads, stars, notes and imports without end, until it is killed. It says what it is
 * about to do (`set`), and what the library then acknowledged (`saved` a note, `flushed` everything).
 */
async function main(folder: string, seed: number): Promise<void> {
  const random = new Random(seed)
  const say = (...words: readonly unknown[]): number => writeSync(1, `${JSON.stringify(words)}\n`)
  const { library } = await openOnDisk(folder, (event, payload) => {
    if (event !== 'noteState' || !('id' in payload)) return
    if (payload.state.kind === 'saved') say('saved', `note ${payload.id}`)
    if (payload.state.kind === 'notSaved') say('failed')
  })
  const days = (await library.digests()).length
  const marks = new Map<number, { id: string; read: boolean; starred: boolean }>()

  async function seeRows(): Promise<void> {
    const { rows } = await library.list(ALL_ROWS)
    for (let from = 0; from < rows.length; from += 500) {
      for (const { number, id, read, starred } of await library.rows(rows.subarray(from, from + 500), null)) {
        if (!marks.has(number)) marks.set(number, { id, read, starred })
      }
    }
  }

  async function importDay(day: number): Promise<void> {
    const date = new Date(Date.UTC(2023, 0, 1 + day)).toISOString().slice(0, 10)
    const ids = Array.from(
      { length: 150 },
      (_, place) => `23${10 + day}.${String(place + 1).padStart(5, '0')}`,
    )
    say('set', `digest ${date}`, ids.length)
    await library.importFiles([aDigest(`${date}.cs.LG.md`, ...ids.map((id) => anEntry(id)))])
    await seeRows()
  }

  async function mark(): Promise<void> {
    const mark = random.one(['read', 'starred'] as const)
    const value = random.chance(0.7)
    const rows = random.some([...marks.keys()], random.chance(0.1) ? 200 : 3)
    for (const number of rows) {
      const marked = { ...marks.get(number)!, [mark]: value }
      marks.set(number, marked)
      say('set', `reading ${marked.id}`, [marked.read, marked.starred])
    }
    await library.mark({ mark, value, rows: Uint32Array.from(rows), undoable: random.chance(0.5) })
  }

  async function note(): Promise<void> {
    const { id } = marks.get(random.one([...marks.keys()]))!
    const text = random.chance(0.2)
      ? ''
      : `${id} 的第 ${random.below(1_000)} 稿 ${'字'.repeat(random.below(2_000))}`
    say('set', `note ${id}`, text === '' ? null : text)
    await library.writeNote(id as never, text)
  }

  async function flush(count: number): Promise<void> {
    say('flushing', count)
    const report = await library.flush()
    say(report.kind === 'flushed' ? 'flushed' : 'failed', count)
  }

  say('ready')
  let day = days
  if (day === 0) await importDay(day++)
  else await seeRows()
  for (let count = 0; ; count++) {
    const flushing = random.chance(0.15) ? flush(count) : Promise.resolve()
    if (random.chance(0.03) && day < 80) await importDay(day++)
    else if (random.chance(0.5)) await mark()
    else await note()
    if (random.chance(0.02)) {
      const change = { dwellSeconds: random.below(60) }
      say('set', 'settings', change.dwellSeconds)
      await library.changeSettings(change)
    }
    await flushing
    await new Promise((resolve) => setTimeout(resolve, random.below(20)))
  }
}

void main(process.argv[2]!, Number(process.argv[3]))
