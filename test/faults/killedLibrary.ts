import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect } from 'vitest'
import { PossibleValues } from '../core/library/model/possible'
import { ALL_ROWS, openOnDisk } from '../main/library/openOnDisk'
import { aFolder } from '../main/storage/aStore'
import { bundleProgram } from '../main/storage/bundleProgram'
import type { Tally } from './tally'

/** What the reading program said, line by line, until it was killed. */
async function readUntilKilled(
  program: string,
  folder: string,
  round: number,
): Promise<readonly (readonly unknown[])[]> {
  const child = spawn(process.execPath, [program, folder, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })
  const said: unknown[][] = []
  lines.on('line', (line) => said.push(JSON.parse(line) as unknown[]))
  await once(lines, 'line')
  await new Promise((resolve) => setTimeout(resolve, 150 + ((round * 397) % 900)))
  child.kill('SIGKILL')
  await once(lines, 'close')
  return said
}

/** Everything that the library holds now, named as the program names it. */
async function heldIn(folder: string): Promise<ReadonlyMap<string, unknown>> {
  const { library, close } = await openOnDisk(folder)
  const held = new Map<string, unknown>()
  expect(await library.state()).toMatchObject({ kind: 'ready', notices: [] })
  for (const { date, total } of await library.digests()) held.set(`digest ${date}`, total)
  const { rows: numbers } = await library.list(ALL_ROWS)
  const listed = await library.rows(numbers, null)
  expect(new Set(listed.map(({ id }) => id)).size).toBe(listed.length)
  for (const { id, read, starred, noted } of listed) {
    if (read || starred) held.set(`reading ${id}`, [read, starred])
    const paper = await library.openPaper(id)
    expect(paper?.abstract.en).toBe(`Abstract of ${id}.`)
    if (noted) held.set(`note ${id}`, paper?.note?.text)
  }
  // reads every version there is: what a kill left of them is mended
  for (const { id } of await library.deletedNotes()) expect(await library.noteVersions(id)).not.toEqual([])
  held.set('settings', (await library.begin()).settings.dwellSeconds)
  await close()
  return held
}

/** A paper that is neither read nor starred has no record. */
function asHeld(key: string, value: unknown): unknown {
  return key.startsWith('reading ') && JSON.stringify(value) === '[false,false]' ? null : value
}

/**
 * Kills a program `count` times that reads, stars, notes, sets and imports in one library: nothing that the
 * library acknowledged is lost, and nothing is left lying about.
 */
export async function killedLibrary(count: number, tally: Tally): Promise<void> {
  const program = await bundleProgram('test/main/library/readingProgram.ts')
  const folder = join(await aFolder(), 'library')
  const possible = new PossibleValues()
  possible.reset(new Map([['settings', 2]]))
  let [acknowledged, done] = [0, 0]
  for (let round = 1; round <= count; round++) {
    await tally.try(`round ${round}`, 30_000, async () => {
      const said = await readUntilKilled(program, folder, round)
      const moments = new Map<unknown, number>()
      for (const [what, key, value] of said) {
        if (what === 'set') possible.set(String(key), asHeld(String(key), value))
        if (what === 'flushing') moments.set(key, possible.moment())
        if (what === 'flushed') possible.acknowledge(moments.get(key)!)
        if (what === 'saved') possible.acknowledge(possible.moment(), (other) => other === key)
        if (what === 'flushed' || what === 'saved') acknowledged++
        if (what === 'set') done++
        expect(what).not.toBe('failed')
      }
      const held = await heldIn(folder)
      const objections = possible.objections(held)
      possible.reset(held)
      expect(objections).toEqual([])
      for (const kind of await readdir(folder)) {
        if (kind.includes('.')) continue
        const names = await readdir(join(folder, kind))
        expect(names.filter((name) => !/^\d{4}\.json(\.bak)?$/.test(name))).toEqual([])
      }
    })
  }
  if (done <= count * 5) tally.lose(`only ${done} changes were made`)
  if (acknowledged <= count / 2) tally.lose(`only ${acknowledged} acknowledgements were given`)
  tally.remark = `${done} changes, ${acknowledged} acknowledgements`
}
