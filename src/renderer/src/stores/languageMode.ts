import { OTHER_LANG } from '@core/pairing'
import type { LanguageMode } from '@core/settings'
import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { usePaper } from './paper'
import { useSettings } from './settings'

/** How the open paper's languages lie: as a person chose for good, or otherwise for this paper. */
export const useLanguageMode = defineStore('languageMode', () => {
  const settings = useSettings()
  const paper = usePaper()

  const forNow = ref<LanguageMode | null>(null)
  const mode = computed(() => forNow.value ?? settings.settings.languageMode)
  /** The language that `reveal` shows. */
  const shown = computed(() => settings.settings.revealShown)

  /** Chooses for good. `reveal` chosen again swaps its two languages. */
  function choose(chosen: LanguageMode): void {
    const again = chosen === 'reveal' && mode.value === 'reveal'
    forNow.value = null
    if (again) void settings.change({ revealShown: OTHER_LANG[shown.value] })
    else void settings.change({ languageMode: chosen })
  }

  /** Chooses for the open paper; what was chosen for good comes back with the next one, or when chosen again. */
  function chooseForNow(chosen: LanguageMode): void {
    forNow.value = chosen === mode.value || chosen === settings.settings.languageMode ? null : chosen
  }

  watch(
    () => paper.paper?.row.id,
    () => (forNow.value = null),
  )

  return { mode, forNow, shown, choose, chooseForNow }
})
