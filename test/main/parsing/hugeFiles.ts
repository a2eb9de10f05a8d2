import { aMarkdown, aRawEntry } from '../../core/parse/aMarkdown'

/** A digest of about so many bytes: as many entries as it takes, each of its own paper. */
export function hugeDigest(bytes: number, abstract = 2_000): string {
  const entry = (number: number): ReturnType<typeof aRawEntry> =>
    aRawEntry(`${2301 + Math.floor(number / 90_000)}.${String(number % 90_000).padStart(5, '0')}`, {
      abstractEn: `Abstract ${number} ${'of doors '.repeat(abstract / 9)}`,
    })
  const each = Buffer.byteLength(aMarkdown(entry(1)))
  return aMarkdown(...Array.from({ length: Math.floor(bytes / each) }, (_, number) => entry(number)))
}
