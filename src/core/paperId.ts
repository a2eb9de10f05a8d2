declare const paperIdBrand: unique symbol

/** An arXiv id without version: `2311.01442`, or old style `math/0501234`, `math.GT/0309136`. */
export type PaperId = string & { readonly [paperIdBrand]: true }

// Grammar: https://info.arxiv.org/help/arxiv_identifier.html (new style since 2007-04, five digits since 2015-01)
const NEW_STYLE = /^\d{4}\.\d{4,5}$/
const OLD_STYLE = /^[a-z]{2,8}(?:-[a-z]{2,4})?(?:\.[A-Za-z]{2}(?:-[a-z]{2,3})?)?\/\d{7}$/

/** True where `text` is an arXiv id without version. */
export function isPaperId(text: unknown): text is PaperId {
  return typeof text === 'string' && (NEW_STYLE.test(text) || OLD_STYLE.test(text))
}

/** The address of a paper, made by us from its id and never taken from a file. */
export function arxivUrl(id: PaperId): string {
  return `https://arxiv.org/abs/${id}`
}

/**
 * The month in which arXiv received the paper, `{ year, month }`, read off its id
 * (`2311.…` = November 2023, `math/0501…` = January 2005).
 */
export function paperMonth(id: PaperId): { readonly year: number; readonly month: number } {
  const digits = id.slice(id.indexOf('/') + 1)
  const yy = Number(digits.slice(0, 2))
  // arXiv began in 1991, so 91–99 are of the last century
  return { year: yy >= 91 ? 1900 + yy : 2000 + yy, month: Number(digits.slice(2, 4)) }
}
