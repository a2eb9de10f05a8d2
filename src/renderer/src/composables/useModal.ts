import { onBeforeUnmount, onMounted, onUnmounted, type ShallowRef } from 'vue'

/**
 * Shows a dialog for as long as its component lives, and gives the focus back afterwards. `onClosed`: it was
 * closed by Escape or a click beside it. The result is for the dialog's `cancel` and `close` events.
 */
export function useModal(
  dialog: Readonly<ShallowRef<HTMLDialogElement | null>>,
  onClosed: () => void,
): (event: Event) => void {
  let leaving = false

  onMounted(() => dialog.value?.showModal())
  // a dialog that is closed gives the focus back; one that is only taken away does not
  onBeforeUnmount(() => {
    leaving = true
    dialog.value?.close()
  })
  onUnmounted(() => {
    // an empty field that gets the focus back has no caret in Chromium, and typing would do nothing
    const field = document.activeElement
    if (
      field instanceof HTMLTextAreaElement ||
      (field instanceof HTMLInputElement && field.selectionStart !== null)
    ) {
      field.setSelectionRange(field.selectionStart, field.selectionEnd)
    }
  })

  return (event) => {
    // whoever shows a dialog between `cancel` and `close`, a task later, would see that one closed instead
    event.preventDefault()
    // taken away already: what is open by now is another dialog
    if (!leaving) onClosed()
  }
}
