import { openEnvelope, type EnvelopeHeader, type OpenedEnvelope } from './envelope'
import { errorCode } from './storeErrors'
import { OPEN_STRICTLY, type FileStamp, type StoreFiles } from './storeFiles'

/** What a store's data must be, and how older data becomes so. */
export interface StoreShape {
  /** `duidu/notes` and so on. */
  readonly format: string
  /** From 1. A change that older versions would misread needs a new one. */
  readonly schemaVersion: number
  /** By version: makes data of that version data of the next. Pure; may throw on what cannot be. */
  readonly migrate?: ReadonlyMap<number, (data: unknown) => unknown>
  /** Throws or gives false where data has a wrong shape. */
  readonly validate: (data: unknown) => unknown
}

/** A file that was read, as it was then. */
export interface KnownFile {
  readonly stamp: FileStamp
  readonly sha256: string
  readonly schemaVersion: number
}

export type Inspected =
  | { readonly kind: 'missing' }
  | { readonly kind: 'broken'; readonly why: string }
  | {
      readonly kind: 'whole'
      readonly header: EnvelopeHeader
      readonly known: KnownFile
      readonly data: unknown
    }
  /** Written by a newer version; data is null where this one cannot make sense of it. */
  | { readonly kind: 'newer'; readonly header: EnvelopeHeader; readonly data: unknown }

/** More than any store grows to; a file beyond it is not read, and no store beyond it is written. */
export const MAX_STORE_BYTES = 256 * 1024 * 1024

export function fitsShape(shape: StoreShape, data: unknown): boolean {
  try {
    return shape.validate(data) !== false
  } catch {
    return false
  }
}

/**
 * Reads a file and opens its envelope. Rejects where the file is there but cannot be read as a regular
 * file: that is never taken for damage.
 */
export async function readEnvelope(
  files: StoreFiles,
  path: string,
): Promise<
  | { readonly kind: 'missing' }
  | {
      readonly kind: 'read'
      readonly opened: OpenedEnvelope
      readonly stamp: FileStamp
      readonly bytes: Buffer
    }
> {
  let handle
  try {
    handle = await files.open(path, OPEN_STRICTLY)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { kind: 'missing' }
    throw error
  }
  try {
    const stamp = await handle.stat()
    if (!stamp.isFile()) throw new Error('not a regular file')
    if (stamp.size > BigInt(MAX_STORE_BYTES)) throw new Error('too large')
    const bytes = await handle.readFile()
    if (stamp.size !== BigInt(bytes.length)) throw new Error('it changes while it is read')
    return { kind: 'read', opened: openEnvelope(bytes), stamp, bytes }
  } finally {
    await handle.close().catch(() => undefined) // nothing was written through it
  }
}

/** Reads a file and says what it is worth. Rejects where it is there but cannot be read. */
export async function inspectFile(files: StoreFiles, path: string, shape: StoreShape): Promise<Inspected> {
  const file = await readEnvelope(files, path)
  return file.kind === 'missing' ? file : inspectOpened(file, shape)
}

/** Says what a file that was read is worth. */
export function inspectOpened(
  file: { readonly opened: OpenedEnvelope; readonly stamp: FileStamp },
  shape: StoreShape,
): Exclude<Inspected, { kind: 'missing' }> {
  if (file.opened.kind === 'broken') return file.opened
  const { header, sha256, data } = file.opened
  if (header.format !== shape.format) return { kind: 'broken', why: `it is ${header.format}` }
  if (header.schemaVersion > shape.schemaVersion) {
    return { kind: 'newer', header, data: fitsShape(shape, data) ? data : null }
  }
  const current = migrated(shape, header.schemaVersion, data)
  if (current.kind === 'broken') return current
  if (!fitsShape(shape, current.data)) return { kind: 'broken', why: 'the data has a wrong shape' }
  const known = { stamp: file.stamp, sha256, schemaVersion: header.schemaVersion }
  return { kind: 'whole', header, known, data: current.data }
}

function migrated(
  shape: StoreShape,
  from: number,
  data: unknown,
): { readonly kind: 'broken'; readonly why: string } | { readonly kind: 'migrated'; readonly data: unknown } {
  for (let version = from; version < shape.schemaVersion; version++) {
    const step = shape.migrate?.get(version)
    // Our own omission, not the file's fault: refuse to read rather than set it aside.
    if (step === undefined) throw new Error(`no way from version ${version} of ${shape.format}`)
    try {
      data = step(data)
    } catch {
      return { kind: 'broken', why: `version ${version} cannot be brought up to date` }
    }
  }
  return { kind: 'migrated', data }
}
