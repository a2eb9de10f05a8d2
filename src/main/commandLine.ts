import { isNetworkPath } from '@core/networkPath'
import { MAX_PATH_LENGTH } from '@core/readerApiChecks'
import { stat } from 'node:fs/promises'
import { isAbsolute, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The most files that one start of the app may ask to open. */
export const MAX_FILES_GIVEN = 32

/** What a second start of the app hands to the first one. */
export interface HandedOver {
  readonly files: readonly string[]
}

/**
 * File managers hand over `file:` addresses where a desktop entry says `%U`; none of them names another machine.
 * A path of one stays: Windows hands it over where a person opens a file that lies there.
 */
function pathOf(argument: string, folder: string): string | null {
  if (argument.startsWith('file:')) {
    try {
      const path = fileURLToPath(argument)
      return isNetworkPath(path) ? null : path
    } catch {
      return null
    }
  }
  return argument === '' || argument.includes('\0') ? null : resolve(folder, argument)
}

/**
 * The files named on a command line, as absolute paths, at most `MAX_FILES_GIVEN`; switches are left out.
 * `argv` begins with the executable. In an app that is not packaged, `electron -r MODULE … FOLDER FILE…`,
 * the first argument that is no switch is the app's own folder.
 */
export function filesOfCommandLine(
  argv: readonly string[],
  packaged: boolean,
  folder: string,
): readonly string[] {
  const names: string[] = []
  for (let index = 1; index < argv.length; index++) {
    const argument = argv[index]!
    if (!packaged && (argument === '-r' || argument === '--require')) index++
    else if (!argument.startsWith('-')) names.push(argument)
  }
  return names
    .slice(packaged ? 0 : 1)
    .map((name) => pathOf(name, folder))
    .filter((path) => path !== null)
    .slice(0, MAX_FILES_GIVEN)
}

/** What another start of the app handed over, as far as it is what ours would send. */
export function filesHandedOver(data: unknown): readonly string[] {
  if (typeof data !== 'object' || data === null || !('files' in data) || !Array.isArray(data.files)) return []
  return data.files
    .filter(
      (file: unknown): file is string =>
        typeof file === 'string' &&
        file.length <= MAX_PATH_LENGTH &&
        isAbsolute(file) &&
        !file.includes('\0'),
    )
    .slice(0, MAX_FILES_GIVEN)
}

/**
 * Leaves out folders, pipes and devices: a command line opens files. What is not there stays, so that its
 * absence is reported like that of any other file.
 */
export async function onlyFiles(paths: readonly string[]): Promise<readonly string[]> {
  const kept = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        (facts) => facts.isFile(),
        () => true,
      ),
    ),
  )
  return paths.filter((path, index) => {
    if (!kept[index]) console.warn(`Duidu: ${path} is not a file; open folders with File › Open folder`)
    return kept[index]
  })
}
