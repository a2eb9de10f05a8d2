import type { SourceSection } from '@core/messages/sources'
import type { Scope } from '@core/scope'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { useLibrary } from './library'
import { useListing } from './listing'
import { useSearches } from './searches'
import { MOST_LOOSE_DIGESTS, parentIndex, scopeKey, sourceRows, type SourceRow } from './sourceRows'

const SECTION_OF: Partial<Record<Scope['kind'], SourceSection>> = {
  digest: 'digests',
  category: 'categories',
  search: 'searches',
}

/** The sources tree: its rows, what is folded, and the row that the keyboard is on. */
export const useSources = defineStore('sources', () => {
  const library = useLibrary()
  const listing = useListing()
  const searches = useSearches()
  const toggled = shallowRef<ReadonlySet<string>>(new Set())
  const cursorKey = ref(scopeKey(listing.scope))

  const rows = computed(() =>
    library.counts ? sourceRows(library.digests, library.counts, toggled.value, searches.saved) : [],
  )
  const currentKey = computed(() => scopeKey(listing.scope))
  const cursorIndex = computed(() => rows.value.findIndex((row) => row.key === cursorKey.value))

  function toggle(row: SourceRow): void {
    if (row.kind === 'scope') return
    const next = new Set(toggled.value)
    if (!next.delete(row.key)) next.add(row.key)
    toggled.value = next
  }

  /** Puts the keyboard on a row; a scope is shown at once, as in every sources list. */
  function moveTo(index: number): void {
    const row = rows.value[Math.min(Math.max(index, 0), rows.value.length - 1)]
    if (!row) return
    cursorKey.value = row.key
    if (row.kind === 'scope') void listing.show(row.scope)
  }

  /** Right: opens what is closed, else goes into it. */
  function goIn(): void {
    const row = rows.value[cursorIndex.value]
    if (!row || row.kind === 'scope') return
    if (row.open) moveTo(cursorIndex.value + 1)
    else toggle(row)
  }

  /** Left: closes what is open, else goes out of it. */
  function goOut(): void {
    const row = rows.value[cursorIndex.value]
    if (!row) return
    if (row.kind !== 'scope' && row.open) toggle(row)
    else moveTo(parentIndex(rows.value, cursorIndex.value))
  }

  /** Opens what a scope's row is folded into. */
  function reveal(scope: Scope): void {
    if (rows.value.some((row) => row.key === scopeKey(scope))) return
    const section = SECTION_OF[scope.kind] ?? 'library'
    const sectionRow = rows.value.find((row) => row.key === `section:${section}`)
    if (sectionRow?.kind === 'section' && !sectionRow.open) toggle(sectionRow)
    if (scope.kind !== 'digest' || library.digests.length <= MOST_LOOSE_DIGESTS) return
    const date = library.digests.find((digest) => digest.number === scope.digest)?.date
    const month = rows.value.find((row) => row.key === `month:${date?.slice(0, 7)}`)
    if (month?.kind === 'month' && !month.open) toggle(month)
  }

  watch(
    () => listing.scope,
    (scope) => {
      cursorKey.value = scopeKey(scope)
    },
  )
  // an import shows its digest before the sources know of it
  watch(
    () => [listing.scope, library.digests],
    () => reveal(listing.scope),
    { immediate: true },
  )

  return { rows, currentKey, cursorIndex, toggle, moveTo, goIn, goOut }
})
