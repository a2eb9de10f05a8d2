/** Hears whether a formula is wider than its column. */
type Tell = (isWide: boolean) => void

interface Watched {
  readonly column: Element
  readonly tell: Tell
}

const watched = new Map<HTMLElement, Watched>()
const byColumn = new Map<Element, Set<HTMLElement>>()
let observer: ResizeObserver | null = null

/** The block whose lines a formula stands in; null in a list's rows, which show beginnings, and in print. */
function columnOf(formula: HTMLElement): Element | null {
  if (formula.closest('.in-line, .print') !== null) return null
  let column = formula.parentElement
  while (column !== null && getComputedStyle(column).display === 'inline') column = column.parentElement
  return column
}

function contentWidth(column: Element): number {
  const { paddingLeft, paddingRight } = getComputedStyle(column)
  return column.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)
}

/** What hangs on a formula takes from the room that it has. */
function widthBeside(formula: HTMLElement): number {
  const place = formula.parentElement
  const beside = formula.closest('.together')?.children ?? []
  return [...beside].reduce(
    (width, piece) => width + (piece === place ? 0 : piece.getBoundingClientRect().width),
    0,
  )
}

/** Whether a formula, or a part of it that cannot be broken, is wider than the room. */
function isWide(formula: HTMLElement, room: number): boolean {
  if (formula.classList.contains('display')) return formula.scrollWidth > formula.clientWidth
  const parts = [...formula.querySelectorAll<HTMLElement>('.katex-html > .katex-base')]
  const widest = Math.max(0, ...parts.map((part) => part.offsetWidth))
  return widest > room - widthBeside(formula)
}

function measure(columns: readonly Element[]): void {
  // all is read before anything is told, which may change what is read
  const found = columns.flatMap((column) => {
    const room = contentWidth(column)
    // what is not laid out has no width
    if (room <= 0) return []
    return [...(byColumn.get(column) ?? [])].map((formula) => ({ formula, wide: isWide(formula, room) }))
  })
  for (const { formula, wide } of found) watched.get(formula)?.tell(wide)
}

/** Formulas whose column is still to be found. */
const fresh = new Map<HTMLElement, Tell>()

function observeFresh(): void {
  for (const [formula, tell] of fresh) {
    const column = columnOf(formula)
    if (column === null) continue
    observer ??= new ResizeObserver((entries) => measure(entries.map(({ target }) => target)))
    watched.set(formula, { column, tell })
    const formulas = byColumn.get(column) ?? new Set()
    byColumn.set(column, formulas.add(formula))
    observer.observe(column)
  }
  fresh.clear()
}

/** Watches whether a formula that is in the page fits into its column, soon and whenever that changes. */
export function watchWidth(formula: HTMLElement, tell: Tell): void {
  // to look for a column is to lay out all of the page: once for all, in the frame that does so anyhow
  if (fresh.size === 0) requestAnimationFrame(observeFresh)
  fresh.set(formula, tell)
}

/** Looks at a formula again: it is another one now. */
export function measureAgain(formula: HTMLElement): void {
  const column = watched.get(formula)?.column
  if (column === undefined) return
  // observed anew, a column is measured in any case
  observer?.unobserve(column)
  observer?.observe(column)
}

/** The formula is gone. */
export function unwatchWidth(formula: HTMLElement): void {
  fresh.delete(formula)
  const column = watched.get(formula)?.column
  if (column === undefined) return
  watched.delete(formula)
  const formulas = byColumn.get(column)
  formulas?.delete(formula)
  if (formulas?.size !== 0) return
  byColumn.delete(column)
  observer?.unobserve(column)
}
