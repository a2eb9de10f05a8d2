import { nextTick, onScopeDispose, watch, type Ref } from 'vue'
import { useCommand, useCommands } from '../../stores/commands'
import { useListing } from '../../stores/listing'
import { usePanes } from '../../stores/panes'
import { usePaper } from '../../stores/paper'
import { useVersions } from '../../stores/versions'

interface PaperParts {
  readonly article: Readonly<Ref<{ page(direction: 1 | -1): boolean; focus(): void } | null>>
  readonly note: Readonly<Ref<{ focus(): Promise<void> } | null>>
  /** Takes the focus where no paper is open. */
  readonly pane: Readonly<Ref<HTMLElement | null>>
}

/** What is done with a note. */
type Deed = () => Promise<void>

/** What the paper pane does for the commands, and how it takes the focus. */
export function usePaperCommands({ article, note, pane }: PaperParts): void {
  const commands = useCommands()
  const listing = useListing()
  const panes = usePanes()
  const paper = usePaper()
  const versions = useVersions()
  /** What is to be done with the note of a paper that was chosen and has not come yet. */
  let wanted: Deed | null = null
  /** Who waits for that, to be told whether it was done. */
  let tellDone = (_done: boolean): void => undefined

  function page(direction: 1 | -1): boolean {
    if (!panes.shown.includes('paper')) return false
    // the one on screen is not what the key is meant for, nor is the one after the one that is coming
    return paper.waiting || article.value?.page(direction) === true
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
    if (paper.waiting || chosen === null) return paper.waiting
    const { view } = paper
    // what is gone or could not be read has come as far as it ever does
    if (view.kind === 'gone' || view.kind === 'failed') return listing.selectedRow?.id !== view.id
    return chosen !== paper.paper?.row.number
  }

  /** Does it with the note of the paper that was chosen last: the one on screen may still be the one before. */
  async function withNote(deed: Deed): Promise<boolean> {
    forget()
    if (isComing()) {
      wanted = deed
      return new Promise((resolve) => (tellDone = resolve))
    }
    await deed()
    return true
  }

  function forget(): void {
    wanted = null
    tellDone(false)
  }

  /** The paper that was chosen has come. */
  async function come(): Promise<void> {
    // one that was chosen before it
    if (isComing()) return
    const deed = paper.paper === null ? null : wanted
    wanted = null
    const tell = tellDone
    try {
      await deed?.()
    } finally {
      tell(deed !== null)
    }
  }
  const hasNote = (): boolean => paper.paper !== null || isComing()

  async function edit(): Promise<void> {
    // shown first: what is hidden takes no focus
    if (panes.layout === 'one') panes.front = 'paper'
    panes.noteInFocus = true
    await nextTick()
    await note.value?.focus()
  }

  useCommand('editNote', () => hasNote() && withNote(edit))
  useCommand(
    'noteVersions',
    () => hasNote() && withNote(versions.look),
    () => paper.paper !== null,
  )
  watch(() => listing.selectedNumber, forget)
  watch(() => commands.timesLetGo, forget, { flush: 'sync' })
  onScopeDispose(forget)
  watch(
    () => paper.opening,
    () => void come(),
  )

  onScopeDispose(
    panes.registerFocus('paper', () => {
      if (article.value) article.value.focus()
      else pane.value?.focus()
    }),
  )
}
