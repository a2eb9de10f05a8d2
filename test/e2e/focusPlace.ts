import type { Page } from 'playwright-core'

/**
 * Where the keyboard is, as a person sees it: `listbox "All"`. Begins with what is wrong, where something
 * is: `nowhere`, `out of sight`, or `without a ring`.
 */
export function focusPlace(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (element === null || element === document.body) return 'nowhere'

    const byId = (id: string | null): Element | null => (id ? document.getElementById(id) : null)
    const current = byId(element.getAttribute('aria-activedescendant'))
    // a radio button of our own is drawn by its label
    const drawn = element.matches('input[type=radio].unseen') ? element.closest('label')! : element
    const role = element.getAttribute('role') ?? element.tagName.toLowerCase()
    const words =
      element.getAttribute('aria-label') ??
      byId(element.getAttribute('aria-labelledby'))?.textContent ??
      (element as HTMLInputElement).labels?.[0]?.textContent ??
      element.textContent
    const name = `${role} "${words.trim().replace(/\s+/g, ' ').slice(0, 60)}"`

    const { top, right, bottom, left } = drawn.getBoundingClientRect()
    const isSeen =
      drawn.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      right > Math.max(left, 0) &&
      bottom > Math.max(top, 0) &&
      left < innerWidth &&
      top < innerHeight
    if (!isSeen) return `out of sight: ${name}`

    const hasRing = (one: Element | null, pseudo?: string): boolean => {
      if (one === null) return false
      const style = getComputedStyle(one, pseudo)
      const outlined =
        style.outlineStyle !== 'none' &&
        Number.parseFloat(style.outlineWidth) > 0 &&
        !/^rgba\(.*, 0\)$|^transparent$/.test(style.outlineColor)
      return outlined || style.boxShadow !== 'none'
    }
    const isText = element.matches('textarea, input:is([type=text], [type=search], :not([type]))')
    const isBar = role === 'separator' && getComputedStyle(element, '::after').backgroundColor !== ''
    // a search's field and a note's pane show what is in them
    const around = element.closest('.field, .note')
    const isRinged = [drawn, current, around].some((one) => hasRing(one))
    // a caret shows where one writes
    return isRinged || isText || isBar ? name : `without a ring: ${name}`
  })
}
