import type { AnnounceType } from '../digest'

/** The texts of a paper that words are looked for in. */
export type TextField = 'title' | 'summary' | 'abstract' | 'note'
export const TEXT_FIELDS: readonly TextField[] = ['title', 'summary', 'abstract', 'note']

export type PaperState = 'unread' | 'read' | 'starred' | 'updated'
export const PAPER_STATES: readonly PaperState[] = ['unread', 'read', 'starred', 'updated']

export const ANNOUNCE_TYPES: readonly AnnounceType[] = ['new', 'cross', 'replace', 'replace-cross']

/** `2023-11`, or a whole year where `month` is null. */
export interface QueryMonth {
  readonly year: number
  readonly month: number | null
}

/** What a part of a query asks of a paper. Of several values any will do. */
export type Condition =
  /** Holds these characters, folded (see `fold`), in one of its texts; `field` where the part names one. */
  | { readonly kind: 'text'; readonly text: string; readonly field: TextField | null }
  /** In one of its categories; lower case. `cs` means all of `cs.*`. */
  | { readonly kind: 'category'; readonly values: readonly string[] }
  | { readonly kind: 'state'; readonly values: readonly PaperState[] }
  | { readonly kind: 'hasNote' }
  /** As last announced, or as announced in the digest that is listed. */
  | { readonly kind: 'type'; readonly values: readonly AnnounceType[] }
  /** The month in which arXiv received it. */
  | { readonly kind: 'month'; readonly values: readonly QueryMonth[] }
  /** Has one of these `#tags` in its note; folded, without `#`. `a` means all of `a/*`. */
  | { readonly kind: 'tag'; readonly values: readonly string[] }
  /** Where the words of the query that name no field themselves are looked for. */
  | { readonly kind: 'in'; readonly values: readonly TextField[] }

/** A part of a query as it was typed from `from` up to `to`, end excluded. */
export interface QueryPart {
  readonly from: number
  readonly to: number
  /** Papers that fulfil the condition are left out. */
  readonly negated: boolean
  readonly condition: Condition
}

/** Fields of the query language. */
export const QUERY_FIELDS = [
  'cat',
  'is',
  'has',
  'type',
  'month',
  'tag',
  'in',
  'title',
  'summary',
  'abstract',
  'note',
] as const
export type QueryField = (typeof QUERY_FIELDS)[number]

/** Something in a query that a person may have meant otherwise; the part is looked for as it stands. */
export type QueryProblem = { readonly from: number; readonly to: number } & (
  | { readonly kind: 'unknownField'; readonly field: string }
  | { readonly kind: 'badValue'; readonly field: QueryField; readonly value: string }
  /** `in:` says where words are looked for, and there are none. */
  | { readonly kind: 'noWords' }
)

export interface Query {
  readonly parts: readonly QueryPart[]
  readonly problems: readonly QueryProblem[]
}

/** Characters that are looked for, folded, and the texts that they are looked for in. */
export interface Term {
  readonly text: string
  readonly fields: readonly TextField[]
  readonly negated: boolean
  /** Whether a word must begin, and end, where they do: a keyword of Latin letters. */
  readonly startsWord: boolean
  readonly endsWord: boolean
}

/** The words and phrases of a query with the texts that they are looked for in, each once. */
export function termsOf({ parts }: Query): readonly Term[] {
  const named = (negated: boolean): readonly TextField[] =>
    parts.flatMap((part) =>
      part.condition.kind === 'in' && part.negated === negated ? part.condition.values : [],
    )
  const [inside, outside] = [named(false), named(true)]
  const asked = TEXT_FIELDS.filter(
    (field) => (inside.length === 0 || inside.includes(field)) && !outside.includes(field),
  )
  const terms = new Map<string, Term>()
  for (const { condition, negated } of parts) {
    if (condition.kind !== 'text') continue
    const { text, field } = condition
    const fields = field === null ? asked : [field]
    const term = { text, fields, negated, startsWord: false, endsWord: false }
    terms.set(JSON.stringify(term), term)
  }
  return [...terms.values()]
}
