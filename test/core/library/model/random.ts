/** Choices that are the same ones for the same seed (mulberry32). */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** A number from 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }

  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit)
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  one<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!
  }

  /** One of the keys, each as often as its weight says. */
  weighed<K extends string>(weights: Readonly<Record<K, number>>): K {
    const pairs = Object.entries(weights) as [K, number][]
    let left = this.next() * pairs.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [key, weight] of pairs) {
      left -= weight
      if (left < 0) return key
    }
    return pairs.at(-1)![0]
  }

  /** Up to `most` of the items, in any order, none twice. */
  some<T>(items: readonly T[], most: number): T[] {
    const left = [...items]
    const count = this.below(Math.min(most, items.length) + 1)
    return Array.from({ length: count }, () => left.splice(this.below(left.length), 1)[0]!)
  }
}
