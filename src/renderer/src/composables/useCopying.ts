import { linkMessages } from '@core/messages/links'
import { onScopeDispose } from 'vue'
import { selectedText, setFormulasIn } from '../components/text/selectedText'
import { selectedSource } from '../components/text/textSources'
import { useCommand } from '../stores/commands'
import { useLinks } from '../stores/links'
import { usePaper } from '../stores/paper'
import { isEditable } from './useDispatch'
import { useMessages } from './useMessages'

/** Lets what is seen be copied, where the page's own copying would have more than that. */
function copySeen(event: ClipboardEvent): void {
  const selection = window.getSelection()
  if (!selection || selection.isCollapsed || isEditable(document.activeElement)) return
  if (setFormulasIn(selection.getRangeAt(0)).length === 0) return
  event.clipboardData?.setData('text/plain', selectedText(selection))
  event.preventDefault()
}

/** Copying out of texts: what is seen by the system's own key, its TeX source by the command for it. */
export function useCopying(): void {
  const paper = usePaper()
  const links = useLinks()
  const words = useMessages(linkMessages)

  function paperSource(): string | null {
    const open = paper.paper
    // the one on screen is not the one that was chosen
    if (open === null || paper.waiting) return null
    const { title } = open.row
    const texts = [title.zh, title.en, open.abstract.zh, open.abstract.en]
    return texts.filter((text) => text !== '').join('\n\n')
  }

  useCommand(
    'copySource',
    () => {
      const selection = window.getSelection()
      // what is selected outside of a paper's texts, in a note, is its own source
      const source = selectedSource(selection) ?? (selectedText(selection).trim() || paperSource())
      if (source === null) return false
      void links.copy(source, words.value.sourceCopied)
    },
    () => paper.paper !== null,
  )

  document.addEventListener('copy', copySeen)
  onScopeDispose(() => document.removeEventListener('copy', copySeen))
}
