/** What a JSON text may be before it is parsed. */
export interface JsonBounds {
  /** Brackets within brackets. */
  readonly depth: number
  /** Brackets that open, commas and colons, those within strings not counted: it has no more values than these. */
  readonly marks?: number
}

/**
 * Why a JSON text is not to be parsed: its brackets are nested too deep, or it has more values than it may,
 * each of which takes many times its size of memory. Null where it is within its bounds; whether it is JSON
 * at all is not looked at.
 */
export function beyondBounds(
  json: string,
  { depth: deepest, marks = Infinity }: JsonBounds,
): 'deep' | 'many' | null {
  let depth = 0
  let left = marks
  let isInString = false
  for (let place = 0; place < json.length; place++) {
    const unit = json.charCodeAt(place)
    if (isInString) {
      if (unit === 0x5c) place++
      else if (unit === 0x22) isInString = false
    } else if (unit === 0x22) isInString = true
    else if (unit === 0x7b || unit === 0x5b) {
      if (++depth > deepest) return 'deep'
      if (--left < 0) return 'many'
    } else if (unit === 0x7d || unit === 0x5d) depth--
    else if ((unit === 0x2c || unit === 0x3a) && --left < 0) return 'many'
  }
  return null
}
