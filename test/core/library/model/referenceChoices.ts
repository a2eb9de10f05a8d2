import type { StoredKeywords, StoredSearches } from '@core/library/storedShapes'
import { isCommandId } from '@core/commands'
import { DEFAULT_SETTINGS } from '@core/settings'
import { canonical } from './possible'
import { NO_SEARCHES, type ReferenceLibrary } from './reference'
import { joinedWords, wordsBrought } from './referenceRules'

// What docs/storage.md says becomes of what was chosen where another program has changed its file.

type Values = Readonly<Record<string, unknown>>

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(canonical(one)) === JSON.stringify(canonical(other))

/** Those keys that commands of this version have, or those that only a newer one knows. */
export function keysOf(settings: Values, whose: 'ours' | 'newer'): Values {
  const keys = Object.entries((settings['keys'] ?? {}) as Values)
  return Object.fromEntries(keys.filter(([command]) => isCommandId(command) === (whose === 'ours')))
}

/** Every setting: what was never changed is as it is at first, and of keys those that count here. */
export function wholeSettings(settings: Values): Record<string, unknown> {
  return { ...DEFAULT_SETTINGS, ...settings, keys: keysOf(settings, 'ours') }
}

/**
 * What another program has left in a file that is written whole becomes part of the reference. `known` is what was
 * last seen there, `found` what it left. Gives how many searches, words or settings are others than before.
 */
export function joinChoice(
  reference: ReferenceLibrary,
  name: 'searches' | 'keywords' | 'settings' | 'session',
  known: string | undefined,
  found: string | undefined,
): number {
  const [base, theirs] = [known, found].map((text) => JSON.parse(text ?? 'null') as unknown)
  // one that is gone is written anew
  const isGone = theirs === null
  switch (name) {
    case 'searches':
      return joinSearches(
        reference,
        base as StoredSearches | null,
        isGone ? null : (theirs as StoredSearches),
      )
    case 'keywords': {
      const before = (base as StoredKeywords | null)?.keywords ?? []
      const brought = wordsBrought(before, isGone ? [] : (theirs as StoredKeywords).keywords)
      const { length } = reference.keywords
      reference.keepKeywords(joinedWords(reference.keywords, brought))
      return reference.keywords.length - length
    }
    case 'settings':
      return joinSettings(reference, (base ?? {}) as Values, (theirs ?? {}) as Values)
    case 'session':
      // it is about this run
      reference.session = { ...((theirs ?? {}) as Values), ...reference.session }
      reference.possible.set(name, canonical(reference.session))
      return 0
  }
}

/** Theirs that were not there before and that ours do not ask come after ours, each under a number of its own. */
function joinSearches(
  reference: ReferenceLibrary,
  base: StoredSearches | null,
  theirs: StoredSearches | null,
): number {
  const asked = (searches: StoredSearches['searches'], query: string): boolean =>
    searches.some((search) => search.query.trim() === query.trim())
  const searches = [...reference.searches.searches]
  let next = Math.max(reference.searches.next, (theirs ?? NO_SEARCHES).next)
  for (const { name, query } of (theirs ?? NO_SEARCHES).searches) {
    if (asked((base ?? NO_SEARCHES).searches, query) || asked(searches, query)) continue
    searches.push({ id: next++, name, query })
  }
  const added = searches.length - reference.searches.searches.length
  reference.putSearches({ next, searches })
  return added
}

/** Each setting as it is here where it is another than was last seen on disk, else as they say it. */
function joinSettings(reference: ReferenceLibrary, base: Values, theirs: Values): number {
  const ours = reference.settings
  const joined: Record<string, unknown> = { ...ours }
  for (const [name, value] of Object.entries(theirs)) {
    if (isSame(ours[name] ?? null, base[name] ?? null)) joined[name] = value
  }
  // of what a newer version knows nothing is changed here
  if (joined['keys'] !== undefined)
    joined['keys'] = { ...(joined['keys'] as Values), ...keysOf(theirs, 'newer') }
  const [before, after] = [wholeSettings(ours), wholeSettings(joined)]
  reference.settings = joined
  reference.possible.set('settings', canonical(joined))
  return Object.keys(DEFAULT_SETTINGS).filter((name) => !isSame(before[name], after[name])).length
}
