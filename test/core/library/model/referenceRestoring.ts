import type { PaperId } from '@core/paperId'
import type { ReadingRecord, StoredSearches } from '@core/library/storedShapes'
import type { Keyword } from '@core/search/keywords'
import type { MadeState } from './disk'
import { canonical } from './possible'
import type { ReferenceLibrary } from './reference'
import { wholeSettings } from './referenceChoices'
import { restoredReading } from './referenceRules'

const asText = (value: unknown): string => JSON.stringify(canonical(value ?? null))
const isSame = (one: unknown, other: unknown): boolean => asText(one) === asText(other)

function idsIn(...maps: readonly ReadonlyMap<PaperId, unknown>[]): ReadonlySet<PaperId> {
  return new Set(maps.flatMap((map) => [...map.keys()]))
}

/** Both lists are written where one of them is put back. */
function putLists(reference: ReferenceLibrary, searches: StoredSearches, keywords: readonly Keyword[]): void {
  reference.putSearches(searches)
  reference.keywords = keywords
  reference.possible.set('keywords', { keywords })
}

/**
 * Makes the reference what a snapshot holds, in a restoration of that time; `may` tells what was changed meanwhile,
 * and stays.
 */
export function restoreInto(
  reference: ReferenceLibrary,
  then: MadeState,
  at: string,
  may: (key: string) => boolean = () => true,
): void {
  for (const id of idsIn(reference.notes, then.notes)) {
    if (may(`note ${id}`)) reference.takeNote(id, then.notes.get(id)?.text ?? '')
  }
  for (const id of idsIn(reference.reading, then.reading)) {
    const record = restoredReading(reference.reading.get(id), then.reading.get(id), at)
    if (may(`reading ${id}`) && !isSame(reference.reading.get(id), record)) reference.putReading(id, record)
  }
  const { searches, keywords } = reference
  // a number is never given twice
  const back = { next: Math.max(searches.next, then.searches.next), searches: then.searches.searches }
  const others = may('searches') && !isSame(searches.searches, back.searches) ? back : null
  const words = may('keywords') && !isSame(keywords, then.keywords) ? then.keywords : null
  if (others !== null || words !== null) putLists(reference, others ?? searches, words ?? keywords)
  if (may('settings') && !isSame(wholeSettings(reference.settings), wholeSettings(then.settings))) {
    reference.change('settings', wholeSettings(then.settings))
  }
}

/** All that a restoration may change, by the names of `PossibleValues`, in each of three states. */
function parts({ notes, reading, searches, keywords, settings }: MadeState): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>([
    ...[...notes].map(([id, record]) => [`note ${id}`, record] as const),
    ...[...reading].map(([id, record]) => [`reading ${id}`, record] as const),
    ['searches', searches],
    ['keywords', keywords],
    ['settings', wholeSettings(settings)],
  ])
}

/**
 * What the next start makes of a restoration that was cut short: nothing, where nothing of it had begun; else what
 * is still as it was before becomes as it is to be. `now` is what lay on disk, `at` the time of the restoration.
 */
export function endRestoration(
  reference: ReferenceLibrary,
  now: MadeState,
  before: MadeState,
  then: MadeState,
  at: string,
): 'restoreNotBegun' | 'restoreEnded' {
  const reading = new Map<PaperId, ReadingRecord>()
  for (const id of idsIn(before.reading, then.reading)) {
    const record = restoredReading(before.reading.get(id), then.reading.get(id), at)
    if (record !== null) reading.set(id, record)
  }
  const [isNow, was, is] = [parts(now), parts(before), parts({ ...then, reading })]
  const meant = (key: string, value: unknown): unknown =>
    key === 'searches' ? (value as StoredSearches | undefined)?.searches : value
  const keys = [...new Set([...isNow.keys(), ...was.keys(), ...is.keys()])]
  const changing = keys.filter((key) => !isSame(meant(key, was.get(key)), meant(key, is.get(key))))
  const isDone = (key: string): boolean => isSame(meant(key, isNow.get(key)), meant(key, is.get(key)))
  if (changing.length > 0 && !changing.some(isDone)) return 'restoreNotBegun'
  restoreInto(reference, then, at, (key) => isSame(isNow.get(key), was.get(key)))
  return 'restoreEnded'
}
