import { nextTick, onScopeDispose, watch, type Ref } from 'vue'
import { useCommand } from '../../stores/commands'
import { useListing } from '../../stores/listing'
import { usePanes } from '../../stores/panes'
import { usePaper } from '../../stores/paper'

interface PaperParts {
  readonly article: Readonly<Ref<{ page(direction: 1 | -1): boolean; focus(): void } | null>>
  readonly note: Readonly<Ref<{ focus(): void } | null>>
  /** Takes the focus where no paper is open. */
  readonly pane: Readonly<Ref<HTMLElement | null>>
}

/** What the paper pane does for the commands, and how it takes the focus. */
export function usePaperCommands({ article, note, pane }: PaperParts): void {
  const listing = useListing()
  const panes = usePanes()
  const paper = usePaper()
  /** The note of a paper that was chosen and has not come yet. */
  let noteWanted = false

  function page(direction: 1 | -1): boolean {
    return panes.shown.includes('paper') && article.value?.page(direction) === true
  }
  // at the paper's end the shell goes to the next unread one
  useCommand('pageOrNextUnread', () => page(1))
  useCommand('pageBack', () => page(-1))

  useCommand(
    'openOnArxiv',
    () => {
      if (!paper.paper) return false
      void paper.openOnArxiv()
    },
    () => paper.paper !== null,
  )

  function isComing(): boolean {
    const chosen = listing.selectedNumber
    return paper.waiting || (chosen !== null && chosen !== paper.paper?.row.number)
  }

  useCommand('editNote', () => {
    // the paper before is still on screen, and its note is not the one that is meant
    noteWanted = isComing()
    if (!paper.paper && !noteWanted) return false
    if (panes.layout === 'one') panes.front = 'paper'
    panes.noteInFocus = true
    if (!noteWanted) void nextTick(() => note.value?.focus())
  })
  watch(
    () => listing.selectedNumber,
    () => (noteWanted = false),
  )
  watch(
    () => paper.opening,
    () => {
      if (noteWanted && !isComing()) void nextTick(() => note.value?.focus())
      noteWanted = false
    },
  )

  onScopeDispose(
    panes.registerFocus('paper', () => {
      if (article.value) article.value.focus()
      else pane.value?.focus()
    }),
  )
}
