import type { KatexOptions } from 'katex'

/** A node of KaTeX's tree before it is one of the page. */
interface KatexNode {
  readonly attributes?: Record<string, string>
  readonly children?: readonly KatexNode[]
  toNode(): Element
}

interface Katex {
  /** Throws where it cannot set the formula. */
  __renderToDomTree(tex: string, options: KatexOptions): KatexNode
}

// sizes in em that no formula of a paper reaches, and more expansions than any needs
const LIMITS = { maxSize: 20, maxExpand: 300 }

let loaded: Katex | null = null
let loading: Promise<void> | null = null

/** KaTeX once it is there; it comes after the first paint. */
export function loadedKatex(): Katex | null {
  return loaded
}

/** Loads KaTeX, once. */
export function loadKatex(): Promise<void> {
  loading ??= import('katex').then((module) => {
    loaded = module.default as unknown as Katex
  })
  return loading
}

/** A formula as elements of the page, in its two halves; both are to be cloned. */
export interface FormulaNodes {
  /** What is seen, hidden from a screen reader. */
  readonly seen: Element
  /** How many elements that are. */
  readonly size: number
  /** MathML for a screen reader, not seen. It goes before the first child of `.katex`. */
  readonly heard: () => Node
}

/**
 * Sets a formula. Throws what KaTeX throws: it reports a mistake in the formula by a `ParseError`, and runs
 * out of stack on some.
 *
 * KaTeX's own `render` writes a `style` attribute in a few places (`\vec`, tall brackets), which the page's
 * policy forbids. So its tree is taken, such an attribute goes by another name, and becomes a style here.
 */
export function formulaNodes(katex: Katex, tex: string, displayMode: boolean): FormulaNodes {
  const settings: KatexOptions = {
    ...LIMITS,
    displayMode,
    throwOnError: true,
    trust: false,
    // what is only bad style in LaTeX is set all the same: letters of any script above all
    strict: 'ignore',
  }
  // fresh macros each time, so that no formula can define anything for the next
  const set = (output: 'html' | 'mathml'): Element =>
    toElement(katex.__renderToDomTree(tex, { ...settings, output, macros: { '\\pmb': '\\boldsymbol' } }))
  const seen = set('html')
  if (!displayMode) markBreaks(seen)
  let heard: Element | null = null
  return {
    seen,
    size: seen.getElementsByTagName('*').length + 1,
    heard: () => (heard ??= heardElement(() => set('mathml'), tex)),
  }
}

/** The MathML; where KaTeX has none of what it could set, the source. */
function heardElement(mathml: () => Element, tex: string): Element {
  let element: Element
  try {
    element = mathml()
  } catch {
    element = document.createElement('span')
    element.textContent = tex
  }
  // as KaTeX calls it where it stands beside what is seen
  element.className = 'katex-mathml'
  return element
}

function toElement(tree: KatexNode): Element {
  renameStyles(tree)
  const element = tree.toNode()
  for (const styled of element.querySelectorAll<HTMLElement | SVGElement>('[data-style]')) {
    styled.style.cssText = styled.dataset['style']!
    delete styled.dataset['style']
  }
  return element
}

/**
 * Says where a formula may be broken: between the parts that KaTeX made of it. So it may also be where its
 * text is kept on one line with what hangs on it.
 */
function markBreaks(node: Element): void {
  for (const part of node.querySelectorAll('.katex-html > .katex-base:not(:last-child)')) {
    part.after(document.createElement('wbr'))
  }
}

function renameStyles({ attributes, children }: KatexNode): void {
  if (attributes?.['style'] !== undefined) {
    attributes['data-style'] = attributes['style']
    delete attributes['style']
  }
  children?.forEach(renameStyles)
}
