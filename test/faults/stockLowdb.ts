import { JSONFile } from 'lowdb/node'
import { createRequire, syncBuiltinESMExports } from 'node:module'
import { dirname } from 'node:path'
import type { StoreFiles } from '../../src/main/storage/storeFiles'
import { isWords, type Words } from '../main/storage/isWords'
import { systemError } from '../main/storage/hookedFiles'
import type { AfterPowerCut } from '../main/storage/modelFiles'
import { FOLDER, MAIN, type Save } from './powerCut'

type Promises = typeof import('node:fs/promises')

const real = createRequire(import.meta.url)('node:fs/promises') as {
  -readonly [K in keyof Promises]: Promises[K]
}
const { writeFile, rename, readFile } = real

/** Puts a file system under every import of `node:fs/promises`, for paths in the model's folder only. */
function mount(files: StoreFiles): void {
  const isInside = (path: unknown): path is string => typeof path === 'string' && dirname(path) === FOLDER
  real.writeFile = (async (path: string, data: string, ...rest: []) => {
    if (!isInside(path)) return writeFile(path, data, ...rest)
    const bytes = Buffer.from(data)
    await files.unlink(path).catch(() => undefined) // opening for writing empties what is there
    const handle = await files.open(path, 'wx')
    await handle.write(bytes, 0, bytes.length, 0)
    await handle.close()
  }) as Promises['writeFile']
  real.rename = (from, to) => (isInside(from) && isInside(to) ? files.rename(from, to) : rename(from, to))
  real.readFile = (async (path: string, ...rest: []) => {
    if (isInside(path)) throw systemError('ENOENT', 'open')
    return readFile(path, ...rest)
  }) as Promises['readFile']
  syncBuiltinESMExports()
}

/** Saves with the adapter that lowdb brings, unchanged, on these files. */
export async function onStockLowdb(files: StoreFiles): Promise<Save> {
  mount(files)
  const store = new JSONFile<Words>(MAIN)
  return (data) => store.write(data)
}

/** Reads what a power cut left as that adapter does. Rejects where it is broken. */
export async function readStockLowdb(found: AfterPowerCut): Promise<Words | null> {
  const bytes = found.get(MAIN)
  if (bytes === undefined) return null
  const data: unknown = JSON.parse(bytes.toString())
  if (!isWords(data)) throw new Error('broken')
  return data
}
