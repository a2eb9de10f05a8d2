import type { Start } from '@core/readerApi'
import type { DigestSource, LibraryState, SaveHealth, SourceCounts } from '@core/reports'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowRef } from 'vue'
import { coalesce } from './coalesce'

/** What the library says of itself: its state, its sources with their counts, and how safe its files are. */
export const useLibrary = defineStore('library', () => {
  const state = shallowRef<LibraryState | null>(null)
  const digests = shallowRef<readonly DigestSource[]>([])
  const counts = shallowRef<SourceCounts | null>(null)
  const heardHealth = shallowRef<SaveHealth | null>(null)
  const health = computed<SaveHealth>(() => heardHealth.value ?? { kind: 'well' })

  /** False while it cannot be told yet: older rows and the digests are read last. */
  const empty = computed(() => {
    const now = state.value
    return now?.kind === 'ready' && now.complete && now.papers === 0 && now.digests === 0
  })
  const readOnly = computed(() => state.value?.kind === 'ready' && state.value.readOnly)

  const refreshCounts = coalesce(async () => {
    counts.value = await window.reader.counts()
  })
  // the digests come only when all has been read, and the counts follow their order
  const refreshSources = coalesce(async () => {
    digests.value = await window.reader.digests()
    await refreshCounts()
  })

  /** Resolves as soon as the newest papers are counted; the digests follow. */
  async function begin(start: Start): Promise<void> {
    // an event that came while the start was on its way is newer
    state.value ??= start.library
    heardHealth.value ??= start.health
    if (state.value.kind !== 'ready') return
    await refreshCounts()
    if (state.value.complete) await refreshSources()
  }

  /** Tries again to save what could not be saved; `health` tells how it went. */
  async function saveNow(): Promise<void> {
    await window.reader.saveNow()
  }

  async function showFolder(): Promise<void> {
    await window.reader.showLibraryFolder()
  }

  const stops = [
    window.reader.on('libraryChanged', (changed) => {
      state.value = changed
      if (changed.kind === 'ready') void refreshSources()
    }),
    window.reader.on('marksChanged', () => void refreshCounts()),
    window.reader.on('searchReady', () => void refreshCounts()),
    window.reader.on('savedSearchesChanged', () => void refreshCounts()),
    window.reader.on('keywordsChanged', () => void refreshCounts()),
    window.reader.on('saveHealth', (changed) => {
      heardHealth.value = changed
    }),
  ]
  onScopeDispose(() => {
    for (const stop of stops) stop()
  })

  return { state, digests, counts, health, empty, readOnly, begin, saveNow, showFolder }
})
