/**
 * A text without regard to case, of the same length: a place in the folded text is the same place in the
 * text itself. Two letters need help: `İ` would become two, and `Σ` one of two by what follows it.
 */
export function fold(text: string): string {
  const even = text.includes('İ') ? text.replaceAll('İ', 'i') : text
  const lower = even.toLowerCase()
  return lower.includes('ς') ? lower.replaceAll('ς', 'σ') : lower
}
