import { onScopeDispose, ref, watch, type Ref } from 'vue'

/** True once `busy` has held for this long: what is quick shows no sign of waiting. */
export const PATIENCE_MILLISECONDS = 150

export function useDelayed(busy: () => boolean): Readonly<Ref<boolean>> {
  const late = ref(false)
  let timer = 0
  watch(
    busy,
    (now) => {
      window.clearTimeout(timer)
      if (now) timer = window.setTimeout(() => (late.value = true), PATIENCE_MILLISECONDS)
      else late.value = false
    },
    { immediate: true },
  )
  onScopeDispose(() => window.clearTimeout(timer))
  return late
}
