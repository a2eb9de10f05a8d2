import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleProgram } from '../storage/bundleProgram'

/** The parser's thread, bundled into a folder, as the app starts it. */
export async function parserFile(outDir: string): Promise<URL> {
  const program = resolve(import.meta.dirname, '../../../src/main/parsing/parserWorker.ts')
  return pathToFileURL(await bundleProgram(program, outDir))
}

/** A program that answers requests in the parser's place: `code` may use `request`, `say` and `parentPort`. */
export function parserProgram(code: string): URL {
  const program = `import { parentPort } from 'node:worker_threads'
    const say = (answer) => parentPort.postMessage(answer)
    parentPort.on('message', (request) => { ${code} })`
  return new URL(`data:text/javascript,${encodeURIComponent(program)}`)
}
