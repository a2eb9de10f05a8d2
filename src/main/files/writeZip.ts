import { once } from 'node:events'
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { UnfinishedFiles } from './unfinishedFiles'
import { writeFileWhole } from './writeFileWhole'

/** A file in an archive. */
export interface ZipPart {
  readonly name: string
  readonly text: string
}

/**
 * Writes an archive of these files, whole or not at all. Each is asked for only when the one before it is
 * packed, so that one at a time is in memory. `unfinished`: see `writeFileWhole`. Rejects with what the system or the source of the files says.
 */
export async function writeZip(
  path: string,
  parts: AsyncIterable<ZipPart>,
  now: Date,
  unfinished: UnfinishedFiles | null = null,
): Promise<void> {
  const zip = new ZipFile()
  const packed = zip.outputStream as Readable
  packed.on('error', () => undefined) // whoever reads it is told
  const failed = new AbortController()
  const pack = async (): Promise<void> => {
    for await (const { name, text } of parts) {
      if (failed.signal.aborted) return
      // one piece: a stream that is asked for it has packed whatever came before
      const stream = Readable.from([Buffer.from(text)], { objectMode: false })
      const isPacked = once(stream, 'end', { signal: failed.signal })
      zip.addReadStream(stream, name, { mtime: now, mode: 0o100600 })
      await isPacked
    }
    zip.end()
  }
  const packing = pack().catch((error: unknown) => {
    // ends the writing too, and with the reason
    packed.destroy(error instanceof Error ? error : new Error(String(error)))
  })
  try {
    await writeFileWhole(path, packed, unfinished)
  } finally {
    failed.abort()
    packed.destroy()
    await packing
  }
}
