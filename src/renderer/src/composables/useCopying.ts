import { linkMessages } from '@core/messages/links'
import { onScopeDispose } from 'vue'
import { selectedSource } from '../components/text/textSources'
import { useCommand } from '../stores/commands'
import { useLinks } from '../stores/links'
import { usePaper } from '../stores/paper'
import { isEditable } from './useDispatch'
import { useMessages } from './useMessages'

/**
 * What is copied of a selection: what is seen, with the source in place of each formula. The page's own
 * copying would take a formula twice, once as it looks and once as it is read out.
 */
function copySeen(event: ClipboardEvent): void {
  const selection = window.getSelection()
  if (!selection || selection.isCollapsed || isEditable(document.activeElement)) return
  const range = selection.getRangeAt(0)
  const formulas = [...document.querySelectorAll<HTMLElement>('.formula')].filter(
    (formula) => range.intersectsNode(formula) && formula.querySelector('.katex') !== null,
  )
  if (formulas.length === 0) return
  const { startContainer, startOffset, endContainer, endOffset } = range
  // for as long as this takes, before anything is painted, each formula is its source
  for (const formula of formulas) {
    const source = document.createElement('span')
    source.textContent = formula.dataset['source'] ?? ''
    formula.prepend(source)
    formula.classList.add('as-source')
    if (formula.contains(startContainer)) range.setStartBefore(source)
    if (formula.contains(endContainer)) range.setEndAfter(source)
  }
  event.clipboardData?.setData('text/plain', selection.toString().replaceAll('\u00a0', ' '))
  event.preventDefault()
  for (const formula of formulas) {
    formula.firstChild?.remove()
    formula.classList.remove('as-source')
  }
  range.setStart(startContainer, startOffset)
  range.setEnd(endContainer, endOffset)
}

/** Copying out of texts: what is seen by the system's own key, its TeX source by the command for it. */
export function useCopying(): void {
  const paper = usePaper()
  const links = useLinks()
  const words = useMessages(linkMessages)

  function paperSource(): string | null {
    const open = paper.paper
    if (open === null) return null
    const { title } = open.row
    const texts = [title.zh, title.en, open.abstract.zh, open.abstract.en]
    return texts.filter((text) => text !== '').join('\n\n')
  }

  useCommand(
    'copySource',
    () => {
      const source = selectedSource(window.getSelection()) ?? paperSource()
      if (source === null) return false
      void links.copy(source, words.value.sourceCopied)
    },
    () => paper.paper !== null,
  )

  document.addEventListener('copy', copySeen)
  onScopeDispose(() => document.removeEventListener('copy', copySeen))
}
