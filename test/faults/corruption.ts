import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import {
  aFolder,
  aFolderLike,
  aStore,
  namesIn,
  onEach,
  removeFolder,
  reopened,
  saved,
  snapshotOf,
  words,
  type Snapshot,
} from '../main/storage/aStore'
import type { Tally } from './tally'

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

interface Case {
  readonly name: string
  readonly damage: Damage
  readonly seed: number
}

function casesOf(count: number): readonly Case[] {
  const damages = Object.entries(DAMAGES)
  return Array.from({ length: count }, (_, at) => {
    const [name, damage] = damages[at % damages.length]!
    return { name, damage, seed: Math.floor(at / damages.length) }
  })
}

async function savedTwice(): Promise<Snapshot> {
  const folder = await aFolder()
  await saved(folder, OLD, NEW)
  return snapshotOf(folder)
}

async function keptBytes(folder: string): Promise<Buffer[]> {
  const names = (await namesIn(folder)).filter((name) => name.includes('.corrupt-'))
  return Promise.all(names.map((name) => readFile(join(folder, name))))
}

/**
 * Damages a store in `count` ways: never is the damage loaded; the backup is, with a word, and the damaged
 * bytes are kept.
 */
export async function corruption(count: number, tally: Tally): Promise<void> {
  const snapshot = await savedTwice()
  let undamaged = 0
  await onEach(casesOf(count), async ({ name, damage, seed }) => {
    await tally.try(`${name}, seed ${seed}`, 1_000, async () => {
      const folder = await aFolderLike(snapshot)
      const main = join(folder, 'words.json')
      const whole = await readFile(main)
      const damaged = damage(whole, randomNumbers(seed))
      await writeFile(main, damaged)
      const { data, notice } = await aStore(folder).load()
      if (damaged.equals(whole)) {
        undamaged++
        expect(data).toEqual(NEW)
      } else {
        expect(data).toEqual(OLD)
        expect(notice?.kind).toBe('restored')
        expect(await keptBytes(folder)).toEqual([damaged])
        expect(await reopened(folder)).toEqual(OLD)
      }
      await removeFolder(folder)
    })
  })
  if (undamaged > count / 8) tally.lose(`${undamaged} of the damages change nothing`)
}

/** Damages a store and its backup in `count` ways: it starts empty with a word, and both are kept. */
export async function corruptionOfBoth(count: number, tally: Tally): Promise<void> {
  const snapshot = await savedTwice()
  await onEach(casesOf(count), async ({ name, damage, seed }) => {
    await tally.try(`${name}, seed ${seed}`, 1_000, async () => {
      const folder = await aFolderLike(snapshot)
      const paths = [join(folder, 'words.json'), join(folder, 'words.json.bak')]
      const wholes = await Promise.all(paths.map((path) => readFile(path)))
      const damaged = wholes.map((whole, n) => damage(whole, randomNumbers(seed * 2 + n)))
      await Promise.all(paths.map((path, n) => writeFile(path, damaged[n]!)))
      const { data, notice } = await aStore(folder).load()
      if (damaged.every((bytes, n) => !bytes.equals(wholes[n]!))) {
        expect(data).toBeNull()
        expect(notice?.kind).toBe('lost')
        const kept = await keptBytes(folder)
        expect(kept.sort(Buffer.compare)).toEqual(damaged.sort(Buffer.compare))
      } else {
        expect([OLD, NEW]).toContainEqual(data)
      }
      await removeFolder(folder)
    })
  })
}
