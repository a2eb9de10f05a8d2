// What a translator copies: Latin words, acronyms, TeX commands, numbers
const ANCHOR = /\\[a-zA-Z]+|[A-Za-z][A-Za-z0-9]*|\d+(?:[.,]\d+)*/g
/** TeX that is only there for looks, and may be left out. */
const LOOKS = /\\(?:text|textbf|textit|emph|mathrm|mathbf|mathcal|url|href|textsc|left|right)\b/g

export interface Anchors {
  readonly numbers: ReadonlySet<string>
  readonly words: ReadonlySet<string>
  /** Those of the words that are seldom translated: with two capitals, a digit or a backslash. */
  readonly names: ReadonlySet<string>
}

/** The parts of a sentence that would look the same in the other language. */
export function anchorsOf(sentence: string): Anchors {
  const numbers = new Set<string>()
  const words = new Set<string>()
  const names = new Set<string>()
  for (const [found] of sentence.replace(LOOKS, ' ').matchAll(ANCHOR)) {
    if (/^\d/.test(found)) {
      numbers.add(found.replaceAll(',', ''))
      continue
    }
    const isName = /[A-Z].*[A-Z]|\d|^\\/.test(found)
    const lower = found.toLowerCase()
    // plural of an acronym: LLMs, in Chinese LLM
    const word =
      lower.length > 3 && lower.endsWith('s') && /[A-Z]{2}/.test(found) ? lower.slice(0, -1) : lower
    if (word.length < 2) continue
    words.add(word)
    if (isName) names.add(word)
  }
  return { numbers, words, names }
}
