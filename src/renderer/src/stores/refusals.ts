import { errorMessages } from '@core/messages/errors'
import type { Refusal, Refused } from '@core/reports'
import { defineStore } from 'pinia'
import { useMessages } from '../composables/useMessages'
import { useLibrary } from './library'
import { useNotices } from './notices'

/** Changes that the library refuses, and saying so in one way. */
export const useRefusals = defineStore('refusals', () => {
  const library = useLibrary()
  const notices = useNotices()
  const words = useMessages(errorMessages)

  function tell(failure: Refusal): void {
    notices.tell(words.value.save(failure))
  }

  /** True where a newer Duidu has written to the library, so that nothing may be changed: that is said then. */
  function mayNot(): boolean {
    if (library.readOnly) tell({ kind: 'newerFormat' })
    return library.readOnly
  }

  /** True where the library refused a change all the same, which is said then. */
  function wasRefused<T extends object | null>(answer: T | Refused): answer is Refused {
    const refused = answer !== null && 'kind' in answer && answer.kind === 'refused'
    if (refused) tell((answer as Refused).failure)
    return refused
  }

  return { tell, mayNot, wasRefused }
})
