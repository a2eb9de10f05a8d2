import { messageOf } from '@core/messageOf'
import { versionMessages } from '@core/messages/versions'
import { MOST_DELETED_LISTED, type DeletedNote } from '@core/noteVersions'
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { useMessages } from '../composables/useMessages'
import { useDialogs } from './dialogs'
import { useNotices } from './notices'

/** The notes that were deleted and can be brought back. */
export const useDeletedNotes = defineStore('deletedNotes', () => {
  const dialogs = useDialogs()
  const notices = useNotices()
  const words = useMessages(versionMessages)
  /** Latest first, as they were when their list was opened. */
  const notes = shallowRef<readonly DeletedNote[]>([])
  /** Whether there are more than these. */
  const hasMore = ref(false)

  /** Opens their list once it has been read. */
  async function look(): Promise<void> {
    try {
      const found = await window.reader.deletedNotes()
      notes.value = found.slice(0, MOST_DELETED_LISTED)
      hasMore.value = found.length > MOST_DELETED_LISTED
    } catch (error) {
      const detail = messageOf(error)
      notices.alert(words.value.deletedUnreadable(detail))
      return
    }
    if (dialogs.open === null) dialogs.show('deletedNotes')
  }

  return { notes, hasMore, look }
})
