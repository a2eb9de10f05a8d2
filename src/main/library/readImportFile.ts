import type { ReadFile } from '@core/library/importFile'
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { readDigestFile } from '../files/readDigestFile'
import type { DigestParser } from '../parsing/digestParser'

/**
 * Reads a file to be imported; it is parsed elsewhere. Never rejects: what goes wrong is a failure in the
 * app's words.
 */
export async function readImportFile(path: string, parser: DigestParser): Promise<ReadFile> {
  const read = await readDigestFile(path)
  if (read.kind === 'failed') return read
  const file = parser.file(read.bytes, basename(path))
  return {
    kind: 'read',
    sha256: createHash('sha256').update(read.bytes).digest('hex'),
    changedAt: read.mtimeMs,
    open: () => file.open(),
    release() {
      file.close()
      free(read.bytes)
    },
  }
}

/** Gives back memory that belongs to these bytes alone. Node 20 cannot: there the garbage collector does it. */
function free({ buffer, byteLength }: Buffer): void {
  const isOwn = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength
  if (isOwn && typeof buffer.transfer === 'function') buffer.transfer(0)
}
