import { createHash } from 'node:crypto'

/** What stands around a store's data in its file; see docs/storage.md. */
export interface EnvelopeHeader {
  /** Which store this is, so that one is never read as another. */
  readonly format: string
  readonly schemaVersion: number
  /** Counts the attempts to write this store: of two whole files the higher one is newer. */
  readonly generation: number
  /** ISO time. */
  readonly savedAt: string
}

/** A store's file, ready to be written. */
export interface SealedFile {
  readonly bytes: Buffer
  readonly sha256: string
}

export type OpenedEnvelope =
  | {
      readonly kind: 'whole'
      readonly header: EnvelopeHeader
      readonly sha256: string
      readonly data: unknown
    }
  | { readonly kind: 'broken'; readonly why: string }

const SHA_KEY = '"sha256":"'
const SHA_LENGTH = 64
/** The header is some 200 bytes; a later version may add fields before `sha256`. */
const HEADER_BYTES = 1024

/** SHA-256 of all bytes but the 64 digits at `place` that hold it. */
function checksum(bytes: Buffer, place: number): string {
  return createHash('sha256')
    .update(bytes.subarray(0, place))
    .update(bytes.subarray(place + SHA_LENGTH))
    .digest('hex')
}

/**
 * Puts data's JSON text into its envelope: one line of JSON,
 * `{"format":…,"schemaVersion":…,"generation":…,"savedAt":…,"sha256":…,"data":…}` and a line end.
 *
 * `sha256` covers every byte of the file but its own digits. A damaged version number or generation
 * is found just like damaged data.
 */
export function seal(header: EnvelopeHeader, dataJson: string): SealedFile {
  const { format, schemaVersion, generation, savedAt } = header
  const start = JSON.stringify({ format, schemaVersion, generation, savedAt }).slice(0, -1)
  const before = `${start},${SHA_KEY}`
  const bytes = Buffer.from(`${before}${'0'.repeat(SHA_LENGTH)}","data":${dataJson}}\n`)
  const place = Buffer.byteLength(before)
  const sha256 = checksum(bytes, place)
  bytes.write(sha256, place, 'latin1')
  return { bytes, sha256 }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1
}

/** Opens a store's file. Never throws: what is not whole to the last byte is broken, and why. */
export function openEnvelope(bytes: Buffer): OpenedEnvelope {
  const broken = (why: string): OpenedEnvelope => ({ kind: 'broken', why })
  const key = bytes.subarray(0, HEADER_BYTES).indexOf(SHA_KEY)
  if (key === -1) return broken('no checksum')
  const place = key + SHA_KEY.length
  const sha256 = bytes.toString('latin1', place, place + SHA_LENGTH)
  if (checksum(bytes, place) !== sha256) return broken('the checksum differs')
  let envelope: unknown
  try {
    envelope = JSON.parse(bytes.toString())
  } catch {
    return broken('not JSON')
  }
  if (typeof envelope !== 'object' || envelope === null) return broken('no envelope')
  if (!('format' in envelope) || typeof envelope.format !== 'string') return broken('no format')
  if (!('schemaVersion' in envelope) || !isCount(envelope.schemaVersion)) return broken('no schema version')
  if (!('generation' in envelope) || !isCount(envelope.generation)) return broken('no generation')
  if (!('savedAt' in envelope) || typeof envelope.savedAt !== 'string') return broken('no time')
  if (!('data' in envelope)) return broken('no data')
  const { format, schemaVersion, generation, savedAt, data } = envelope
  return { kind: 'whole', header: { format, schemaVersion, generation, savedAt }, sha256, data }
}
