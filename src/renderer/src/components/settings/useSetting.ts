import type { Settings } from '@core/settings'
import { computed, type WritableComputedRef } from 'vue'
import { useSettings } from '../../stores/settings'

/** A setting as something that a form can bind to. */
export function useSetting<K extends keyof Settings>(key: K): WritableComputedRef<Settings[K]> {
  const store = useSettings()
  return computed({
    get: () => store.settings[key],
    set: (value) => void store.change({ [key]: value }),
  })
}

/** The choices of a setting, from their labels. */
export function options<T extends string>(
  labels: Readonly<Record<T, string>>,
): readonly { readonly value: T; readonly label: string }[] {
  return (Object.keys(labels) as T[]).map((value) => ({ value, label: labels[value] }))
}
