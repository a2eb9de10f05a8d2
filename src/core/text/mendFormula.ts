const FULL_WIDTH: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '，': ',',
  '。': '.',
}

/**
 * A formula as KaTeX takes it, where only its letters are at fault: Chinese punctuation that a translator
 * put into it, a bare `%`, which would hide the rest, and `x_\max`, which KaTeX wants in braces.
 */
export function mendFormula(tex: string): string {
  return tex
    .replace(/[（），。]/g, (sign) => FULL_WIDTH[sign]!)
    .replace(/(?<!\\)%/g, '\\%')
    .replace(/([_^])\s*(\\(?:max|min|sup|inf|lim|log|exp|det|arg|star|Pr))(?![A-Za-z])/g, '$1{$2}')
}
