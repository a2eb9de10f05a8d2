/** How well a text answers to a query; smaller is better. */
export type MatchRank = 0 | 1 | 2 | 3

/** A query or text without what does not tell words apart: case, width, the ellipsis of a menu. */
export function foldWords(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim().replace(/\.+$/u, '')
}

/**
 * How a text answers to a query, both folded: 0 begins with it; 1 each word of the query begins a word
 * of the text; 2 contains each word; 3 has all its signs in this order (`mkall`, `全已读`); null not at
 * all. An empty query finds everything.
 */
export function matchWords(query: string, text: string): MatchRank | null {
  if (text.startsWith(query)) return 0
  const words = query.split(/\s+/u).filter(Boolean)
  if (words.every((word) => beginsWord(word, text))) return 1
  if (words.every((word) => text.includes(word))) return 2
  return hasInOrder(words.join(''), text) ? 3 : null
}

function beginsWord(word: string, text: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]!)) return true
  }
  return false
}

function hasInOrder(signs: string, text: string): boolean {
  let at = 0
  for (const sign of signs) {
    const found = text.indexOf(sign, at)
    if (found < 0) return false
    at = found + sign.length
  }
  return true
}
