import type { Bilingual } from '../bilingual'
import type { Entry } from '../digest'
import type { StoredPaper } from './storedShapes'

const HAN = /\p{Script=Han}/u

/** How much a text is worth where two digests give different ones. */
function worth(text: string, isChinese: boolean, isCut: boolean): number {
  if (text === '') return 0
  if (isChinese && !HAN.test(text)) return 1 // left untranslated
  return isCut ? 2 : 3
}

function pick(
  known: string,
  other: string,
  isChinese: boolean,
  knownCut: boolean,
  otherCut: boolean,
  isNewer: boolean,
): 'known' | 'other' {
  const gain = worth(other, isChinese, otherCut) - worth(known, isChinese, knownCut)
  if (gain !== 0) return gain > 0 ? 'other' : 'known'
  return isNewer ? 'other' : 'known'
}

/**
 * A known paper joined with what another digest says of it, text by text: a text that is there, is
 * translated, is whole wins over one that is not; among equals a newer version's wins, else the one
 * that was there first, so that importing in a loop never flips. Gives back `known` itself where
 * nothing changes. Fingerprint and place of first sight stay.
 */
export function mergePaper(known: StoredPaper, entry: Entry): StoredPaper {
  const isNewer = (entry.version ?? 0) > (known.version ?? 0)
  const choose = (a: Bilingual, b: Bilingual): Bilingual => ({
    zh: pick(a.zh, b.zh, true, false, false, isNewer) === 'other' ? b.zh : a.zh,
    en: pick(a.en, b.en, false, false, false, isNewer) === 'other' ? b.en : a.en,
  })
  const zhAbstract = pick(known.abstract.zh, entry.abstract.zh, true, known.cut.zh, entry.cut.zh, isNewer)
  const enAbstract = pick(known.abstract.en, entry.abstract.en, false, known.cut.en, entry.cut.en, isNewer)
  const from = { known, other: entry }
  const merged: StoredPaper = {
    ...known,
    title: choose(known.title, entry.title),
    tldr: choose(known.tldr, entry.tldr),
    category: known.category ?? entry.category,
    version: isNewer ? entry.version : known.version,
    abstract: { zh: from[zhAbstract].abstract.zh, en: from[enAbstract].abstract.en },
    cut: { zh: from[zhAbstract].cut.zh, en: from[enAbstract].cut.en },
  }
  return isSame(known, merged) ? known : merged
}

function isSame(a: StoredPaper, b: StoredPaper): boolean {
  const same = <T>(x: Bilingual<T>, y: Bilingual<T>): boolean => x.zh === y.zh && x.en === y.en
  return (
    same(a.title, b.title) &&
    same(a.tldr, b.tldr) &&
    same(a.abstract, b.abstract) &&
    same(a.cut, b.cut) &&
    a.category === b.category
  )
}
