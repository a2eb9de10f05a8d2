import { errorMessages } from '@core/messages/errors'
import { snapshotOutcomes } from '@core/messages/snapshotOutcomes'
import { snapshotMessages } from '@core/messages/snapshots'
import { defineStore } from 'pinia'
import { onScopeDispose } from 'vue'
import { useMessages } from '../composables/useMessages'
import { useDialogs } from './dialogs'
import { useNotices } from './notices'

/** Tells that no snapshot could be made, whatever is open. Apart from the snapshots, which begin when they are looked at. */
export const useSnapshotTrouble = defineStore('snapshotTrouble', () => {
  const dialogs = useDialogs()
  const notices = useNotices()
  const words = useMessages(snapshotMessages)
  const outcomes = useMessages(snapshotOutcomes)
  const errorWords = useMessages(errorMessages)

  const stop = window.reader.on('snapshotsChanged', ({ problem }) => {
    if (problem === null) return
    const action = {
      get label() {
        return words.value.open
      },
      run: () => dialogs.showSettings('snapshots'),
    }
    notices.alert(() => outcomes.value.problem(problem, errorWords.value.save), action)
  })
  onScopeDispose(stop)

  return {}
})
