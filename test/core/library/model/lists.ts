import type { Keyword } from '@core/search/keywords'
import type { SavedSearch } from '@core/search/savedSearch'
import { expect } from 'vitest'
import { QUERIES } from './checkView'
import type { Random } from './random'
import type { TwoLibraries } from './twoLibraries'

const NAMES = ['', '天天看', 'daily'] as const
/** Some look for the same, and some for nothing. */
const WORDS = [
  'title',
  'Title',
  ' title ',
  'titl',
  'titl*',
  '*itle',
  '摘要',
  '句',
  'whole',
  '2311',
  'abs*',
  '*',
  '',
] as const

export function aKeyword(random: Random): Keyword {
  return { text: random.one(WORDS), kind: random.one(['followed', 'muted'] as const) }
}

/** Keeps another search. */
export async function saveSearch({ random, log, reference, library }: TwoLibraries): Promise<void> {
  const [query, name] = [random.one(QUERIES), random.one(NAMES)]
  log.push(`save search ${query} ${name}`)
  const made = reference.saveSearch(query, name)
  expect(await library.saveSearch(query, name)).toEqual(made)
}

/** Puts saved searches in another order, renames one, drops some; what is handed over may also be wrong. */
export async function keepSearches({ random, log, reference, library }: TwoLibraries): Promise<void> {
  const { next, searches } = reference.searches
  const kept: SavedSearch[] = random.some(searches, searches.length)
  if (kept.length > 0 && random.chance(0.4)) kept[0] = { ...kept[0]!, name: random.one(NAMES) }
  if (kept.length > 0 && random.chance(0.2)) kept.push({ ...kept[0]!, query: random.one(QUERIES) })
  if (random.chance(0.2)) kept.push({ id: next + random.below(2), name: '', query: random.one(QUERIES) })
  log.push(`keep searches ${kept.map(({ id }) => id).join(' ')}`)
  reference.keepSearches(kept)
  expect(await library.keepSearches(kept)).toEqual({ kind: 'changed' })
}

/** Follows and mutes other words. */
export async function keepKeywords({ random, log, reference, library }: TwoLibraries): Promise<void> {
  const words = [
    ...random.some(reference.keywords, reference.keywords.length),
    ...Array.from({ length: random.below(3) }, () => aKeyword(random)),
  ]
  log.push(`keep keywords ${words.map(({ text, kind }) => `${kind} ${JSON.stringify(text)}`).join(', ')}`)
  reference.keepKeywords(words)
  expect(await library.keepKeywords(words)).toEqual({ kind: 'changed' })
}

/** Any of the three; not while its list may be joined, where it would depend on the moment what it comes to. */
export async function changeLists(run: TwoLibraries): Promise<void> {
  const change = run.random.one([saveSearch, keepSearches, keepKeywords])
  const name = change === keepKeywords ? 'keywords' : 'searches'
  if (!run.stores.elsewhere.has(name) && !run.joining.isFound(name)) await change(run)
}
