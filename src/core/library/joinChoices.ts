import { isSameJson } from '../sameJson'
import type { Settings } from '../settings'
import { keywordKey } from '../search/keywords'
import { keysOfOthers } from './cleanSettings'
import { mergeKeywords, mergeSearches, type MergedList } from './moving/mergeState'
import type { StoredKeywords, StoredSearches } from './storedShapes'

/** Something that was chosen, in a file that another program has changed while it was open. */
export interface ToJoin<T> {
  /** As it was last read or written here. */
  readonly base: T
  /** As the other program has left it. */
  readonly theirs: T
  /** As it is here, saved or not. */
  readonly ours: T
}

/**
 * Our saved searches, then those that the other program has brought and that ask something else, as importing joins
 * them: what it left as it was stays as it is here, also where that was removed, and what it took away stays.
 */
export function joinSearches({ base, theirs, ours }: ToJoin<StoredSearches>): MergedList<StoredSearches> {
  const known = new Set(base.searches.map(({ query }) => query.trim()))
  const brought = theirs.searches.filter(({ query }) => !known.has(query.trim()))
  return mergeSearches({ ...ours, next: Math.max(ours.next, theirs.next) }, brought)
}

/** The same of followed and muted words. */
export function joinKeywords({ base, theirs, ours }: ToJoin<StoredKeywords>): MergedList<StoredKeywords> {
  const known = new Set(base.keywords.map(({ text }) => keywordKey(text)))
  const brought = theirs.keywords.filter(({ text }) => !known.has(keywordKey(text)))
  const { list, ...counts } = mergeKeywords(ours.keywords, brought)
  return { list: { keywords: list }, ...counts }
}

/**
 * Each setting as it is here where it was changed here since, and as the other program has it otherwise; what that
 * does not say stays. Keys are one setting, as two commands cannot have the same; those of commands that only a newer
 * version knows are taken from there.
 */
export function joinSettings({ base, theirs, ours }: ToJoin<Partial<Settings>>): Partial<Settings> {
  const isUnchanged = (name: string): boolean =>
    isSameJson(ours[name as keyof Settings], base[name as keyof Settings])
  const taken = Object.entries(theirs).filter(([name]) => isUnchanged(name))
  const joined: Partial<Settings> = { ...ours, ...Object.fromEntries(taken) }
  return joined.keys === undefined
    ? joined
    : { ...joined, keys: { ...joined.keys, ...keysOfOthers(theirs.keys) } }
}
