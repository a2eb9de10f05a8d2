import type { ReaderMethod } from '@core/readerApi'

type Random = (below: number) => number

/** A call that no check may let through, known without asking any: what was done to a good one says so. */
export interface SpoiledCall {
  readonly args: readonly unknown[]
  /** In words. */
  readonly spoiling: string
}

/** More characters than a text of these methods may have, in figures of their own; of all others 40,000 are too many. */
const TOO_LONG: Partial<Record<ReaderMethod, string>> = {
  writeNote: 'x'.repeat(16_777_217),
  copyText: 'x'.repeat(2_000_001),
  pair: 'x'.repeat(100_001),
}
const LONG = `/${'x'.repeat(40_000)}`
const MANY_ROWS = new Uint32Array(2_000_001)
/** More than any list of the contract may have. */
const MANY = 2_000
/** Keys that no shape of the contract has, with some by which prototypes are reached. */
const STRANGE_KEYS = ['extra', '__proto__', 'constructor', 'prototype', 'toString', '']
const ID = /^(?:\d{4}\.\d{5}|[a-z-]+\.[A-Z]{2}\/\d{7})$/
const NO_IDS = ['__proto__', 'constructor', '../2311.01442', '2311.01442\n', '2311.01442v2', '']

/** Ways to spoil a part of a good call; each gives the part anew, or `NOT_HERE`. */
const NOT_HERE = Symbol('not here')
type Spoiling = (good: unknown, random: Random, method: ReaderMethod) => unknown

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value)

export const SPOILINGS: Readonly<Record<string, Spoiling>> = {
  'a wrong type': (good, random) => {
    const wrong: Record<string, readonly unknown[]> = {
      string: [7, true, null, ['a'], { length: 1 }, Symbol('s'), 1n, () => 'a'],
      number: ['1', true, [1], {}, 1n, Symbol('s')],
      boolean: [0, 1, 'true', null, {}],
    }
    // one place takes a paper or null, and one a boolean or this text
    const mayBeBoolean = good === 'joined'
    const others = wrong[typeof good]?.filter(
      (other) => other !== null && !(mayBeBoolean && typeof other === 'boolean'),
    )
    if (others !== undefined) return others[random(others.length)]
    if (good === null) return [0.5, true, {}, [], Symbol('s')][random(5)]
    if (Array.isArray(good)) return [{ ...good, length: good.length }, 'a', 0, null, new Set(good)][random(5)]
    if (good instanceof Uint32Array) {
      return [[...good.subarray(0, 9)], Int32Array.from([1]), new Uint8Array(4), good.buffer, null][random(5)]
    }
    return [[], null, 'a', 0, true, () => good][random(6)]
  },
  'no number': (good, random) =>
    typeof good === 'number' ? [NaN, Infinity, -Infinity][random(3)] : NOT_HERE,
  'too long a text': (good, _, method) => (typeof good === 'string' ? (TOO_LONG[method] ?? LONG) : NOT_HERE),
  'too long a list': (good) => {
    if (good instanceof Uint32Array) return MANY_ROWS
    return Array.isArray(good) ? Array.from({ length: MANY }, () => good[0] as unknown) : NOT_HERE
  },
  'a key too many': (good, random) => {
    if (!isObject(good)) return NOT_HERE
    const spoiled = { ...good }
    // `__proto__` as a key of its own, as JSON makes it
    const key = STRANGE_KEYS[random(STRANGE_KEYS.length)]!
    Object.defineProperty(spoiled, key, { value: {}, enumerable: true, configurable: true, writable: true })
    return spoiled
  },
  'a key of another name': (good, random) => {
    const keys = isObject(good) ? Object.keys(good) : []
    if (!isObject(good) || keys.length === 0) return NOT_HERE
    const [gone, { [gone]: value, ...rest }] = [keys[random(keys.length)]!, good] as const
    return { ...rest, [`${gone}_`]: value }
  },
  'no id': (good, random) =>
    typeof good === 'string' && ID.test(good) ? NO_IDS[random(NO_IDS.length)] : NOT_HERE,
}

/** All places in a good call, each as the keys that lead to it; of long lists the first. */
function placesIn(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (Array.isArray(value)) {
    return [path, ...value.slice(0, 3).flatMap((part, at) => placesIn(part, [...path, at]))]
  }
  if (!isObject(value)) return [path]
  return [path, ...Object.entries(value).flatMap(([key, part]) => placesIn(part, [...path, key]))]
}

const partAt = (value: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((part, key) => (part as Record<string | number, unknown>)[key], value)

function withPart(value: unknown, [key, ...path]: readonly (string | number)[], part: unknown): unknown {
  if (key === undefined) return part
  const inner = withPart((value as Record<string | number, unknown>)[key], path, part)
  if (Array.isArray(value)) return value.map((other: unknown, at) => (at === key ? inner : other))
  return { ...(value as object), [key]: inner }
}

/** Spoils a good call in one place, in one of the ways that make it wrong whatever else it says. */
export function spoiledForSure(method: ReaderMethod, good: readonly unknown[], random: Random): SpoiledCall {
  // what is hidden in a text is text: only the call's own id is one
  const places = placesIn(good).filter((path) => path.length > 0)
  const more: SpoiledCall = {
    args: [...good, [undefined, null, {}, 'more'][random(4)]],
    spoiling: 'an argument too many',
  }
  if (places.length === 0 || random(12) === 0) return more
  if (random(12) === 0) return { args: good.slice(0, -1), spoiling: 'an argument too few' }
  const names = Object.keys(SPOILINGS)
  for (let tries = 0; tries < 50; tries++) {
    const [spoiling, path] = [names[random(names.length)]!, places[random(places.length)]!]
    const part = SPOILINGS[spoiling]!(partAt(good, path), random, method)
    if (part !== NOT_HERE) return { args: withPart(good, path, part) as readonly unknown[], spoiling }
  }
  return more
}
