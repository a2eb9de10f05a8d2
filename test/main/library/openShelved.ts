import { openLibrary, type OwnLibrary } from '@core/library/library'
import { openLibraryStores } from '../../../src/main/library/libraryStores'
import type { StoreFiles } from '../../../src/main/storage/storeFiles'

export interface ShelvedOnDisk {
  readonly library: OwnLibrary
  readonly close: () => Promise<void>
}

/** Opens a library with its snapshots in a folder, as the library's thread does; all of it has been read. */
export async function openShelved(folder: string, files?: StoreFiles): Promise<ShelvedOnDisk> {
  const opened = await openLibraryStores(folder, files && { files })
  if (opened.kind !== 'open') throw new Error(JSON.stringify(opened.state))
  const library = openLibrary({
    stores: opened.stores,
    shelf: opened.shelf,
    folder,
    emit: () => undefined,
    clock: {
      now: () => new Date(),
      later(milliseconds, action) {
        const timer = setTimeout(action, milliseconds)
        timer.unref()
        return () => clearTimeout(timer)
      },
      breathe: () => new Promise((resolve) => setImmediate(resolve)),
    },
  })
  await library.begin()
  await library.state()
  await library.digests()
  return {
    library,
    async close() {
      await library.flush()
      await opened.close()
    },
  }
}
