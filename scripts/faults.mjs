// @ts-check
/** `npm run faults [-- ROW…] [--count N]`: the fault matrix; `-h` explains it. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundled } from './bundle.mjs'
import { HELP, parseFaultsArguments, verdictOf } from './faultsArguments.mjs'

const ROOT = join(import.meta.dirname, '..')
/** A row that is not through by then hangs. */
const LONGEST_ROW = 40 * 60_000
const WITHOUT_VITEST = { vitest: 'test/faults/withoutVitest.ts' }
const TINY_SHARDS = {
  ...WITHOUT_VITEST,
  'src/core/library/storedShapes.ts': 'test/faults/tinyStoredShapes.ts',
  'src/core/library/firstRows.ts': 'test/faults/fewFirstRows.ts',
}

const asked = parseFaultsArguments(process.argv.slice(2))
if (asked.kind === 'help') console.log(HELP)
else if (asked.kind === 'wrong') {
  console.error(`${asked.sentence} -h explains it.`)
  process.exitCode = 1
} else await run(asked.rows)

/** @param {readonly import('./faultsArguments.mjs').FaultRow[]} rows */
async function run(rows) {
  const work = mkdtempSync(join(tmpdir(), 'duidu-faults-'))
  const remove = () => rmSync(work, { recursive: true, force: true, maxRetries: 5 })
  process.once('SIGINT', () => {
    remove()
    process.exit(130)
  })
  const begun = performance.now()
  const lines = []
  try {
    for (const row of rows) {
      const started = performance.now()
      const told = await runRow(row, work)
      const { holds, verdict } = verdictOf(row, told)
      const seconds = (performance.now() - started) / 1_000
      lines.push([row.fault, told.tried, told.lost, told.hung, verdict])
      console.error(`${row.name}: ${verdict}, ${seconds.toFixed(0)} s`)
      if (!holds || row.mustLose !== true) for (const words of told.words ?? []) console.error(`  ${words}`)
      if (!holds) process.exitCode = 1
    }
  } finally {
    remove()
  }
  const count = (/** @type {unknown} */ cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : cell)
  console.log(['| fault | tried | lost | hung | verdict |', '| --- | --- | --- | --- | --- |'].join('\n'))
  for (const line of lines) console.log(`| ${line.map(count).join(' | ')} |`)
  console.error(`in ${((performance.now() - begun) / 60_000).toFixed(1)} minutes`)
}

/**
 * Runs one row in a process of its own, so that one that crashes or never ends is told as such.
 *
 * @param {import('./faultsArguments.mjs').FaultRow} row
 * @param {string} work
 * @returns {Promise<import('./faultsArguments.mjs').Told & { words?: readonly string[] }>}
 */
async function runRow({ name, count, tiny = false }, work) {
  const entry = tiny ? 'test/faults/runTinyRow.ts' : 'test/faults/runRow.ts'
  const bundle = fileURLToPath(await bundled(entry, tiny ? TINY_SHARDS : WITHOUT_VITEST))
  const child = spawn(process.execPath, [bundle, name, String(count)], {
    cwd: ROOT,
    env: { ...process.env, TMPDIR: work },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (part) => (text += part))
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      resolve({ tried: 1, lost: 0, hung: 1, words: ['the row never ended'] })
    }, LONGEST_ROW)
    child.on('close', (code) => {
      clearTimeout(timer)
      const line = text.trim().split('\n').at(-1) ?? ''
      if (code === 0 && line.startsWith('{')) resolve(JSON.parse(line))
      else
        resolve({
          tried: 1,
          lost: 1,
          hung: 0,
          crashed: true,
          words: [`the row's program ended with ${code}`],
        })
    })
  })
}
