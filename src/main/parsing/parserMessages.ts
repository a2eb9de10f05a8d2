import type { DigestOutline, ReadEntries } from '@core/parse/outlineDigest'

/** A file in the parser's thread; numbers are never given twice. */
export type FileNumber = number

/** What the parser's thread is asked; it answers one after the other, in this order. */
export type ParserRequest =
  | { readonly kind: 'open'; readonly file: FileNumber; readonly bytes: Uint8Array; readonly name: string }
  | { readonly kind: 'read'; readonly file: FileNumber; readonly places: readonly number[] }
  /** Has no answer: the file is needed no more. */
  | { readonly kind: 'close'; readonly file: FileNumber }

export type ParserAnswer =
  | { readonly kind: 'outline'; readonly outline: DigestOutline }
  | { readonly kind: 'entries'; readonly read: ReadEntries }
