import 'katex/dist/katex.min.css'
import type { ObjectDirective } from 'vue'
import './formula.css'
import { forgetHeard, hearLater } from './heardFormulas'
import { forgetFormula, setFormula } from './setFormula'
import { measureAgain, unwatchWidth, watchWidth } from './wideFormulas'

export interface ShownFormula {
  readonly tex: string
  /** Set apart, on a line of its own. */
  readonly display: boolean
  /** With its delimiters. */
  readonly source: string
  /** What a screen reader is told of one that scrolls. */
  readonly wideWords: string
}

/** A formula of fewer characters is never wider than a column, and most are that short. */
const MAX_NARROW = 12

function show(element: HTMLElement, { tex, display, source }: ShownFormula): void {
  element.textContent = source
  element.dataset['source'] = source
  forgetHeard(element)
  setFormula(element, { tex, display }, (set) => {
    element.toggleAttribute('data-unset', set === null)
    if (set !== null) {
      element.replaceChildren(set.seen.cloneNode(true))
      hearLater(element, set.heard)
    }
    measureAgain(element)
  })
}

/** One that is wider than its column scrolls, by keyboard too. */
function tellWide(element: HTMLElement, words: string | null): void {
  if (words === null && !element.classList.contains('wide')) return
  element.classList.toggle('wide', words !== null)
  if (words === null) {
    for (const name of ['tabindex', 'role', 'aria-label']) element.removeAttribute(name)
  } else {
    element.tabIndex = 0
    element.setAttribute('role', 'group')
    element.setAttribute('aria-label', words)
  }
}

function watch(element: HTMLElement, { tex, wideWords }: ShownFormula): void {
  if (tex.length > MAX_NARROW) watchWidth(element, (isWide) => tellWide(element, isWide ? wideWords : null))
}

/**
 * Makes of an empty `.formula` a formula, set by KaTeX. Until it is set, and for good where it cannot be, its
 * source stands there, as the digest has it. It is a directive and no component because a paper may have a
 * hundred of them, and each component costs as much as what it shows.
 */
export const vFormula: ObjectDirective<HTMLElement, ShownFormula> = {
  // before the element is in the page, where it can be set at once: so nothing moves
  created: (element, { value }) => show(element, value),
  mounted: (element, { value }) => watch(element, value),
  updated(element, { value, oldValue }) {
    const same = value.source === oldValue?.source && value.display === oldValue.display
    if (same && value.wideWords === oldValue.wideWords) return
    unwatchWidth(element)
    if (!same) {
      tellWide(element, null)
      show(element, value)
    }
    watch(element, value)
  },
  unmounted(element) {
    forgetFormula(element)
    forgetHeard(element)
    unwatchWidth(element)
  },
}
