import type { PaperId } from '@core/paperId'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { aDigest, anEntry } from '../core/library/builders'
import { openOnDisk, type OnDisk } from '../main/library/openOnDisk'
import { aFolder } from '../main/storage/aStore'
import type { Tally } from './tally'

const ID = '2311.00001' as PaperId
/** No save may take longer, at the 95th percentile. */
const MOST_AT_P95 = 500
const NEVER = 60_000

async function aLibraryWithAPaper(): Promise<OnDisk & { readonly folder: string }> {
  const folder = join(await aFolder(), 'library')
  const opened = await openOnDisk(folder)
  await opened.library.importFiles([aDigest('2023-11-03.cs.LG.md', anEntry(ID))])
  return { ...opened, folder }
}

/** Writes a note and has it saved; gives the milliseconds until it is safe. */
async function saveNote({ library }: OnDisk, text: string): Promise<number> {
  const begun = performance.now()
  await library.writeNote(ID, text)
  expect(await library.flush()).toEqual({ kind: 'flushed' })
  return performance.now() - begun
}

async function judge(times: readonly number[], last: string, folder: string, tally: Tally): Promise<void> {
  const sorted = times.toSorted((a, b) => a - b)
  const p95 = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? NaN
  if (p95 > MOST_AT_P95) tally.hang(`p95 is ${p95.toFixed(0)} ms`)
  tally.remark = `p95 ${p95.toFixed(1)} ms`
  const onDisk = await readFile(join(folder, 'notes/0001.json'), 'utf8')
  if (!onDisk.includes(JSON.stringify(last))) tally.lose('the last text is not on disk')
}

/** Changes a note every millisecond, `count` times, and asks for each change to be saved: all of them are. */
export async function everyMillisecond(count: number, tally: Tally): Promise<void> {
  const opened = await aLibraryWithAPaper()
  const times: number[] = []
  const saves: Promise<void>[] = []
  const begun = performance.now()
  for (let change = 0; change < count; change++) {
    while (performance.now() - begun < change) await new Promise((resolve) => setTimeout(resolve, 1))
    saves.push(
      tally.try(`change ${change}`, NEVER, async () => {
        times.push(await saveNote(opened, `change ${change} 字`))
      }),
    )
  }
  await Promise.all(saves)
  await judge(times, `change ${count - 1} 字`, opened.folder, tally)
  await opened.close()
}

/** Saves a note `count` times, one after the other. */
export async function inARow(count: number, tally: Tally): Promise<void> {
  const opened = await aLibraryWithAPaper()
  const times: number[] = []
  for (let save = 0; save < count; save++) {
    await tally.try(`save ${save}`, NEVER, async () => {
      times.push(await saveNote(opened, `save ${save} 字`))
    })
  }
  await judge(times, `save ${count - 1} 字`, opened.folder, tally)
  await opened.close()
}
