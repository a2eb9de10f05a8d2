import type { Entry, Problem } from '../digest'
import type { OpenedDigest } from '../parse/openDigest'
import { outlineDigest, type DigestOutline } from '../parse/outlineDigest'
import type { FileFailure } from '../reports'

/** A file as read for the import, or why it could not be. */
export type ReadFile =
  | {
      readonly kind: 'read'
      /** SHA-256 of the file's bytes, in hex. */
      readonly sha256: string
      /** The file's time stamp, in milliseconds. */
      readonly changedAt: number
      /**
       * Parses it as far as finding its entries, at the first call; later ones get the same answer. Not
       * before the files read before it, and never for a file that the library knows by its bytes.
       */
      open(): Promise<OpenFile>
      /**
       * Frees the file's bytes at once, after which it must not be used: the garbage collector would
       * search the whole library for each hundred files that wait for it.
       */
      release?(): void
    }
  | { readonly kind: 'failed'; readonly failure: FileFailure }

/** A file whose entries have been found, or why they could not be. */
export type OpenFile = OpenDigestFile | { readonly kind: 'failed'; readonly failure: FileFailure }

export interface OpenDigestFile {
  readonly kind: 'open'
  readonly outline: DigestOutline
  /** Reads the entries at these places of the outline, in that order. */
  read(places: readonly number[]): Promise<EntriesOfFile>
}

/** Entries of a file with all that could not be understood in it by now, or why they could not be read. */
export type EntriesOfFile =
  | { readonly kind: 'entries'; readonly entries: readonly Entry[]; readonly problems: readonly Problem[] }
  | { readonly kind: 'failed'; readonly failure: FileFailure }

/** A file to import; it is read when its turn comes. */
export interface ImportFile {
  /** Its base name. */
  readonly name: string
  /** The name of its folder, which tells the channel where the file does not. */
  readonly folder: string
  /** Where it lies, absolute, so that it can be read again; null where it is no file of this machine. */
  readonly path: string | null
  read(): Promise<ReadFile>
}

/** Opens a digest in this thread, where no other can be had. */
export function openHere(digest: OpenedDigest): () => Promise<OpenFile> {
  let opened: OpenFile | null = null
  return async () => {
    if (opened !== null) return opened
    const { outline, read } = outlineDigest(digest)
    opened = { kind: 'open', outline, read: async (places) => ({ kind: 'entries', ...read(places) }) }
    return opened
  }
}
