import { fold } from './fold'

/**
 * `#` before letters, digits, `-`, `_` and `/`. Not within a Latin word (`C#minor`), an address
 * (`…/#part`) or another run of `#`: Chinese writes no blank before it.
 */
const TAG = /(?<![A-Za-z0-9_/&#＃])[#＃]([\p{L}\p{N}_][\p{L}\p{N}\p{M}_/-]*)/gu

/** The tags in a note, `#word` each: folded (see `fold`), without `#`, each once. */
export function noteTags(text: string): ReadonlySet<string> {
  const tags = new Set<string>()
  if (!/[#＃]/.test(text)) return tags
  for (const [, name] of text.matchAll(TAG)) tags.add(fold(name!.replace(/[-/]+$/, '')))
  return tags
}

/** True where a note's tag is the one asked for, or lies under it: `method/graph` under `method`. */
export function isTagUnder(tag: string, asked: string): boolean {
  return tag === asked || tag.startsWith(`${asked}/`)
}
