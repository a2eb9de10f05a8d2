/**
 * Bundles a TypeScript entry for Node, so that scripts can run what the app runs. A bundle is made when it
 * is missing or when one of the files that it was made from has changed, and serves until then.
 */
import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const ROOT = resolve(import.meta.dirname, '..')
const MARK = '// made from '

/**
 * @param {string} entry the TypeScript file, from the project's folder: `src/cli/digest.ts`
 * @param {Readonly<Record<string, string>>} instead what else to take for an import: by its name, or by the
 *   file that it leads to, a file; both from the project's folder. That file itself gets the real one.
 * @returns {Promise<string>} the address of an up-to-date bundle in `out/cli`, to be imported
 */
export async function bundled(entry, instead = {}) {
  const target = join(ROOT, 'out', 'cli', `${basename(entry, '.ts')}.mjs`)
  if (!(await isCurrent(target))) await makeBundle(entry, target, instead)
  return pathToFileURL(target).href
}

/** A plugin that takes other files for some imports. */
function taking(instead) {
  return {
    name: 'instead',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (importer === undefined || source.startsWith('\0')) return null
      const found =
        source in instead ? null : await this.resolve(source, importer, { ...options, skipSelf: true })
      const other = instead[source] ?? (found && instead[relative(ROOT, found.id)])
      if (other === undefined || other === null) return found
      const path = join(ROOT, other)
      return importer === path ? found : path
    },
  }
}

/** The first line of a bundle names its sources with the times at which they were last changed. */
async function isCurrent(target) {
  const sources = await readSources(target)
  if (sources === null) return false
  const times = await Promise.all(sources.map(([path]) => changedAt(path)))
  return sources.every(([, time], index) => time === times[index])
}

async function readSources(target) {
  let file
  try {
    file = await open(target)
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(1 << 16), position: 0 })
    const [line] = buffer.toString('utf8', 0, bytesRead).split('\n', 1)
    return line.startsWith(MARK) ? JSON.parse(line.slice(MARK.length)) : null
  } catch {
    return null
  } finally {
    await file?.close()
  }
}

async function changedAt(path) {
  try {
    return (await stat(join(ROOT, path))).mtimeMs
  } catch {
    return null
  }
}

async function makeBundle(entry, target, instead) {
  const { build } = await import('vite')
  const startedAt = Date.now()
  const made = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: { '@core': join(ROOT, 'src/core') } },
    plugins: [taking(instead)],
    build: {
      ssr: true,
      write: false,
      target: 'node20',
      minify: false,
      rolldownOptions: { input: join(ROOT, entry), output: { codeSplitting: false, format: 'es' } },
    },
  })
  const [chunk] = made.output
  const modules = chunk.moduleIds.filter((id) => id.startsWith(ROOT) && !id.includes('node_modules'))
  const paths = [...modules, join(ROOT, 'scripts', 'bundle.mjs')].map((id) => relative(ROOT, id))
  const times = await Promise.all(paths.map(changedAt))
  // what changed while the bundle was made may or may not be in it: recorded so that it is made again
  const sources = paths.map((path, index) => [path, times[index] < startedAt ? times[index] : 0])
  // written beside and renamed, so that whoever runs at the same time finds a whole bundle, old or new
  const beside = `${target}.${randomBytes(6).toString('hex')}.tmp`
  await mkdir(dirname(target), { recursive: true })
  try {
    await writeFile(beside, `${MARK}${JSON.stringify(sources)}\n${chunk.code}`)
    await rename(beside, target)
  } catch (error) {
    await rm(beside, { force: true })
    // on Windows another run may hold the old bundle open; if it made the new one, all is well
    if (!(await isCurrent(target))) throw error
  }
}
