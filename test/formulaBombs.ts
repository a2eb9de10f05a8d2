const doubled = (name: string, at: number): string => {
  const before = `\\${'abcdefghijklmno'[at]}`
  return `\\def\\${name}{${before}${before}}`
}

/** Formulas that take KaTeX for ever, or make it throw, where it is let at them. */
export const FORMULA_BOMBS: readonly string[] = [
  `\\def\\a{x}${[...'bcdefghijklmnop'].map(doubled).join('')}\\p`,
  `${'\\frac{'.repeat(90)}x${'}{}'.repeat(90)}`,
  `\\begin{matrix}${'&'.repeat(960)}\\end{matrix}`,
  `\\begin{matrix}${'\\\\'.repeat(480)}\\end{matrix}`,
  `${'{'.repeat(480)}x${'}'.repeat(480)}`,
  `${'\\sqrt{'.repeat(140)}x${'}'.repeat(140)}`,
  `${'\\left('.repeat(60)}x${'\\right)'.repeat(60)}`,
  `${'\\not='.repeat(180)}`,
]
