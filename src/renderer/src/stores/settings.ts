import { LANG_TAG } from '@core/bilingual'
import { interfaceLocale } from '@core/interfaceLanguage'
import type { Locale } from '@core/messages/define'
import type { Start } from '@core/readerApi'
import { DEFAULT_SETTINGS, type Settings } from '@core/settings'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef, watchEffect } from 'vue'

export type Theme = 'light' | 'dark'

/** What a person chose, what `system` means for it, and the root attributes that follow from both. */
export const useSettings = defineStore('settings', () => {
  const settings = shallowRef<Settings>(DEFAULT_SETTINGS)
  const systemLocale = ref<Locale>('en')
  const platform = ref<Start['platform']>('linux')
  const version = ref('')
  const systemDark = ref(false)

  const locale = computed(() => interfaceLocale(settings.value.language, systemLocale.value))
  const theme = computed<Theme>(() => {
    if (settings.value.theme !== 'system') return settings.value.theme
    return systemDark.value ? 'dark' : 'light'
  })

  function begin(start: Start): void {
    settings.value = start.settings
    systemLocale.value = start.systemLocale
    platform.value = start.platform
    version.value = start.version
  }

  /** Applies a change at once and hands it to the library, whose answer is what counts. */
  async function change(change: Partial<Settings>): Promise<void> {
    settings.value = { ...settings.value, ...change }
    settings.value = await window.reader.changeSettings(change)
  }

  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  const followSystem = (): void => {
    systemDark.value = dark.matches
  }
  followSystem()
  dark.addEventListener('change', followSystem)
  const stop = window.reader.on('settingsChanged', (changed) => {
    settings.value = changed
  })
  onScopeDispose(() => {
    dark.removeEventListener('change', followSystem)
    stop()
  })

  watchEffect(() => {
    document.documentElement.lang = LANG_TAG[locale.value]
    document.documentElement.dataset.theme = theme.value
  })

  return { settings, locale, theme, platform, version, begin, change }
})
