import { joinedMessages } from '@core/messages/joined'
import { defineStore } from 'pinia'
import { onScopeDispose } from 'vue'
import { useMessages } from '../composables/useMessages'
import { useNotices } from './notices'

/** Tells what has come in of searches, words and settings that another program had put into the library's files. */
export const useJoinedChoices = defineStore('joinedChoices', () => {
  const notices = useNotices()
  const words = useMessages(joinedMessages)

  const stop = window.reader.on('choicesJoined', (joined) => {
    const text = words.value(joined)
    // what looks or works otherwise now, and what is missing, is told until it was read
    if (joined.settings + joined.left > 0) notices.alert(text)
    else notices.tell(text)
  })
  onScopeDispose(stop)

  return {}
})
