import { mendFormula } from '@core/text/mendFormula'
import { isSettable } from '@core/text/settableFormula'
import { formulaNodes, loadedKatex, loadKatex, type FormulaNodes } from './katex'
import { afterFrame } from './afterFrame'
import { allHeard } from './heardFormulas'

export interface Formula {
  readonly tex: string
  readonly display: boolean
}

/** A formula that is set; null where KaTeX cannot set it. */
type SetFormula = FormulaNodes | null

/** The most formulas that are remembered: some dozen papers' worth, for every garbage collection walks over them. */
const MAX_REMEMBERED = 400
/**
 * What may be set for one frame: so many milliseconds of the sixteen that it has, and so many elements, for
 * they are laid out in it, at some 50 µs each. A paper of some fifteen formulas or more gets them in a few
 * frames: the first has all else of the paper, those after it nothing but formulas.
 */
const FIRST = { milliseconds: 6, elements: 200 }
const LATER = { milliseconds: 12, elements: 400 }

const remembered = new Map<string, SetFormula>()
const waiting = new Map<Element, { readonly formula: Formula; readonly done: (set: SetFormula) => void }>()
/** Who waits until none waits any more. */
let untilSet: (() => void)[] = []
const spent = { milliseconds: 0, elements: 0 }
let scheduled = false

function keyOf({ tex, display }: Formula): string {
  return `${display ? 'd' : 'i'}${tex}`
}

function recall(key: string): SetFormula | undefined {
  const known = remembered.get(key)
  if (known === undefined) return undefined
  remembered.delete(key)
  remembered.set(key, known)
  return known
}

function setNow(formula: Formula): SetFormula {
  const key = keyOf(formula)
  const known = recall(key)
  if (known !== undefined) return known
  const set = trySetting(formula)
  remembered.set(key, set)
  if (remembered.size > MAX_REMEMBERED) remembered.delete(remembered.keys().next().value!)
  return set
}

function trySetting({ tex, display }: Formula): SetFormula {
  const katex = loadedKatex()
  if (katex === null || !isSettable(tex)) return null
  try {
    return formulaNodes(katex, mendFormula(tex), display)
  } catch {
    // a formula with a mistake, or one that KaTeX does not know: its source is shown, which says as much
    return null
  }
}

/** Hands a formula over; what that takes counts, as a known one is to be put into the page all the same. */
function handOver(formula: Formula, done: (set: SetFormula) => void): void {
  const startedAt = performance.now()
  const set = setNow(formula)
  done(set)
  spent.milliseconds += performance.now() - startedAt
  spent.elements += set?.size ?? 0
}

const hasRoom = ({ milliseconds, elements }: typeof FIRST): boolean =>
  spent.milliseconds < milliseconds && (spent.elements < elements || untilSet.length > 0)

function schedule(): void {
  if (scheduled) return
  scheduled = true
  const next = (): void => {
    scheduled = false
    Object.assign(spent, { milliseconds: 0, elements: 0 })
    work()
  }
  // what is waited for as a whole is not seen as it comes
  if (untilSet.length > 0) setTimeout(next)
  else afterFrame(next)
}

function work(): void {
  if (loadedKatex() === null) return
  for (const [element, { formula, done }] of waiting) {
    if (!hasRoom(LATER)) break
    waiting.delete(element)
    handOver(formula, done)
  }
  // where nothing waits any more, the frame after this one has all of its room again
  if (waiting.size > 0 || spent.milliseconds > 0 || spent.elements > 0) schedule()
  if (waiting.size === 0) allAreSet()
}

function allAreSet(): void {
  const told = untilSet
  untilSet = []
  for (const tell of told) tell()
}

/** Resolves when every formula that was asked for is seen; they are not held up by frames then. */
export async function formulasSeen(): Promise<void> {
  if (waiting.size > 0) await new Promise<void>((resolve) => untilSet.push(resolve))
}

/**
 * Resolves when every formula that was asked for is set, in both halves: what is printed cannot follow later.
 */
export async function formulasSet(): Promise<void> {
  await formulasSeen()
  allHeard()
}

/**
 * Hands over a formula that is set, or null where it cannot be: at once where there is room for it in the
 * next frame, else in one of those that follow. `element` is whom it is for; it wants one formula at a time.
 */
export function setFormula(element: Element, formula: Formula, done: (set: SetFormula) => void): void {
  waiting.delete(element)
  if (loadedKatex() !== null && waiting.size === 0 && hasRoom(FIRST)) {
    schedule()
    return handOver(formula, done)
  }
  waiting.set(element, { formula, done })
  if (loadedKatex() !== null) schedule()
  else void loadKatex().then(work)
}

/** Nobody waits for the formula of this element any more. */
export function forgetFormula(element: Element): void {
  waiting.delete(element)
  if (waiting.size === 0) allAreSet()
}
