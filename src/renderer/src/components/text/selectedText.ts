/** The formulas in a range that are set; those that show their source need no help. */
export function setFormulasIn(range: Range): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('.formula')].filter(
    (formula) => range.intersectsNode(formula) && formula.querySelector('.katex') !== null,
  )
}

/**
 * What is seen of a selection, with the source in place of each formula. The browser's own words for it
 * would have a formula twice, once as it looks and once as it is read out.
 */
export function selectedText(selection: Selection | null): string {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return ''
  const range = selection.getRangeAt(0)
  const { startContainer, startOffset, endContainer, endOffset } = range
  const formulas = setFormulasIn(range)
  // for as long as this takes, before anything is painted, each formula is its source
  for (const formula of formulas) {
    const source = document.createElement('span')
    source.textContent = formula.dataset['source'] ?? ''
    formula.prepend(source)
    formula.classList.add('as-source')
    if (formula.contains(startContainer)) range.setStartBefore(source)
    if (formula.contains(endContainer)) range.setEndAfter(source)
  }
  const text = selection.toString().replaceAll('\u00a0', ' ')
  for (const formula of formulas) {
    formula.firstChild?.remove()
    formula.classList.remove('as-source')
  }
  range.setStart(startContainer, startOffset)
  range.setEnd(endContainer, endOffset)
  return text
}
