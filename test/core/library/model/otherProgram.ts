import type { RecordShard, StoredDigest, StoredKeywords, StoredSearches } from '@core/library/storedShapes'
import type { ReaderShardKind } from '@core/library/stores'
import type { StoredVersion, VersionRecord } from '@core/library/versions/versionRecord'
import { MOST_VERSIONS } from '@core/noteVersions'
import type { PaperId } from '@core/paperId'
import { recordsOf } from './joining'
import { canonical } from './possible'
import { PAPER_IDS } from './someFiles'
import { aNote, aReading } from './theirExport'
import type { TwoLibraries } from './twoLibraries'
import { isJoined } from './unreliableStores'

/** Files that another program may change and that are not joined: the library refuses to write over them. */
const REFUSED = /^(?:settings|searches|keywords|undo|digests\/\d+)$/

/** Another program changes a file of the library while that is open, as one that synchronises folders does. */
export function changeElsewhere(run: TwoLibraries): void {
  const { random, stores, log } = run
  const names = [...stores.files.keys()].filter((name) => isJoined(name) || REFUSED.test(name))
  const joined = names.filter(isJoined)
  if (names.length === 0) return
  const name = random.one(joined.length > 0 && random.chance(0.75) ? joined : names)
  const text = isJoined(name) ? otherShard(run, name) : otherStore(run, name)
  log.push(`elsewhere ${name} ${text ?? 'gone'}`)
  put(run, name, text)
}

/** Another program puts back what it changed of files that are not joined: they can be written again. */
export function takeBack(run: TwoLibraries): void {
  for (const name of run.stores.takeBackElsewhere()) {
    seeDisk(run, name)
    const { possible, settings, searches, keywords, digests } = run.reference
    // what could not be saved comes next
    if (name === 'settings') possible.set(name, canonical(settings))
    if (name === 'searches') possible.set(name, searches)
    if (name === 'keywords') possible.set(name, { keywords })
    if (name.startsWith('digests/'))
      for (const [number, digest] of digests) possible.set(`digest ${number}`, digest)
  }
}

function put(run: TwoLibraries, name: string, text: string | undefined): void {
  const { stores, reference } = run
  if (text === stores.files.get(name)) return
  const kind = name.split('/')[0]!
  if (kind === 'versions') {
    // a file that the library need not know yet is what it is now, whatever it was
    if (!stores.written.has(name)) {
      for (const id of recordsOf(stores.files.get(name)).keys()) {
        reference.deleted.delete(id)
        reference.deletedWhenSafe.delete(id)
      }
    }
  }
  const [before, after] = [stores.files.get(name), text].map((each) =>
    recordsOf(isJoined(name) ? each : undefined),
  )
  for (const id of after!.keys()) if (!before!.has(id)) stores.mayLieTwice.add(`${kind} ${id}`)
  if (kind === 'versions') run.brought.set(name, textsBrought(stores.files.get(name), text))
  stores.putElsewhere(name, text)
  const ids = [...before!.keys(), ...after!.keys()]
  seeDisk(run, name, ids)
  // nothing is joined before that file is to be saved again
  run.touch(...run.random.some(ids, 4))
  // put back by chance: what waits is written as if nothing had been
  if (stores.elsewhere.has(name)) return
  for (const id of ids) {
    if (kind === 'notes') reference.possible.set(`note ${id}`, reference.notes.get(id) ?? null)
    if (kind === 'reading') reference.possible.set(`reading ${id}`, reference.reading.get(id) ?? null)
  }
}

/** Former texts that another program has added to a file. */
function textsBrought(before: string | undefined, after: string | undefined): ReadonlyMap<PaperId, string> {
  const known = recordsOf<VersionRecord>(before)
  const brought = new Map<PaperId, string>()
  for (const [id, { versions }] of recordsOf<VersionRecord>(after)) {
    const { text } = versions.at(-1)!
    if (known.get(id)?.versions.some((version) => version.text === text) !== true) brought.set(id, text)
  }
  return brought
}

/** A file of former texts was written: what another program has added to it stays in it. */
export function missingOf(run: TwoLibraries, name: string, text: string): readonly string[] {
  const records = recordsOf<VersionRecord>(text)
  return [...(run.brought.get(name) ?? [])].flatMap(([id, brought]) => {
    const versions = records.get(id)?.versions ?? []
    const isThere = versions.length >= MOST_VERSIONS || versions.some((version) => version.text === brought)
    return isThere ? [] : [`${name} has lost ${JSON.stringify(brought)} of ${id}`]
  })
}

/** What lies in this file may be found after a crash; `ids`: of which papers it may say other things than before. */
function seeDisk(run: TwoLibraries, name: string, ids: Iterable<PaperId> = []): void {
  const { possible } = run.reference
  const { byKey } = run.disk()
  const kind = name.split('/')[0]!
  const see = (key: string): void => possible.set(key, byKey.get(key) ?? null)
  if (kind === 'notes') for (const id of ids) see(`note ${id}`)
  else if (kind === 'reading') for (const id of ids) see(`reading ${id}`)
  else if (kind === 'digests') for (const number of run.reference.digests.keys()) see(`digest ${number}`)
  else if (['settings', 'searches', 'keywords'].includes(kind)) see(kind)
}

/** A file of notes, marks or former texts as another program may leave it; undefined where it takes it away. */
function otherShard(run: TwoLibraries, name: string): string | undefined {
  const { random, stores } = run
  const former = stores.former.get(name) ?? []
  if (random.chance(0.15)) return undefined
  if (former.length > 0 && random.chance(0.3)) return random.one(former)
  const kind = name.split('/')[0] as ReaderShardKind
  const records = [...recordsOf<unknown>(stores.files.get(name))]
  const others = records.flatMap(([id, record]): (readonly [PaperId, unknown])[] => {
    if (random.chance(0.15)) return []
    return [[id, random.chance(0.5) ? otherRecord(run, kind, id, record) : record]]
  })
  const isNew = (id: PaperId): boolean => !records.some(([other]) => other === id)
  const id = random.one(PAPER_IDS)
  if (kind !== 'versions' && isNew(id) && random.chance(0.4))
    others.push([id, otherRecord(run, kind, id, null)])
  return JSON.stringify({ records: others } satisfies RecordShard<unknown>)
}

function otherRecord(run: TwoLibraries, kind: ReaderShardKind, id: PaperId, record: unknown): unknown {
  const { random, reference } = run
  const now = run.clock.now()
  if (kind === 'notes') return aNote(random, id, reference, now)
  if (kind === 'reading') return aReading(random, now)
  const { next, versions } = record as VersionRecord
  const text = `${id} 在那边的旧文 ${next}`
  const at = now.toISOString()
  const version: StoredVersion = { number: next, text, changedAt: at, keptAt: at, before: 'change' }
  return { next: next + 1, versions: [...versions, version] }
}

/** A file that is not joined, with another thing in it. */
function otherStore(run: TwoLibraries, name: string): string {
  const { random, stores } = run
  const data = JSON.parse(stores.files.get(name)!) as unknown
  switch (name) {
    case 'settings':
      return JSON.stringify({ ...(data as object), dwellSeconds: 10 + random.below(9) })
    case 'searches': {
      const { next, searches } = data as StoredSearches
      return JSON.stringify({
        next: next + 1,
        searches: [...searches, { id: next, name: '那边', query: '摘要' }],
      })
    }
    case 'keywords': {
      const { keywords } = data as StoredKeywords
      return JSON.stringify({ keywords: keywords.slice(1) })
    }
    case 'undo':
      return JSON.stringify({ marking: null })
    default: {
      const { digests } = data as { readonly digests: readonly StoredDigest[] }
      return JSON.stringify({
        digests: digests.map((digest) => ({ ...digest, importedAt: '2023-11-05T00:00:00.000Z' })),
      })
    }
  }
}
