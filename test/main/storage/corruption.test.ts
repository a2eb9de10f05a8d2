import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import {
  aFolder,
  aFolderLike,
  aStore,
  namesIn,
  onEach,
  reopened,
  saved,
  snapshotOf,
  words,
  type Snapshot,
} from './aStore'

vi.setConfig({ testTimeout: 60_000 })

/** A small generator of numbers below `below`, the same in every run (mulberry32). */
function randomNumbers(seed: number): (below: number) => number {
  return (below) => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

type Damage = (bytes: Buffer, random: (below: number) => number) => Buffer

const DAMAGES: Record<string, Damage> = {
  'a bit flipped'(bytes, random) {
    const damaged = Buffer.from(bytes)
    damaged[random(bytes.length)]! ^= 1 << random(8)
    return damaged
  },
  'a digit changed'(bytes, random) {
    const places = [...bytes.keys()].filter((place) => bytes[place]! >= 0x30 && bytes[place]! <= 0x39)
    const damaged = Buffer.from(bytes)
    damaged[places[random(places.length)]!] = 0x30 + random(10)
    return damaged
  },
  'the end cut off': (bytes, random) => bytes.subarray(0, random(bytes.length)),
  'the beginning cut off': (bytes, random) => bytes.subarray(1 + random(bytes.length - 1)),
  'a piece cut out'(bytes, random) {
    const start = random(bytes.length)
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + 1 + random(40))])
  },
  'a piece put in'(bytes, random) {
    const place = random(bytes.length + 1)
    const piece = Buffer.from(Array.from({ length: 1 + random(20) }, () => 0x20 + random(95)))
    return Buffer.concat([bytes.subarray(0, place), piece, bytes.subarray(place)])
  },
  'a piece twice'(bytes, random) {
    const start = random(bytes.length)
    const end = start + 1 + random(60)
    return Buffer.concat([bytes.subarray(0, end), bytes.subarray(start)])
  },
  'a block of zeros'(bytes, random) {
    const start = random(bytes.length)
    return Buffer.from(bytes).fill(0, start, Math.min(bytes.length, start + 1 + random(64)))
  },
  'the beginning of another version'(bytes, random) {
    const other = Buffer.from(bytes.toString().replaceAll('new', 'odd'))
    const place = random(bytes.length)
    return Buffer.concat([other.subarray(0, place), bytes.subarray(place)])
  },
  'letters in the other case'(bytes, random) {
    const places = [...bytes.keys()].filter((place) => /[a-z]/i.test(String.fromCharCode(bytes[place]!)))
    const damaged = Buffer.from(bytes)
    damaged[places[random(places.length)]!]! ^= 0x20
    return damaged
  },
}

const OLD = words('old', '旧', 'x'.repeat(80))
const NEW = words('new', '新', 'y'.repeat(80), 'new again')
const CASES = Object.entries(DAMAGES).flatMap(([name, damage]) =>
  Array.from({ length: 40 }, (_, seed) => ({ name, damage, seed })),
)

async function savedTwice(): Promise<Snapshot> {
  const folder = await aFolder()
  await saved(folder, OLD, NEW)
  return snapshotOf(folder)
}

async function keptBytes(folder: string): Promise<Buffer[]> {
  const names = (await namesIn(folder)).filter((name) => name.includes('.corrupt-'))
  return Promise.all(names.map((name) => readFile(join(folder, name))))
}

describe('damage of every sort', () => {
  it('to a store is never loaded: the backup is, with a word, and the damaged bytes are kept', async () => {
    const snapshot = await savedTwice()
    let damagedCases = 0
    await onEach(CASES, async ({ name, damage, seed }) => {
      const folder = await aFolderLike(snapshot)
      const main = join(folder, 'words.json')
      const whole = await readFile(main)
      const damaged = damage(whole, randomNumbers(seed))
      await writeFile(main, damaged)
      const { data, notice } = await aStore(folder).load()
      const what = `${name}, seed ${seed}`
      if (damaged.equals(whole)) {
        expect(data, what).toEqual(NEW)
        return
      }
      damagedCases++
      expect(data, what).toEqual(OLD)
      expect(notice?.kind, what).toBe('restored')
      expect(await keptBytes(folder), what).toEqual([damaged])
      expect(await reopened(folder), what).toEqual(OLD)
    })
    expect(damagedCases).toBeGreaterThan(350)
  })

  it('to a store and its backup loses nothing silently: both are kept', async () => {
    const snapshot = await savedTwice()
    await onEach(
      CASES.filter(({ seed }) => seed < 8),
      async ({ name, damage, seed }) => {
        const folder = await aFolderLike(snapshot)
        const paths = [join(folder, 'words.json'), join(folder, 'words.json.bak')]
        const wholes = await Promise.all(paths.map((path) => readFile(path)))
        const damaged = wholes.map((whole, n) => damage(whole, randomNumbers(seed * 2 + n)))
        if (damaged.some((bytes, n) => bytes.equals(wholes[n]!))) return
        await Promise.all(paths.map((path, n) => writeFile(path, damaged[n]!)))
        const { data, notice } = await aStore(folder).load()
        const what = `${name}, seed ${seed}`
        expect(data, what).toBeNull()
        expect(notice?.kind, what).toBe('lost')
        const kept = await keptBytes(folder)
        expect(kept.sort(Buffer.compare), what).toEqual(damaged.sort(Buffer.compare))
      },
    )
  })
})
