import { READER_METHODS, type ReaderApi, type ReaderMethod } from '@core/readerApi'
import { areArgumentsOf } from '@core/readerApiChecks'
import { DEFAULT_SETTINGS } from '@core/settings'
import type { IpcMain } from 'electron/main'
import { expect } from 'vitest'
import type { LibraryHost } from '../../src/main/library/libraryHost'
import { mainReader, type MainDoors } from '../../src/main/mainReader'
import { serveReader } from '../../src/main/serveReader'
import { GOOD_CALLS } from '../core/goodCalls'
import { aDigest, aLibrary, anEntry, type OpenedLibrary } from '../core/library/builders'
import { seeded } from '../core/parse/mutate'
import { spoiledForSure, SPOILINGS } from './spoiledForSure'
import type { Tally } from './tally'

type Handler = (event: unknown, ...args: unknown[]) => unknown

const ORIGIN = 'app://duidu'
const FROM_PAGE = { senderFrame: { parent: null, origin: ORIGIN } }
/** Below the rate at which main refuses all calls, valid or not. */
const CALLS_A_DOOR = 2_000

const TEXTS = ['read', 'files', 'dark', '2311.01442', '/a', '__proto__', 'constructor', '', '\0', '../a']
const KEYS = ['scope', 'kind', 'query', 'keep', 'mark', 'value', 'rows', 'theme', 'constructor', '__proto__']

type Random = (below: number) => number

/** Anything that could stand in a payload, and some that could not. */
function junk(random: Random, depth = 0): unknown {
  const makers: readonly (() => unknown)[] = [
    () => undefined,
    () => null,
    () => random(2) === 1,
    () => (random(1_000) - 500) * 10 ** random(12),
    () => [NaN, Infinity, -0, 2 ** 32, 2 ** 53, -1, 0.5][random(7)],
    () => TEXTS[random(TEXTS.length)],
    () => 'x'.repeat(random(3_000)),
    () => new Uint32Array(random(600)),
    () => new Uint8Array(random(9)),
    () => Symbol('s'),
    () => 10n,
    () => junk,
    () => new Date(random(9)),
    () => Array.from({ length: random(4) }, () => junk(random, depth + 1)),
    () => new Map([[junk(random, 3), junk(random, 3)]]),
    () =>
      Object.fromEntries(
        KEYS.filter(() => random(5) < 2).map((key) => [key, junk(random, depth + 1)] as const),
      ),
  ]
  return makers[random(depth > 2 ? 13 : makers.length)]!()
}

/** A copy of a good payload in which one place holds something else. */
function spoiled(good: unknown, random: Random): unknown {
  if (typeof good !== 'object' || good === null || ArrayBuffer.isView(good) || random(4) === 0)
    return junk(random)
  if (Array.isArray(good)) {
    const list: unknown[] = [...(good as unknown[])].slice(0, 50)
    const at = random(list.length + 1)
    if (random(4) === 0) list.splice(at, 1)
    else list[at] = at < list.length ? spoiled(list[at], random) : junk(random)
    return list
  }
  const entries = Object.entries(good)
  const at = random(entries.length + 1)
  if (at === entries.length) entries.push([KEYS[random(KEYS.length)]!, junk(random)])
  else if (random(4) === 0) entries.splice(at, 1)
  else entries[at] = [entries[at]![0], spoiled(entries[at]![1], random)]
  return Object.fromEntries(entries)
}

function payloadFor(method: ReaderMethod, random: Random): readonly unknown[] {
  if (random(3) === 0) return Array.from({ length: random(4) }, () => junk(random))
  const goods = GOOD_CALLS[method]
  return [spoiled(goods[random(goods.length)], random)].flat(1)
}

const PLACE = { folder: '/library', moveTo: null, fixed: false, moved: false }

/** What main does itself; nothing of it may be reached by a call that is not valid. */
function doors(reached: () => void): MainDoors {
  const done = async (): Promise<void> => reached()
  return {
    began: Promise.resolve({ settings: DEFAULT_SETTINGS, session: {}, windowPlace: null } as never),
    settings: () => DEFAULT_SETTINGS,
    systemLocale: () => 'zh',
    platform: 'linux',
    version: '1.0.0',
    sample: '/sample.md',
    choose: async () => (reached(), []),
    openOnArxiv: done,
    openLink: done,
    copyText: done,
    printPage: async () => (reached(), { kind: 'printed' }),
    savePdf: async () => (reached(), { kind: 'cancelled' }),
    exportLibrary: async () => (reached(), { kind: 'cancelled' }),
    chooseExport: async () => (reached(), { kind: 'cancelled' }),
    mergeExport: async () => (reached(), { kind: 'refused', problem: { kind: 'libraryClosed' } }),
    libraryPlace: async () => (reached(), PLACE),
    moveLibrary: async () => (reached(), { kind: 'cancelled' }),
    keepLibraryPlace: async () => (reached(), PLACE),
    moved: () => null,
    heldNotes: reached,
    showLibraryFolder: reached,
    onPageListens: reached,
  }
}

async function aSmallLibrary(): Promise<OpenedLibrary> {
  const opened = await aLibrary()
  const entries = Array.from({ length: 9 }, (_, n) => anEntry(`2311.0144${n}`))
  await opened.library.importFiles([aDigest('2023-11-03.cs.LG.md', ...entries)])
  return opened
}

/**
 * Sends `count` payloads to each method of the contract, through main's own door to a real library: one that
 * is not valid is refused by name and reaches nothing; one that is valid is answered and throws nothing. Every
 * third is a good call that was spoiled for sure: it must be refused whatever the checks say of it.
 */
export async function payloads(count: number, tally: Tally): Promise<void> {
  const { library } = await aSmallLibrary()
  let reached = 0
  const reader = mainReader(
    {
      ...library,
      importPaths: async () => ({ files: [] }),
      close: async () => undefined,
    } as unknown as LibraryHost,
    doors(() => undefined),
  )
  const watched = new Proxy(reader, {
    get(target, method: ReaderMethod) {
      reached++
      return target[method]
    },
  })
  let valid = 0
  const spoiled = new Map<string, number>()
  for (const [place, method] of READER_METHODS.entries()) {
    const numbers = seeded(20_240_219 + place)
    const random: Random = (below) => Math.floor(numbers() * below)
    let handlers = new Map<string, Handler>()
    for (let turn = 0; turn < count; turn++) {
      if (turn % CALLS_A_DOOR === 0) handlers = served(watched)
      const goods = GOOD_CALLS[method]
      const sure = turn % 3 === 0 ? spoiledForSure(method, goods[random(goods.length)]!, random) : null
      const args = sure?.args ?? payloadFor(method, random)
      const isValid = sure === null && areArgumentsOf(method, args)
      if (isValid) valid++
      if (sure !== null) spoiled.set(sure.spoiling, (spoiled.get(sure.spoiling) ?? 0) + 1)
      const before = reached
      await tally.try(`${method}, turn ${turn}${sure ? `, ${sure.spoiling}` : ''}`, 1_000, async () => {
        const answer = (async () => handlers.get(method)!(FROM_PAGE, ...args))()
        if (isValid) {
          await answer
          expect(args.length).toBe(GOOD_CALLS[method][0]!.length)
          expect(reached).toBe(before + 1)
        } else {
          await expect(answer).rejects.toThrow(`${method}: not what this method takes`)
          expect(reached).toBe(before)
        }
      })
    }
  }
  if (valid < count) tally.lose(`only ${valid} payloads were valid: nearly nothing was let through`)
  for (const spoiling of Object.keys(SPOILINGS)) {
    if (!spoiled.has(spoiling)) tally.lose(`nothing was spoiled by ${spoiling}`)
  }
  const sure = [...spoiled.values()].reduce((sum, count) => sum + count, 0)
  tally.remark = `${valid} of them valid, ${sure} spoiled for sure`
}

function served(reader: ReaderApi): Map<string, Handler> {
  const handlers = new Map<string, Handler>()
  const ipcMain = { handle: (channel: string, handler: Handler) => void handlers.set(channel, handler) }
  serveReader(ipcMain as unknown as IpcMain, reader, ORIGIN)
  return handlers
}
