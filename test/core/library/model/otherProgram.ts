import type {
  DigestShard,
  RecordShard,
  StoredDigest,
  StoredKeywords,
  StoredSearches,
} from '@core/library/storedShapes'
import type { ReaderShardKind } from '@core/library/stores'
import type { StoredVersion, VersionRecord } from '@core/library/versions/versionRecord'
import { MOST_VERSIONS } from '@core/noteVersions'
import type { PaperId } from '@core/paperId'
import type { KeyBindings } from '@core/keys'
import { QUERIES } from './checkView'
import { recordsOf } from './joining'
import { aKeyword, keepKeywords, keepSearches } from './lists'
import { canonical } from './possible'
import type { Random } from './random'
import { eachWordOnce } from './referenceRules'
import { PAPER_IDS } from './someFiles'
import { aNote, aReading } from './theirExport'
import type { TwoLibraries } from './twoLibraries'
import { isJoined } from './unreliableStores'

/** Files that another program may change and that are not joined: the library refuses to write over them. */
const REFUSED = /^digests\/\d+$/

/** Another program changes a file of the library while that is open, as one that synchronises folders does. */
export async function changeElsewhere(run: TwoLibraries): Promise<void> {
  const { random, stores, log } = run
  const names = [...stores.files.keys()].filter((name) => isJoined(name) || REFUSED.test(name))
  const shards = names.filter((name) => isJoined(name) && name.includes('/'))
  const all = names.filter((name) => !shards.includes(name))
  const chosen = all.filter((name) => /^(?:settings|searches|keywords)$/.test(name))
  const others = chosen.length > 0 && random.chance(0.6) ? chosen : all
  if (names.length === 0) return
  const isShard = all.length === 0 || (shards.length > 0 && random.chance(0.6))
  const name = random.one(isShard ? shards : others)
  // what waits to be saved meets it
  if (random.chance(0.5)) await changeHere(run, name)
  const text = isShard ? otherShard(run, name) : otherStore(run, name)
  log.push(`elsewhere ${name} ${text ?? 'gone'}`)
  put(run, name, text)
}

async function changeHere(run: TwoLibraries, name: string): Promise<void> {
  if (name === 'settings') await run.changeSettings()
  if (name === 'session') await run.changeSession()
  if (name === 'searches') await keepSearches(run)
  if (name === 'keywords') await keepKeywords(run)
}

/** Another program puts back what it changed of files that are not joined: they can be written again. */
export function takeBack(run: TwoLibraries): void {
  const { stores } = run
  const changed = [...stores.elsewhere].map((name) => [name, stores.files.get(name)] as const)
  for (const name of stores.takeBackElsewhere()) {
    const theirs = changed.find(([other]) => other === name)![1]
    seeDisk(run, name, [], [...digestsOf(theirs), ...digestsOf(stores.files.get(name))])
    const { possible, digests } = run.reference
    // what could not be saved comes next
    if (name.startsWith('digests/'))
      for (const [number, digest] of digests) possible.set(`digest ${number}`, digest)
  }
}

/** What waits of a file that is written whole may be written next. */
function mayBeWritten({ reference }: TwoLibraries, name: string): void {
  const { possible, settings, session, searches, keywords } = reference
  if (name === 'settings') possible.set(name, canonical(settings))
  if (name === 'session') possible.set(name, canonical(session))
  if (name === 'searches') possible.set(name, searches)
  if (name === 'keywords') possible.set(name, { keywords })
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
    recordsOf(isJoined(name) && name.includes('/') ? each : undefined),
  )
  for (const id of after!.keys()) if (!before!.has(id)) stores.mayLieTwice.add(`${kind} ${id}`)
  if (kind === 'versions') run.brought.set(name, textsBrought(stores.files.get(name), text))
  const numbers = kind === 'digests' ? [...digestsOf(stores.files.get(name)), ...digestsOf(text)] : []
  stores.putElsewhere(name, text)
  const ids = [...before!.keys(), ...after!.keys()]
  seeDisk(run, name, ids, numbers)
  // nothing is joined before that file is to be saved again
  run.touch(...run.random.some(ids, 4))
  // put back by chance: what waits is written as if nothing had been
  if (stores.elsewhere.has(name)) return
  mayBeWritten(run, name)
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

function digestsOf(text: string | undefined): readonly number[] {
  return text === undefined ? [] : (JSON.parse(text) as DigestShard).digests.map(({ number }) => number)
}

/**
 * What lies in this file may be found after a crash; `ids`: of which papers it may say other things than before,
 * `numbers`: of which digests.
 */
function seeDisk(run: TwoLibraries, name: string, ids: Iterable<PaperId>, numbers: Iterable<number>): void {
  const { possible } = run.reference
  const { byKey } = run.disk()
  const kind = name.split('/')[0]!
  const see = (key: string): void => possible.set(key, byKey.get(key) ?? null)
  if (kind === 'notes') for (const id of ids) see(`note ${id}`)
  else if (kind === 'reading') for (const id of ids) see(`reading ${id}`)
  else if (kind === 'digests') for (const number of numbers) see(`digest ${number}`)
  else if (['settings', 'session', 'searches', 'keywords'].includes(kind)) see(kind)
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

const COMMANDS = ['search', 'editNote'] as const
const KEYS = ['Mod+F7', 'Mod+F8', 'Mod+F9'] as const

/** Keys that somebody chose: never one for two commands. */
export function someKeys(random: Random): KeyBindings {
  return Object.fromEntries(random.some(KEYS, COMMANDS.length).map((key, place) => [COMMANDS[place]!, [key]]))
}

/** A file that is written whole as another program may leave it; undefined where it takes it away. */
function otherStore(run: TwoLibraries, name: string): string | undefined {
  const { random, stores } = run
  const data = JSON.parse(stores.files.get(name)!) as unknown
  const isDigests = name.startsWith('digests/')
  const former = stores.former.get(name) ?? []
  if (!isDigests && random.chance(0.1)) return undefined
  // an older one of that file would bring a restoration back
  if (!isDigests && name !== 'restoring' && former.length > 0 && random.chance(0.2)) return random.one(former)
  switch (name) {
    case 'settings':
      return JSON.stringify(otherSettings(random, data as Record<string, unknown>))
    case 'session':
      return JSON.stringify({ ...(data as object), openPaper: random.one(PAPER_IDS), listWidth: 300 })
    case 'searches': {
      const { next, searches } = data as StoredSearches
      const brought = Array.from({ length: random.below(3) }, (_, place) => ({
        ...{ id: next + place, name: '那边', query: random.one(QUERIES) },
      }))
      const left = searches.filter(() => random.chance(0.8))
      return JSON.stringify({ next: next + brought.length, searches: [...left, ...brought] })
    }
    case 'keywords': {
      const { keywords } = data as StoredKeywords
      const brought = Array.from({ length: random.below(3) }, () => aKeyword(random))
      const left = keywords.filter(() => random.chance(0.8))
      return JSON.stringify({ keywords: eachWordOnce([...left, ...brought]) })
    }
    case 'undo':
      return JSON.stringify({ marking: null })
    case 'restoring':
      // the same to whoever reads it, and other bytes
      return `${stores.files.get(name)!} `
    default: {
      const { digests } = data as { readonly digests: readonly StoredDigest[] }
      return JSON.stringify({
        digests: digests.map((digest) => ({ ...digest, importedAt: '2023-11-05T00:00:00.000Z' })),
      })
    }
  }
}

/** Some settings others, one left out, and keys of a command that only a newer version knows. */
function otherSettings(random: Random, data: Record<string, unknown>): object {
  const left = Object.entries(data).filter(() => random.chance(0.9))
  const newer = { 'duidu.later': [random.one(['Mod+F1', 'Mod+F2'] as const)] }
  const keys = { ...someKeys(random), ...(random.chance(0.5) && newer) }
  return {
    ...Object.fromEntries(left),
    ...(random.chance(0.5) && { dwellSeconds: 10 + random.below(9) }),
    ...(random.chance(0.3) && { theme: random.one(['light', 'dark', 'system'] as const) }),
    ...(random.chance(0.4) && { keys }),
  }
}
