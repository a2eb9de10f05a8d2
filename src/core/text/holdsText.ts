/**
 * Whether `part` stands somewhere in `whole`, in a time that grows with their lengths alone: what JavaScript
 * itself does (`includes`) takes the product of both for texts that were made for it (Knuth, Morris, Pratt).
 */
export function holdsText(whole: string, part: string): boolean {
  if (part.length > whole.length) return false
  /** How much of the beginning of `part` ends at each place of it, but for the whole. */
  const borders = new Int32Array(part.length)
  for (let place = 1, border = 0; place < part.length; place++) {
    const unit = part.charCodeAt(place)
    while (border > 0 && part.charCodeAt(border) !== unit) border = borders[border - 1]!
    if (part.charCodeAt(border) === unit) border++
    borders[place] = border
  }
  let matched = 0
  for (let place = 0; place < whole.length && matched < part.length; place++) {
    const unit = whole.charCodeAt(place)
    while (matched > 0 && part.charCodeAt(matched) !== unit) matched = borders[matched - 1]!
    if (part.charCodeAt(matched) === unit) matched++
  }
  return matched === part.length
}
