import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PossibleValues } from '../../core/library/model/possible'
import { bundleProgram } from '../storage/bundleProgram'
import { ALL_ROWS, openOnDisk } from './openOnDisk'

/** More by hand: `DUIDU_KILL_ROUNDS=200 npx vitest run --project unit test/main/library/killed`. */
const ROUNDS = Number(process.env.DUIDU_KILL_ROUNDS ?? 6)
let [outDir, folder, program] = ['', '', '']

beforeAll(async () => {
  outDir = await mkdtemp(join(tmpdir(), 'duidu-test-'))
  folder = join(outDir, 'library')
  program = await bundleProgram('../library/readingProgram.ts', outDir)
}, 30_000)
afterAll(() => rm(outDir, { recursive: true, force: true }))

/** What the program said, line by line, until it was killed. */
async function readUntilKilled(round: number): Promise<readonly (readonly unknown[])[]> {
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
async function found(): Promise<ReadonlyMap<string, unknown>> {
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

test(
  `a library that is killed while it is used loses nothing that it acknowledged, in ${ROUNDS} rounds`,
  async () => {
    const possible = new PossibleValues()
    possible.reset(new Map([['settings', 2]]))
    let [acknowledged, done] = [0, 0]
    for (let round = 1; round <= ROUNDS; round++) {
      const said = await readUntilKilled(round)
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
      const held = await found()
      expect({ round, objections: possible.objections('', held) }).toEqual({ round, objections: [] })
      possible.reset(held)
      for (const kind of await readdir(folder)) {
        if (kind.includes('.')) continue
        expect(
          (await readdir(join(folder, kind))).filter((name) => !/^\d{4}\.json(\.bak)?$/.test(name)),
        ).toEqual([])
      }
    }
    expect(done).toBeGreaterThan(ROUNDS * 10)
    expect(acknowledged).toBeGreaterThan(ROUNDS)
    if (ROUNDS > 6) console.log(`${done} changes, ${acknowledged} acknowledgements`)
  },
  60_000 * Math.ceil(ROUNDS / 10),
)
