import { computed, type ComputedRef } from 'vue'
import { useListing } from '../stores/listing'
import { useScopeLabel } from './useScopeLabel'

/** What the list's scope is called. */
export function useScopeName(): ComputedRef<string> {
  const listing = useListing()
  const labelOf = useScopeLabel()
  return computed(() => labelOf(listing.scope))
}
