import { openLibrary, type Emit, type OwnLibrary } from '@core/library/library'
import type { StoreFolderOptions } from '../../../src/main/storage/libraryFolder'
import { openLibraryStores } from '../../../src/main/library/libraryStores'

export const ALL_ROWS = { scope: { kind: 'all' }, query: '', keep: new Uint32Array() } as const

export interface OnDisk {
  readonly library: OwnLibrary
  readonly close: () => Promise<void>
}

/** Opens a library in a folder, as the library's thread does. */
export async function openOnDisk(
  folder: string,
  emit: Emit = () => undefined,
  options: StoreFolderOptions = {},
): Promise<OnDisk> {
  const opened = await openLibraryStores(folder, options)
  if (opened.kind !== 'open') throw new Error(JSON.stringify(opened.state))
  const library = openLibrary({
    stores: opened.stores,
    folder,
    emit,
    clock: {
      now: () => new Date(),
      later(milliseconds, action) {
        const timer = setTimeout(action, milliseconds)
        return () => clearTimeout(timer)
      },
      breathe: () => new Promise((resolve) => setImmediate(resolve)),
    },
  })
  await library.begin()
  await library.state()
  return {
    library,
    async close() {
      await library.flush()
      await opened.close()
    },
  }
}
