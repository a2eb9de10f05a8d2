import { mathAt } from '../text/mathAt'

/**
 * Marks (1) every character of a text that is a formula as the page shows it, delimiters included: `$…$`,
 * `$$…$$`, `\(…\)`, `\[…\]` and environments. Prices and a lone `$` are text.
 */
export function mathMask(text: string): Uint8Array {
  const mask = new Uint8Array(text.length)
  for (let place = 0; place < text.length; place++) {
    const unit = text.charCodeAt(place)
    if (unit !== 0x24 && unit !== 0x5c) continue
    const found = mathAt(text, place)
    if (found !== null) {
      mask.fill(1, place, found.to)
      place = found.to - 1
    } else if (unit === 0x5c) place++
  }
  return mask
}
