// @ts-check
/** `npm run bench [-- NAME…] [--write]`: measures; `-h` explains it. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildIfStale } from './buildIfStale.mjs'
import { HELP, missesGoal, parseBenchArguments, withFigures } from './benchArguments.mjs'
import { bundled } from './bundle.mjs'

const ROOT = join(import.meta.dirname, '..')
const DOCUMENT = join(ROOT, 'docs/benchmarks.md')
/** What statfs calls a file system that lies in memory. */
const IN_MEMORY = 0x01021994

const asked = parseBenchArguments(process.argv.slice(2))
if (asked.kind === 'help') console.log(HELP)
else if (asked.kind === 'wrong') stop(`${asked.sentence} -h explains it.`)
else await run(asked.pages, asked.write)

/** @param {readonly string[]} pages @param {boolean} write */
async function run(pages, write) {
  if (pages.includes('open') || pages.includes('scroll')) buildIfStale(ROOT)
  const node = nodeOfElectron()
  const work = mkdtempSync(join(tmpdir(), 'duidu-bench-'))
  const remove = () => rmSync(work, { recursive: true, force: true, maxRetries: 5 })
  process.once('SIGINT', () => {
    remove()
    process.exit(130)
  })
  if (statfsSync(work).type === IN_MEMORY) {
    console.error('The folder for temporary files lies in memory: name one on a disk with TMPDIR, or saving')
    console.error('looks faster than it is.')
  }
  /** @type {Map<string, string>} */
  const figures = new Map()
  try {
    await bundled('src/main/parsing/parserWorker.ts')
    for (const page of pages) {
      const started = performance.now()
      const bundle = fileURLToPath(
        await bundled(`test/bench/bench${page[0]?.toUpperCase()}${page.slice(1)}.ts`),
      )
      const text = await output(node, ['--expose-gc', bundle, work])
      figures.set(page, text)
      // the figures are printed all the same, and whoever runs it is told
      if (missesGoal(text)) process.exitCode = 1
      console.log(`\n## ${page}\n\n${text.trim()}\n`)
      console.error(`${page}: ${((performance.now() - started) / 1000).toFixed(0)} s`)
    }
    console.log(`${availableParallelism()} cores, ${process.platform}, ${await output(node, ['--version'])}`)
    if (write) {
      const { format, resolveConfig } = await import('prettier')
      const text = withFigures(readFileSync(DOCUMENT, 'utf8'), figures)
      const options = { ...(await resolveConfig(DOCUMENT)), filepath: DOCUMENT }
      writeFileSync(DOCUMENT, await format(text, options))
    }
  } catch (error) {
    stop(error instanceof Error ? error.message : String(error))
  } finally {
    remove()
  }
}

/** The Node of the version that Electron embeds, which the node package brings; else the one that runs this. */
function nodeOfElectron() {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'))
    const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    return join(folder, typeof bin === 'string' ? bin : bin.node)
  } catch {
    return process.execPath
  }
}

/** @param {string} command @param {readonly string[]} words @returns {Promise<string>} */
function output(command, words) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] })
    let text = ''
    child.stdout.setEncoding('utf8').on('data', (part) => (text += part))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(text)
      else reject(new Error(`${words[1]} ended with ${code}`))
    })
  })
}

/** @param {string} sentence */
function stop(sentence) {
  console.error(sentence)
  process.exitCode = 1
}
