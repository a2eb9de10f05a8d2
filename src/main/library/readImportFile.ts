import type { ReadFile } from '@core/library/importing'
import { openDigest } from '@core/parse/openDigest'
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { nodeFileBytes } from '../files/nodeFileBytes'
import { readDigestFile } from '../files/readDigestFile'

/** Reads a file as a digest to be imported. Never rejects: what goes wrong is a failure in the app's words. */
export async function readImportFile(path: string): Promise<ReadFile> {
  const read = await readDigestFile(path)
  if (read.kind === 'failed') return read
  return {
    kind: 'read',
    digest: openDigest(nodeFileBytes(read.bytes), basename(path)),
    sha256: createHash('sha256').update(read.bytes).digest('hex'),
    changedAt: read.mtimeMs,
    release: () => free(read.bytes),
  }
}

/** Gives back memory that belongs to these bytes alone. Node 20 cannot: there the garbage collector does it. */
function free({ buffer, byteLength }: Buffer): void {
  const isOwn = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength
  if (isOwn && typeof buffer.transfer === 'function') buffer.transfer(0)
}
