import { LANG_TAG } from '@core/bilingual'
import { interfaceLocale } from '@core/interfaceLanguage'
import { commandsByKey, effectiveKeys } from '@core/keys'
import type { Locale } from '@core/messages/define'
import type { Start } from '@core/readerApi'
import { DEFAULT_SETTINGS, type Settings } from '@core/settings'
import { shownTheme } from '@core/themes'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef, watchEffect } from 'vue'
import { setTypeVariables } from '../styles/typeVariables'

/** What a person chose, what `system` means for it, and the root attributes that follow from both. */
export const useSettings = defineStore('settings', () => {
  const settings = shallowRef<Settings>(DEFAULT_SETTINGS)
  const systemLocale = ref<Locale>('en')
  const platform = ref<Start['platform']>('linux')
  const version = ref('')
  const system = ref({ dark: false, contrast: false })

  let unanswered = 0

  const locale = computed(() => interfaceLocale(settings.value.language, systemLocale.value))
  const theme = computed(() => shownTheme(settings.value.theme, system.value))

  const mac = computed(
    () => platform.value === 'mac' || (platform.value === 'web' && /Mac/.test(navigator.userAgent)),
  )
  /** The keys of every command as this person has them. */
  const keys = computed(() => effectiveKeys(settings.value.keys, mac.value))
  const commandOfKey = computed(() => commandsByKey(settings.value.keys, mac.value))

  function begin(start: Start): void {
    settings.value = start.settings
    systemLocale.value = start.systemLocale
    platform.value = start.platform
    version.value = start.version
  }

  /** What the library says counts, but a slider on its way is further than the answer to where it was. */
  function hear(said: Settings): void {
    if (unanswered <= 1) settings.value = said
  }

  /** Applies a change at once and hands it to the library, whose answer is what counts. */
  async function change(change: Partial<Settings>): Promise<void> {
    settings.value = { ...settings.value, ...change }
    unanswered++
    try {
      hear(await window.reader.changeSettings(change))
    } finally {
      unanswered--
    }
  }

  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  const contrast = window.matchMedia('(prefers-contrast: more)')
  const followSystem = (): void => {
    system.value = { dark: dark.matches, contrast: contrast.matches }
  }
  followSystem()
  dark.addEventListener('change', followSystem)
  contrast.addEventListener('change', followSystem)
  const stop = window.reader.on('settingsChanged', (changed) => {
    if (unanswered === 0) settings.value = changed
  })
  onScopeDispose(() => {
    dark.removeEventListener('change', followSystem)
    contrast.removeEventListener('change', followSystem)
    stop()
  })

  watchEffect(() => {
    document.documentElement.lang = LANG_TAG[locale.value]
    document.documentElement.dataset.theme = theme.value
    setTypeVariables(document.documentElement, settings.value)
  })

  return { settings, locale, theme, platform, mac, keys, commandOfKey, version, begin, change }
})
