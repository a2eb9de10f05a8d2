import type { LanguageMode } from '@core/settings'
import { nextTick, onScopeDispose, type Ref } from 'vue'
import { useCommand, useCommands } from '../../stores/commands'
import { usePanes } from '../../stores/panes'
import { usePaper } from '../../stores/paper'
import { useSettings } from '../../stores/settings'

interface PaperParts {
  readonly article: Readonly<Ref<{ page(direction: 1 | -1): boolean; focus(): void } | null>>
  /** Takes the focus where no paper is open. */
  readonly pane: Readonly<Ref<HTMLElement | null>>
  readonly note: Readonly<Ref<{ focus(): void } | null>>
}

/** What the paper pane does for the commands, and how it takes the focus. */
export function usePaperCommands({ pane, article, note }: PaperParts): void {
  const commands = useCommands()
  const panes = usePanes()
  const paper = usePaper()
  const settings = useSettings()

  const inFront = (): boolean => panes.shown.includes('paper')
  const modeCommand = (languageMode: LanguageMode) => () => void settings.change({ languageMode })

  useCommand('modeSide', modeCommand('side'))
  useCommand('modeStacked', modeCommand('stacked'))
  useCommand('modeZh', modeCommand('zh'))
  useCommand('modeEn', modeCommand('en'))

  useCommand('openOnArxiv', () => {
    if (!paper.paper) return false
    void paper.openOnArxiv()
  })

  useCommand('editNote', () => {
    if (!paper.paper) return false
    if (panes.layout === 'one') panes.front = 'paper'
    void nextTick(() => note.value?.focus())
  })

  useCommand('pageOrNextUnread', () => {
    if (inFront() && article.value?.page(1)) return
    return commands.run('nextUnread')
  })
  useCommand('pageBack', () => inFront() && article.value?.page(-1) === true)

  onScopeDispose(
    panes.registerFocus('paper', () => {
      if (article.value) article.value.focus()
      else pane.value?.focus()
    }),
  )
}
