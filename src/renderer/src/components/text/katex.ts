import type { KatexOptions } from 'katex'

/** A node of KaTeX's tree before it is one of the page. */
interface KatexNode {
  readonly attributes?: Record<string, string>
  readonly children?: readonly KatexNode[]
  toNode(): Node
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

/**
 * A formula as elements of the page. Throws what KaTeX throws: it reports a mistake in the formula by a
 * `ParseError`, and runs out of stack on some.
 *
 * KaTeX's own `render` writes a `style` attribute in a few places (`\vec`, tall brackets), which the page's
 * policy forbids. So its tree is taken, such an attribute goes by another name, and becomes a style here.
 */
export function formulaNode(katex: Katex, tex: string, displayMode: boolean): Node {
  const tree = katex.__renderToDomTree(tex, {
    ...LIMITS,
    displayMode,
    output: 'htmlAndMathml',
    throwOnError: true,
    trust: false,
    // what is only bad style in LaTeX is set all the same: letters of any script above all
    strict: 'ignore',
    // fresh for each formula, so that none can define anything for the next
    macros: { '\\pmb': '\\boldsymbol' },
  })
  renameStyles(tree)
  const node = tree.toNode()
  if (node instanceof Element) {
    for (const element of node.querySelectorAll<HTMLElement | SVGElement>('[data-style]')) {
      element.style.cssText = element.dataset['style']!
      delete element.dataset['style']
    }
    if (!displayMode) markBreaks(node)
  }
  return node
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
