import { ANNOUNCE_TYPES, type AnnounceType } from '../digest'

/** What arXiv's stamp tells of an announcement. */
export interface Stamp {
  readonly version: number | null
  readonly announceType: AnnounceType | null
  readonly category: string | null
}

export const NO_STAMP: Stamp = { version: null, announceType: null, category: null }

/** A text without the stamp that it carried, and what the stamp told; null where it carried none. */
export interface Unstamped {
  readonly text: string
  readonly stamp: Stamp | null
}

/** An arXiv id as stamps write it, for use within a pattern. */
export const STAMP_ID = String.raw`(?:\d{4}\.\d{4,5}|[a-z]{2,8}(?:-[a-z]{2,4})?(?:\.[A-Za-z]{2})?\/\d{7})`

/** More than a title's stamp has: `(arXiv:cond-mat/0501234v12 [cond-mat.stat-mech] CROSS LISTED)` has 62. */
const STAMP_LENGTH = 80

// (arXiv:2311.01442v1 [cs.LG]), (arXiv:2311.01442v2 [cs.LG] UPDATED), (arXiv:… [cs.LG] CROSS LISTED)
const TITLE_STAMP = new RegExp(
  String.raw`^\(arXiv:\s?${STAMP_ID}v(\d{1,4}) \[([A-Za-z-]{2,12}(?:\.[A-Za-z-]{2,12})?)\](?: (UPDATED|CROSS LISTED))?\)$`,
)

/**
 * Takes the stamp off an English title whose blanks are folded. arXiv put one period between every
 * title and its stamp, also after `?` and `!`, so that one goes as well; a title never ends in a period
 * of its own, arXiv takes those off.
 */
export function unstampTitle(title: string): Unstamped {
  if (!title.endsWith(')')) return { text: title, stamp: null }
  const open = title.indexOf('(arXiv:', title.length - STAMP_LENGTH)
  const match = open === -1 ? null : TITLE_STAMP.exec(title.slice(open))
  if (match === null) return { text: title, stamp: null }
  const before = title.slice(0, open).trimEnd()
  return {
    text: before.endsWith('.') ? before.slice(0, -1).trimEnd() : before,
    stamp: {
      version: Number(match[1]),
      announceType: match[3] === undefined ? 'new' : match[3] === 'UPDATED' ? 'replace' : 'cross',
      category: match[2]!,
    },
  }
}

// arXiv:2402.18512v1 Announce Type: cross  Abstract: …, with one blank or two before `Abstract`
const ABSTRACT_STAMP = new RegExp(
  String.raw`^\s{0,8}arXiv:\s?${STAMP_ID}v(\d{1,4})\s{1,4}Announce Type:\s{0,4}([A-Za-z-]{1,24})\s{1,4}Abstract:\s{0,4}`,
)

/** Takes the stamp off the beginning of an English abstract. */
export function unstampAbstract(text: string): Unstamped {
  const first = text.charCodeAt(0)
  // `a`, or a blank before it; any other text is done with one look
  const match = first === 0x61 || first <= 0x20 ? ABSTRACT_STAMP.exec(text) : null
  if (match === null) return { text, stamp: null }
  const word = match[2]!.toLowerCase()
  return {
    text: text.slice(match[0].length),
    stamp: {
      version: Number(match[1]),
      announceType: ANNOUNCE_TYPES.find((type) => type === word) ?? null,
      category: null,
    },
  }
}

/** Both stamps of an entry as one: the abstract's is the younger kind, the category stands in the title's. */
export function joinStamps(ofTitle: Stamp | null, ofAbstract: Stamp | null): Stamp {
  if (ofAbstract === null) return ofTitle ?? NO_STAMP
  return ofTitle === null ? ofAbstract : { ...ofAbstract, category: ofTitle.category }
}
