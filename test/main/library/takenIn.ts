import { MANIFEST, kindOfPart } from '@core/library/moving/exportFormat'
import type { OwnLibrary } from '@core/library/library'
import type { MergeReport } from '@core/reports'
import { openZip } from '../../../src/main/files/readZip'
import { EXPORT_LIMITS, mergeFrom, type Circumstances } from '../../../src/main/library/exportFile'

/** Takes an archive in as one that was found whole a moment ago; the look itself, which takes long, is left out. */
export async function takenIn(
  library: OwnLibrary,
  path: string,
  takeSettings = false,
  under?: Circumstances,
): Promise<MergeReport> {
  const zip = await openZip(path, EXPORT_LIMITS, (name) => name === MANIFEST || kindOfPart(name) !== null)
  await zip.close()
  return mergeFrom(library, { path, contents: zip.contents }, takeSettings, under)
}
