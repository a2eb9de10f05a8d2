/** Whether brackets are nested deeper than `most` in a JSON text; those within strings do not count. */
export function isDeeperThan(json: string, most: number): boolean {
  let depth = 0
  let isInString = false
  for (let place = 0; place < json.length; place++) {
    const unit = json.charCodeAt(place)
    if (isInString) {
      if (unit === 0x5c) place++
      else if (unit === 0x22) isInString = false
    } else if (unit === 0x22) isInString = true
    else if (unit === 0x7b || unit === 0x5b) {
      if (++depth > most) return true
    } else if (unit === 0x7d || unit === 0x5d) depth--
  }
  return false
}
