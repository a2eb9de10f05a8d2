import { assertNever } from '../assertNever'
import { fold } from './fold'
import {
  ANNOUNCE_TYPES,
  PAPER_STATES,
  TEXT_FIELDS,
  type Condition,
  type QueryField,
  type QueryMonth,
} from './query'

/** Category names as arXiv writes them, in any case; `cs.` is one on its way. */
const CATEGORY = /^[a-z]{1,8}(?:-[a-z]{1,8})?(?:\.[a-z-]{0,12})?$/i
const MONTH = /^(\d{4})(?:-(\d{1,2}))?$/
const TAG = /^[\p{L}\p{N}\p{M}_/-]+$/u

/**
 * What `field:value` asks, or null where the field takes no such value. `quoted`: the value stood in
 * quotes, so that a comma in it does not part values.
 */
export function fieldCondition(field: QueryField, value: string, quoted: boolean): Condition | null {
  if (value.trim() === '') return null
  switch (field) {
    case 'title':
    case 'summary':
    case 'abstract':
    case 'note':
      return { kind: 'text', text: fold(value), field }
    case 'has':
      return fold(value) === 'note' ? { kind: 'hasNote' } : null
    case 'cat':
      return withValues(value, quoted, categoryOf, (values) => ({ kind: 'category', values }))
    case 'is':
      return withValues(value, quoted, oneOf(PAPER_STATES), (values) => ({ kind: 'state', values }))
    case 'type':
      return withValues(value, quoted, oneOf(ANNOUNCE_TYPES), (values) => ({ kind: 'type', values }))
    case 'in':
      return withValues(value, quoted, oneOf(TEXT_FIELDS), (values) => ({ kind: 'in', values }))
    case 'month':
      return withValues(value, quoted, monthOf, (values) => ({ kind: 'month', values }))
    case 'tag':
      return withValues(value, quoted, tagOf, (values) => ({ kind: 'tag', values }))
    default:
      return assertNever(field)
  }
}

/** The condition on the values that commas part; null where one of them is none. */
function withValues<T>(
  text: string,
  quoted: boolean,
  read: (value: string) => T | null,
  make: (values: readonly T[]) => Condition,
): Condition | null {
  const values: T[] = []
  for (const part of quoted ? [text] : text.split(/[,，]/)) {
    const value = read(part.trim())
    if (value === null) return null
    values.push(value)
  }
  return make(values)
}

/** Reads signs of full width, as Chinese input methods give them, like their narrow kin. */
function narrow(text: string): string {
  return text.replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
}

function oneOf<T extends string>(known: readonly T[]): (value: string) => T | null {
  return (value) => known.find((one) => one === fold(narrow(value))) ?? null
}

function categoryOf(value: string): string | null {
  const name = narrow(value).replaceAll('。', '.')
  return CATEGORY.test(name) ? fold(name) : null
}

function monthOf(value: string): QueryMonth | null {
  const match = MONTH.exec(narrow(value))
  if (match === null) return null
  const month = match[2] === undefined ? null : Number(match[2])
  if (month !== null && (month < 1 || month > 12)) return null
  return { year: Number(match[1]), month }
}

function tagOf(value: string): string | null {
  const name = value.replace(/^[#＃]/, '')
  return TAG.test(name) ? fold(name) : null
}
