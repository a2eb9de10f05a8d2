/** An English word in lower case without its ending, as the lexicon's stems were made. */
export function stemOf(word: string): string {
  let stem = word
  if (stem.length > 4 && stem.endsWith('ies')) stem = `${stem.slice(0, -3)}y`
  else if (stem.length > 3 && stem.endsWith('s') && !/(?:ss|us|is)$/.test(stem)) stem = stem.slice(0, -1)
  if (stem.length > 6 && stem.endsWith('ing')) stem = stem.slice(0, -3)
  else if (stem.length > 5 && stem.endsWith('ed')) stem = stem.slice(0, -2)
  return stem.length > 4 && stem.endsWith('e') ? stem.slice(0, -1) : stem
}

/** The stems of an English sentence's words of two letters and more, each once; TeX is left out. */
export function stemsOf(sentence: string): ReadonlySet<string> {
  const prose = sentence.replace(/\$[^$]*\$/g, ' ').replace(/\\[a-zA-Z]+/g, ' ')
  const stems = new Set<string>()
  for (const [word] of prose.toLowerCase().matchAll(/[a-z]{2,}/g)) stems.add(stemOf(word))
  return stems
}
