/** How deep a formula may nest; those of papers reach 8. */
const MAX_DEPTH = 40
/** The most cells and rows of its tables together. */
const MAX_CELLS = 150

/**
 * What a formula has no business with: definitions, which can grow without end, addresses and attributes of
 * the page, KaTeX's own insides, and a frame whose colour would need a style that the page's policy forbids.
 */
const REFUSED =
  /\\(?:(?:[gex]?def|(?:future)?let|global|long|(?:re)?newcommand|providecommand|(?:re)?newenvironment|DeclareMathOperator|expandafter|noexpand|csname|catcode|href|url|includegraphics|fcolorbox|html[A-Za-z]*)(?![A-Za-z])|@)/

function nestsTooDeep(tex: string): boolean {
  let depth = 0
  for (const [sign] of tex.matchAll(/\\(?:left|right|begin|end)(?![A-Za-z])|\\[^]|[{}]/g)) {
    if (sign === '{' || sign === '\\left' || sign === '\\begin') depth++
    else if (sign === '}' || sign === '\\right' || sign === '\\end') depth--
    if (depth > MAX_DEPTH) return true
  }
  return false
}

/** Whether a formula is one that KaTeX may be given: within bounds, and without what could harm. */
export function isSettable(tex: string): boolean {
  const cells = tex.match(/&|\\\\/g)?.length ?? 0
  return cells <= MAX_CELLS && !REFUSED.test(tex) && !nestsTooDeep(tex)
}
