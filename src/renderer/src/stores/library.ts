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
  const health = shallowRef<SaveHealth>({ kind: 'well' })

  const empty = computed(() => state.value?.kind === 'ready' && state.value.digests === 0)
  const readOnly = computed(() => state.value?.kind === 'ready' && state.value.readOnly)

  const refreshCounts = coalesce(async () => {
    counts.value = await window.reader.counts()
  })
  const refreshSources = coalesce(async () => {
    const [newDigests, newCounts] = await Promise.all([window.reader.digests(), window.reader.counts()])
    digests.value = newDigests
    counts.value = newCounts
  })

  async function begin(start: Start): Promise<void> {
    state.value = start.library
    health.value = start.health
    if (start.library.kind === 'ready') await refreshSources()
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
      void refreshSources()
    }),
    window.reader.on('marksChanged', () => void refreshCounts()),
    window.reader.on('saveHealth', (changed) => {
      health.value = changed
    }),
  ]
  onScopeDispose(() => {
    for (const stop of stops) stop()
  })

  return { state, digests, counts, health, empty, readOnly, begin, saveNow, showFolder }
})
