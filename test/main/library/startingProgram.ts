import { openLibrary } from '@core/library/library'
import { once } from 'node:events'
import { writeSync } from 'node:fs'
import { open, unlink } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { openLibraryStores } from '../../../src/main/library/libraryStores'
import { NODE_FILES, type StoreFiles } from '../../../src/main/storage/storeFiles'

/** Long enough that the others come meanwhile. */
const HELD_MILLISECONDS = 60

/**
 * A program that says `ready`, and on a word starts on a library. Where it gets the library it adds one to a setting,
 * as nobody else may meanwhile, and says `wrote`; where another holds it, it says `refused` and how many
 * files it had opened by then.
 */
async function main(folder: string): Promise<void> {
  let opened = 0
  const files: StoreFiles = {
    ...NODE_FILES,
    open(path, flags, mode) {
      if (path.includes('.json')) opened++
      return NODE_FILES.open(path, flags, mode)
    },
  }
  writeSync(1, 'ready\n')
  await once(process.stdin, 'data')
  process.stdin.destroy()
  const library = await openLibraryStores(folder, { files })
  if (library.kind === 'closed') {
    writeSync(1, library.state.kind === 'heldByAnother' ? `refused ${opened}\n` : `failed\n`)
    return
  }
  const witness = `${folder}-witness`
  const alone = await open(witness, 'wx')
  const { changeSettings, begin, flush } = openLibrary({
    stores: library.stores,
    folder,
    emit: () => undefined,
    clock: {
      now: () => new Date(),
      later: (milliseconds, action) => {
        const timer = setTimeout(action, milliseconds)
        return () => clearTimeout(timer)
      },
      breathe: () => Promise.resolve(),
    },
  })
  const { settings } = await begin()
  await changeSettings({ dwellSeconds: settings.dwellSeconds + 1 })
  const { kind } = await flush()
  await wait(HELD_MILLISECONDS)
  await alone.close()
  await unlink(witness)
  await library.close()
  writeSync(1, kind === 'flushed' ? 'wrote\n' : 'failed\n')
}

main(process.argv[2]!).catch((error: unknown) => {
  writeSync(1, `failed ${String(error)}\n`)
})
