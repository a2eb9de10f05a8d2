const FULL_WIDTH: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '，': ',',
  '。': '.',
}

/** Environments without numbers, which would count from 1 in each formula; two that KaTeX lacks by their kin. */
const UNNUMBERED: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  equation: 'equation*',
  align: 'align*',
  alignat: 'alignat*',
  gather: 'gather*',
  multline: 'gather*',
  'multline*': 'gather*',
  eqnarray: 'align*',
  'eqnarray*': 'align*',
})

/**
 * A formula as KaTeX takes it, where only its letters are at fault: Chinese punctuation that a translator
 * put into it, a bare `%`, which would hide the rest, and `x_\max`, which KaTeX wants in braces.
 */
export function mendFormula(tex: string): string {
  return tex
    .replace(/[（），。]/g, (sign) => FULL_WIDTH[sign]!)
    .replace(/(?<=\\(?:begin|end)\{)[a-z]+\*?(?=\})/g, (name) => UNNUMBERED[name] ?? name)
    .replace(/(?<!\\)%/g, '\\%')
    .replace(/([_^])\s*(\\(?:max|min|sup|inf|lim|log|exp|det|arg|star|Pr))(?![A-Za-z])/g, '$1{$2}')
}
