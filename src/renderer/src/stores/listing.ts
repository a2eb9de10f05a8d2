import type { Row, RowNumber } from '@core/paper'
import type { PaperId } from '@core/paperId'
import type { Listing } from '@core/readerApi'
import { sameScope, type Scope } from '@core/scope'
import type { Session } from '@core/settings'
import { defineStore } from 'pinia'
import { computed, nextTick, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { coalesce } from './coalesce'
import { usePositions, type ListPosition } from './positions'
import { findPlace, type RowPlace } from './rowPlace'
import { createRowCache, ROW_WINDOW } from './rowCache'
import { useSettings } from './settings'

/** The list: its scope and search, the rows that answer to them, and the one that is open. */
export const useListing = defineStore('listing', () => {
  const positions = usePositions()
  const settings = useSettings()
  const scope = shallowRef<Scope>({ kind: 'unread' })
  const query = ref('')
  const rows = shallowRef<Uint32Array>(new Uint32Array())
  const complete = ref(false)
  /** Whether all texts could be searched for `query`. */
  const searched = ref<Listing['searched']>('everything')
  /** True once `rows` answers to `scope` and `query`. */
  const answered = ref(false)
  const selectedNumber = ref<RowNumber | null>(null)
  /** The open paper; follows `selectedNumber` as soon as its row has come. */
  const selectedId = ref<PaperId | null>(null)
  /** Counts how often the open paper was chosen again. */
  const chosenAgain = ref(0)
  /** True while a list that was shown before opens what was open in it. */
  const restoring = ref(false)

  // rows that changed while listed: they stay until the scope is left or the list is refreshed by hand
  const keep = new Set<RowNumber>()
  // where the selection was last, for stepping on from a row that is no longer listed
  let lastIndex = -1
  let sight = { from: 0, to: ROW_WINDOW }

  const cache = createRowCache(() => (scope.value.kind === 'digest' ? scope.value.digest : null))
  const selectedIndex = computed(() =>
    selectedNumber.value === null ? -1 : rows.value.indexOf(selectedNumber.value),
  )
  const selectedRow = computed(() =>
    selectedNumber.value === null ? undefined : cache.get(selectedNumber.value),
  )

  /** Papers of this list with muted words, and whether they are shown or folded away. */
  const mutedRows = ref(0)
  const mutedShown = ref(false)
  /** Papers at the top that come first for a word that is followed. */
  const followedRows = ref(0)

  const relist = coalesce(async () => {
    const asked = { scope: scope.value, query: query.value }
    const muted = mutedShown.value ? 'shown' : 'folded'
    const listing = await window.reader.list({ ...asked, keep: Uint32Array.from(keep), muted })
    // another list is wanted by now; its own run follows
    if (listing.stopped || asked.scope !== scope.value || asked.query !== query.value) return
    rows.value = listing.rows
    complete.value = listing.complete
    searched.value = listing.searched
    mutedRows.value = listing.mutedRows
    followedRows.value = listing.followedRows
    answered.value = true
    if (selectedIndex.value >= 0) lastIndex = selectedIndex.value
    await ensure(sight.from, sight.to)
  })

  /** Lists again because something has changed elsewhere: the open paper is not taken from its reader's list. */
  async function relistAround(): Promise<void> {
    if (answered.value && selectedIndex.value >= 0) keep.add(rows.value[selectedIndex.value]!)
    await relist()
  }

  /**
   * Shows another scope; what was kept in the old one may go. A list that was shown before opens what was
   * open in it, unless `restore` is false or the paper is not listed any more; else the open paper stays.
   */
  async function show(newScope: Scope, newQuery = '', { restore = true } = {}): Promise<void> {
    if (sameScope(newScope, scope.value) && newQuery === query.value) return
    if (newScope.kind === 'digest' || scope.value.kind === 'digest') cache.clear()
    scope.value = newScope
    query.value = newQuery
    mutedShown.value = false
    keep.clear()
    lastIndex = -1
    answered.value = false
    void window.reader.keepSession({ scope: newScope })
    const before = selectedNumber.value
    await Promise.all([relist(), openSelected()])
    const position = restore ? positions.ofList(newScope, newQuery) : undefined
    const isStill = scope.value === newScope && query.value === newQuery && selectedNumber.value === before
    if (position && isStill) await reopen(position)
  }

  /** Opens what was open when this list was left, or stands where it stood. */
  async function reopen({ selected, selectedPlace }: ListPosition): Promise<void> {
    const index = selected === null ? -1 : rows.value.indexOf(selected)
    if (index < 0) {
      standAt(selectedPlace)
      return
    }
    if (selected === selectedNumber.value) return
    restoring.value = true
    try {
      await selectIndex(index)
      await nextTick()
    } finally {
      restoring.value = false
    }
  }

  /** Where the open paper is not listed, a step on goes to the row that took the place of the last one. */
  function standAt(place: RowPlace | null): void {
    if (selectedIndex.value < 0) lastIndex = (place && findPlace(place, rows.value)) ?? -1
  }

  /** Searches in this scope. */
  async function search(newQuery: string): Promise<void> {
    if (newQuery === query.value) return
    query.value = newQuery
    answered.value = false
    void window.reader.stopSearch()
    await relist()
    if (query.value === newQuery) standAt(positions.ofList(scope.value, newQuery)?.selectedPlace ?? null)
  }

  /** Shows the papers with muted words in their places, or folds them away again. */
  async function showMuted(shown: boolean): Promise<void> {
    mutedShown.value = shown
    keep.clear()
    await relist()
  }

  /** Words are followed or muted, or no longer: rows and their order are others. */
  async function keywordsChanged(): Promise<void> {
    await relistAround()
    const selected = selectedNumber.value
    const inSight = [...rows.value.slice(sight.from, sight.to), ...(selected === null ? [] : [selected])]
    cache.keepOnly(inSight)
    await cache.refresh(inSight)
  }

  /** Lists again by hand: rows that no longer belong to the scope go. */
  async function refresh(): Promise<void> {
    keep.clear()
    await relist()
  }

  function rowAt(index: number): Row | undefined {
    const number = rows.value[index]
    return number === undefined ? undefined : cache.get(number)
  }

  /** Sees to it that the rows from `from` up to, not including, `to` come, and then those around them. */
  async function ensure(from: number, to: number): Promise<void> {
    sight = { from, to }
    const start = Math.floor(from / ROW_WINDOW) * ROW_WINDOW
    const end = Math.ceil(to / ROW_WINDOW) * ROW_WINDOW
    const around = rows.value.slice(Math.max(0, start - ROW_WINDOW), end + ROW_WINDOW)
    await cache.load(rows.value.slice(start, end))
    void cache.load(around)
    const selected = selectedNumber.value
    cache.trim(selected === null ? around : Uint32Array.from([...around, selected]))
  }

  /** Opens the paper that is selected, once its row has come: whoever asked last sees to that. */
  async function openSelected(): Promise<void> {
    const number = selectedNumber.value
    if (number === null) return
    await cache.load(Uint32Array.of(number))
    const row = cache.get(number)
    if (row && selectedNumber.value === number) open(row.id)
  }

  /** Opens the paper in this place of the list. */
  async function selectIndex(index: number): Promise<void> {
    const number = rows.value[index]
    if (number === undefined) return
    lastIndex = index
    if (number === selectedNumber.value) chosenAgain.value++
    selectedNumber.value = number
    await openSelected()
  }

  function open(id: PaperId): void {
    if (selectedId.value === id) return
    selectedId.value = id
    positions.openPaper(id)
  }

  /** Opens a paper by its id, listed or not. False where the library has no such paper. */
  async function openById(id: PaperId): Promise<boolean> {
    const paper = await window.reader.openPaper(id)
    if (!paper) return false
    selectedNumber.value = paper.row.number
    await openSelected()
    return true
  }

  /** The place one step on from the selection, or from where it was when it is no longer listed. */
  function indexFrom(step: 1 | -1): number {
    if (selectedIndex.value >= 0) return selectedIndex.value + step
    return step === 1 ? Math.max(0, Math.min(lastIndex, rows.value.length - 1)) : lastIndex - 1
  }

  async function next(): Promise<void> {
    await selectIndex(indexFrom(1))
  }

  async function previous(): Promise<void> {
    await selectIndex(indexFrom(-1))
  }

  async function first(): Promise<void> {
    await selectIndex(0)
  }

  async function last(): Promise<void> {
    await selectIndex(rows.value.length - 1)
  }

  async function begin(session: Session): Promise<void> {
    scope.value = session.scope
    if (session.openPaper !== null && (await openById(session.openPaper)) && selectedNumber.value !== null) {
      keep.add(selectedNumber.value)
    }
    await relist()
  }

  const stops = [
    window.reader.on('marksChanged', (changed) => {
      const listed = new Set(rows.value)
      const known = changed.filter((number) => listed.has(number))
      for (const number of known) keep.add(number)
      void cache.refresh(changed)
      if (known.length < changed.length) void relistAround()
    }),
    window.reader.on('searchReady', () => void keywordsChanged()),
    window.reader.on('libraryChanged', () => {
      void relistAround().then(() => cache.refresh(rows.value.slice(sight.from, sight.to)))
    }),
  ]
  watch(
    () => settings.settings.followedFirst,
    () => void relistAround(),
  )
  onScopeDispose(() => {
    for (const stop of stops) stop()
  })

  return {
    scope,
    query,
    rows,
    complete,
    searched,
    mutedRows,
    mutedShown,
    followedRows,
    answered,
    selectedNumber,
    selectedId,
    chosenAgain,
    restoring,
    selectedIndex,
    selectedRow,
    begin,
    show,
    search,
    showMuted,
    keywordsChanged,
    refresh,
    rowAt,
    ensure,
    selectIndex,
    indexFrom,
    openById,
    next,
    previous,
    first,
    last,
  }
})
