import type { PaperId } from '@core/paperId'
import { MAX_NOTES_HELD } from '@core/readerApi'
import { computed, onScopeDispose, watch } from 'vue'
import type { NoteDraft } from './note'

/** Whether only the page has a draft's text: it is too long, or the library would not take it. */
function isHeld({ text, most, refused }: NoteDraft): boolean {
  return text.length > most || refused !== null
}

/**
 * Tells main which notes have text that only the page has, so that quitting asks before that is lost; and
 * keeps the page from being closed or loaded again without quitting. `stayed` is called then.
 */
export function tellHeldNotes(
  drafts: ReadonlyMap<PaperId, NoteDraft>,
  stayed: (notes: readonly PaperId[]) => void,
): void {
  const held = computed(() => [...drafts].filter(([, draft]) => isHeld(draft)).map(([id]) => id))
  const stop = watch(
    () => held.value.join(' '),
    () => void window.reader.tellHeldNotes(held.value.slice(0, MAX_NOTES_HELD)),
    { flush: 'sync' },
  )
  const stay = (event: BeforeUnloadEvent): void => {
    if (held.value.length === 0) return
    event.preventDefault()
    stayed(held.value)
  }
  window.addEventListener('beforeunload', stay)
  onScopeDispose(() => {
    stop()
    window.removeEventListener('beforeunload', stay)
  })
}
