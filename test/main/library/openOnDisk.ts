import { openLibrary, type Emit, type OwnLibrary } from '@core/library/library'
import type { LibraryEvents } from '@core/library/libraryApi'
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

/** What a library has told, by event, the oldest first. */
export type Told = { -readonly [E in keyof LibraryEvents]?: LibraryEvents[E][] }

/** The same, with all that it tells from then on. */
export async function openTelling(
  folder: string,
  options: StoreFolderOptions = {},
): Promise<OnDisk & { readonly told: Told }> {
  const told: Told = {}
  const emit: Emit = (event, payload) => {
    const seen = (told[event] ??= []) as unknown[]
    seen.push(payload)
  }
  return { ...(await openOnDisk(folder, emit, options)), told }
}
