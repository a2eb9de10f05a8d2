/** English characters that one weighted Chinese character stands for. */
const ENGLISH_PER_CHINESE = 3.6
const VARIANCE = 4

/** The length of a Chinese sentence, weighted: Latin letters and digits count a third, signs less, blanks nothing. */
export function chineseLength(sentence: string): number {
  let length = 0
  for (let place = 0; place < sentence.length; place++) {
    const unit = sentence.charCodeAt(place)
    if (unit >= 0x3400 && unit <= 0x9fff) length += 1
    else if (
      (unit >= 0x30 && unit <= 0x39) ||
      (unit >= 0x41 && unit <= 0x5a) ||
      (unit >= 0x61 && unit <= 0x7a)
    )
      length += 0.33
    else if (!/\s/.test(sentence.charAt(place))) length += 0.15
  }
  return length
}

/** The length of an English sentence as that of the Chinese one that would be its usual translation. */
export function expectedLength(sentence: string): number {
  return sentence.replace(/\s+/g, ' ').length / ENGLISH_PER_CHINESE
}

/** By how many standard deviations a Chinese length exceeds the expected one. */
export function deviation(chinese: number, expected: number): number {
  return (chinese - expected) / Math.sqrt(Math.max(1, (chinese + expected) / 2) * VARIANCE)
}

/** How unlikely a deviation at least so large is, as a negative logarithm: 0 for none, about 1.1 for one, 3.1 for two. */
export function surprise(deviation: number): number {
  const size = Math.abs(deviation)
  // log of Q(x) * 2, by a bound that is good for every x (no table, no underflow)
  return size * size * 0.5 + Math.log1p(size * 0.8)
}
