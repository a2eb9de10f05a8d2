import { pathToFileURL } from 'node:url'
import { bundleProgram } from '../storage/bundleProgram'

/** The parser's thread, bundled, as the app starts it. */
export async function parserFile(): Promise<URL> {
  return pathToFileURL(await bundleProgram('src/main/parsing/parserWorker.ts'))
}

/** A program that answers requests in the parser's place: `code` may use `request`, `say` and `parentPort`. */
export function parserProgram(code: string): URL {
  const program = `import { parentPort } from 'node:worker_threads'
    const say = (answer) => parentPort.postMessage(answer)
    parentPort.on('message', (request) => { ${code} })`
  return new URL(`data:text/javascript,${encodeURIComponent(program)}`)
}
