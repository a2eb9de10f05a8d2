/** A growing set of row numbers, one bit each; counting and crossing sets is a few machine words a row. */
export class Bits {
  #words = new Uint32Array(32)

  has(number: number): boolean {
    return ((this.#words[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0
  }

  put(number: number, value: boolean): void {
    const word = number >>> 5
    if (word >= this.#words.length) {
      const grown = new Uint32Array(Math.max(word + 1, this.#words.length * 2))
      grown.set(this.#words)
      this.#words = grown
    }
    const bit = 1 << (number & 31)
    if (value) this.#words[word] = this.#words[word]! | bit
    else this.#words[word] = this.#words[word]! & ~bit
  }

  /** Takes away the numbers that are not in the other, or, with `negated`, those that are. */
  keep(other: Bits, negated = false): void {
    const [words, others] = [this.#words, other.#words]
    for (let index = 0; index < words.length; index++) {
      const word = others[index] ?? 0
      words[index] = words[index]! & (negated ? ~word : word)
    }
  }

  /** Takes in the other's numbers. */
  add(other: Bits): void {
    const others = other.#words
    if (others.length > this.#words.length) this.put(others.length * 32 - 1, false)
    for (let index = 0; index < others.length; index++) {
      this.#words[index] = this.#words[index]! | others[index]!
    }
  }

  copy(): Bits {
    const copy = new Bits()
    copy.#words = this.#words.slice()
    return copy
  }

  count(): number {
    const words = this.#words
    let count = 0
    for (let index = 0; index < words.length; index++) count += onesOf(words[index]!)
    return count
  }

  /** How many of this set's numbers are not in the other. */
  countWithout(other: Bits): number {
    const [words, others] = [this.#words, other.#words]
    let count = 0
    // an index beyond the other's words gives undefined, which is 0 to `~`
    for (let index = 0; index < words.length; index++) count += onesOf(words[index]! & ~others[index]!)
    return count
  }
}

/** Ones in a 32-bit word, in parallel halves (Hacker's Delight, 5-1). */
function onesOf(word: number): number {
  let ones = word - ((word >>> 1) & 0x55555555)
  ones = (ones & 0x33333333) + ((ones >>> 2) & 0x33333333)
  ones = (ones + (ones >>> 4)) & 0x0f0f0f0f
  return Math.imul(ones, 0x01010101) >>> 24
}
