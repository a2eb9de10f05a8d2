const sources = new WeakMap<Element, () => string>()

/** Remembers the source of the text that an element shows. */
export function rememberSource(element: Element, source: () => string): void {
  sources.set(element, source)
}

/** A part of a source. */
interface Part {
  readonly source: string
  readonly from: number
  readonly to: number
}

const placesOf = ({ dataset }: HTMLElement): { from: number; to: number } => ({
  from: Number(dataset['from']),
  to: Number(dataset['to']),
})

/** How far into an element a point of the page lies, in characters; all of it where the point is behind. */
function lengthUpTo(element: Element, point: Range): number {
  const before = document.createRange()
  before.selectNodeContents(element)
  if (before.comparePoint(point.startContainer, point.startOffset) > 0) return before.toString().length
  before.setEnd(point.startContainer, point.startOffset)
  return before.toString().length
}

/** Where in its source a point of a shown text lies; within a piece that is not plain, its beginning or end. */
function placeOf(root: HTMLElement, point: Range, side: 'start' | 'end'): number {
  const pieces = [...root.querySelectorAll<HTMLElement>('[data-from]')]
  const { startContainer, startOffset } = point
  let place = placesOf(root).from
  for (const piece of pieces.length > 0 ? pieces : [root]) {
    const { from, to } = placesOf(piece)
    const whole = document.createRange()
    whole.selectNodeContents(piece)
    const side_ = whole.comparePoint(startContainer, startOffset)
    if (side_ < 0) break
    if (side_ > 0) {
      place = to
      continue
    }
    const isPlain =
      piece === root || (piece.firstElementChild === null && piece.textContent?.length === to - from)
    if (isPlain) return Math.min(to, from + lengthUpTo(piece, point))
    return side === 'start' ? from : to
  }
  return place
}

function pointAt(container: Node, offset: number): Range {
  const point = document.createRange()
  point.setStart(container, offset)
  return point
}

function selectedPart(root: HTMLElement, range: Range): Part | null {
  const source = sources.get(root)
  if (source === undefined || !range.intersectsNode(root)) return null
  const whole = document.createRange()
  whole.selectNodeContents(root)
  const { from, to } = placesOf(root)
  const startsWithin = whole.comparePoint(range.startContainer, range.startOffset) >= 0
  const endsWithin = whole.comparePoint(range.endContainer, range.endOffset) <= 0
  const start = startsWithin ? placeOf(root, pointAt(range.startContainer, range.startOffset), 'start') : from
  const end = endsWithin ? placeOf(root, pointAt(range.endContainer, range.endOffset), 'end') : to
  return start < end ? { source: source(), from: start, to: end } : null
}

/**
 * The source of what is selected in the texts of the page, as the digest has it: formulas and TeX whole,
 * one text apart from the next. Null where no text is selected.
 */
export function selectedSource(selection: Selection | null): string | null {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const parts: Part[] = []
  for (const root of document.querySelectorAll<HTMLElement>('.text[data-from]')) {
    const part = selectedPart(root, range)
    if (part === null) continue
    const last = parts.at(-1)
    // sentences of one text, each in an element of its own
    if (last !== undefined && last.source === part.source && last.to === part.from) {
      parts[parts.length - 1] = { ...last, to: part.to }
    } else {
      parts.push(part)
    }
  }
  return parts.length === 0
    ? null
    : parts.map(({ source, from, to }) => source.slice(from, to).trim()).join('\n\n')
}
