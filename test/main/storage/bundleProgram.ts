import { resolve } from 'node:path'
import { build } from 'vite'

const ROOT = resolve(import.meta.dirname, '../../..')

/** Bundles a TypeScript program of this folder so that plain Node can run it; gives the file. */
export async function bundleProgram(name: string, outDir: string): Promise<string> {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    resolve: { alias: { '@core': resolve(ROOT, 'src/core') } },
    ssr: { noExternal: true },
    build: {
      ssr: resolve(import.meta.dirname, name),
      outDir,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'program.mjs' } },
    },
  })
  return resolve(outDir, 'program.mjs')
}
