import { assertNever } from '../../assertNever'
import type { Condition, PaperState, Query } from '../../search/query'
import type { DigestNumber } from '../../scope'
import { Bits } from '../bits'
import { announceTypeOfLetter } from '../storedShapes'
import type { Tables } from '../tables'

type LiveTables = Pick<Tables, 'marks' | 'facts' | 'digests' | 'rows'>

/**
 * Leaves of `rows` those that fulfil what a query asks of marks, categories and announce types: these
 * change without a text being changed. `digest`: announce types as in this one.
 */
export function keepLive(tables: LiveTables, query: Query, rows: Bits, digest: DigestNumber | null): void {
  for (const { condition, negated } of query.parts) {
    const fulfil = rowsThat(tables, condition, digest)
    if (fulfil !== null) rows.keep(fulfil, negated)
  }
}

/** Whether a query asks for what only digests tell, which are read last. */
export function asksDigests({ parts }: Query): boolean {
  return parts.some(({ condition }) => condition.kind === 'category' || condition.kind === 'type')
}

/** The rows that fulfil a condition; null for one on texts. */
function rowsThat(tables: LiveTables, condition: Condition, digest: DigestNumber | null): Bits | null {
  const { marks, facts } = tables
  switch (condition.kind) {
    case 'text':
    case 'in':
    case 'month':
    case 'tag':
      return null
    case 'hasNote':
      return marks.noted
    case 'state':
      return union(condition.values.map((state) => rowsInState(tables, state)))
    case 'category':
      return union(condition.values.flatMap((asked) => facts.rowsUnder(asked)))
    case 'type':
      if (digest !== null) return announcedAs(tables, digest, condition.values)
      return union(condition.values.map((type) => facts.rowsLastAnnouncedAs(type)))
    default:
      return assertNever(condition)
  }
}

function rowsInState({ marks }: LiveTables, state: PaperState): Bits {
  if (state !== 'unread') return marks[state]
  const unread = marks.present.copy()
  unread.keep(marks.read, true)
  return unread
}

function announcedAs(tables: LiveTables, number: DigestNumber, types: readonly unknown[]): Bits {
  const rows = new Bits()
  const digest = tables.digests.get(number)
  for (const [place, id] of (digest?.papers ?? []).entries()) {
    const row = tables.rows.numberOf(id)
    if (row !== undefined && types.includes(announceTypeOfLetter(digest!.types[place]))) rows.put(row, true)
  }
  return rows
}

function union(sets: readonly Bits[]): Bits {
  const all = new Bits()
  for (const set of sets) all.add(set)
  return all
}
