import { mendFormula } from '@core/text/mendFormula'
import { isSettable } from '@core/text/settableFormula'
import { formulaNodes, loadedKatex, loadKatex, type FormulaNodes } from './katex'
import { allHeard } from './heardFormulas'

export interface Formula {
  readonly tex: string
  readonly display: boolean
}

/** A formula that is set; null where KaTeX cannot set it. */
type SetFormula = FormulaNodes | null

/** The most formulas that are remembered: some dozen papers' worth, for every garbage collection walks over them. */
const MAX_REMEMBERED = 400
/** How long formulas may be set in one go, in milliseconds; a frame has sixteen. */
const BUDGET = 6

const remembered = new Map<string, SetFormula>()
const waiting = new Map<Element, { readonly formula: Formula; readonly done: (set: SetFormula) => void }>()
/** Who waits until none waits any more. */
let untilSet: (() => void)[] = []
let spent = 0
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
  done(setNow(formula))
  spent += performance.now() - startedAt
}

function schedule(): void {
  if (scheduled) return
  scheduled = true
  // its own task: input and painting come between two of them
  setTimeout(() => {
    scheduled = false
    spent = 0
    work()
  })
}

function work(): void {
  if (loadedKatex() === null) return
  for (const [element, { formula, done }] of waiting) {
    if (spent >= BUDGET) break
    waiting.delete(element)
    handOver(formula, done)
  }
  if (waiting.size > 0) schedule()
  else allAreSet()
}

function allAreSet(): void {
  const told = untilSet
  untilSet = []
  for (const tell of told) tell()
}

/**
 * Resolves when every formula that was handed over is set, in both halves: what is printed cannot follow
 * later.
 */
export async function formulasSet(): Promise<void> {
  if (waiting.size > 0) await new Promise<void>((resolve) => untilSet.push(resolve))
  allHeard()
}

/**
 * Hands over a formula that is set, or null where it cannot be: at once where it is known or there is time
 * for it in this task, else a little later. `element` is whom it is for; it wants one formula at a time.
 */
export function setFormula(element: Element, formula: Formula, done: (set: SetFormula) => void): void {
  waiting.delete(element)
  const hasTime = loadedKatex() !== null && spent < BUDGET && waiting.size === 0
  if (hasTime || remembered.has(keyOf(formula))) {
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
