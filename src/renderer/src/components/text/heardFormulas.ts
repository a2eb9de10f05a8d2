/**
 * What a screen reader hears of a formula is as many elements as what is seen of it, and they are laid out
 * like any others. So they come when the page has come to rest: no one hears a paper while leafing past it.
 */

/** How long no formula must have been set, in milliseconds. */
const REST = 200
/** How long elements may be added in one go, in milliseconds. */
const BUDGET = 6

const waiting = new Map<Element, () => Node>()
let timer: ReturnType<typeof setTimeout> | undefined

function add(element: Element, heard: () => Node): void {
  waiting.delete(element)
  element.querySelector('.katex')?.prepend(heard().cloneNode(true))
}

function work(): void {
  const startedAt = performance.now()
  for (const [element, heard] of waiting) {
    if (performance.now() - startedAt >= BUDGET) break
    add(element, heard)
  }
  // its own task: input and painting come between two of them
  if (waiting.size > 0) timer = setTimeout(work)
}

/** Has the set formula in this element heard, too, once the page is at rest. */
export function hearLater(element: Element, heard: () => Node): void {
  waiting.set(element, heard)
  clearTimeout(timer)
  timer = setTimeout(work, REST)
}

/** The formula in this element is gone. */
export function forgetHeard(element: Element): void {
  waiting.delete(element)
}

/** Has every formula heard now. */
export function allHeard(): void {
  for (const [element, heard] of waiting) add(element, heard)
}
