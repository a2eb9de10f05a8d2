import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Bundles a TypeScript program, named from the project's folder, so that plain Node can run it; gives the file. */
export async function bundleProgram(entry: string): Promise<string> {
  // by its address: it finds the project from where it lies, and must not become part of another bundle
  const script = pathToFileURL(resolve('scripts/bundle.mjs')).href
  const { bundled } = (await import(/* @vite-ignore */ script)) as {
    readonly bundled: (entry: string) => Promise<string>
  }
  return fileURLToPath(await bundled(entry))
}
