import { sourcesMessages } from '@core/messages/sources'
import { computed, type ComputedRef } from 'vue'
import { useSettings } from '../stores/settings'
import type { SourceRow } from '../stores/sourceRows'
import { digestLabel } from './digestLabel'
import { monthLabel } from './monthLabel'
import { useMessages } from './useMessages'
import { useNumbers } from './useNumbers'

/** A count as it is seen and as it is read out. */
interface CountWords {
  readonly shown: string
  readonly said: string
}

/** What a line of the sources is called, and what it counts; null where there is nothing to count. */
export function useSourceWords(row: () => SourceRow): {
  readonly label: ComputedRef<string>
  readonly count: ComputedRef<CountWords | null>
} {
  const settings = useSettings()
  const words = useMessages(sourcesMessages)
  const inNumbers = useNumbers()

  const label = computed(() => {
    const line = row()
    if (line.kind === 'section') return words.value.section[line.section]
    if (line.kind === 'month') return monthLabel(line.month, settings.locale)
    const { scope } = line
    if (scope.kind === 'digest') return digestLabel(line.date, line.name)
    return scope.kind === 'category' || scope.kind === 'search' ? line.name : words.value.scope[scope.kind]
  })
  const count = computed(() => {
    const line = row()
    if (line.kind === 'section') return null
    if (line.kind === 'scope' && line.empty) return { shown: '—', said: words.value.emptyDigest }
    const value = line.kind === 'month' ? line.unread : line.count
    if (value === 0) return null
    const papers = line.kind === 'scope' && line.counts === 'papers'
    return { shown: inNumbers(value), said: papers ? words.value.papers(value) : words.value.unread(value) }
  })
  return { label, count }
}
