import { useSentences, type PairPlace, type TextPart } from '../../stores/sentences'

/** What the pointer does over the sentences of a text: over one, its pair is lit; a click keeps it. */
export function usePairPointer(part: TextPart, onClick: (place: PairPlace) => void) {
  const sentences = useSentences()

  function placeOf({ target }: Event): PairPlace | null {
    const sentence = target instanceof Element ? target.closest<HTMLElement>('[data-pair]') : null
    return sentence && { part, index: Number(sentence.dataset.pair) }
  }

  return {
    pointerover(event: PointerEvent): void {
      // a finger that scrolls points at nothing
      if (event.pointerType !== 'touch') sentences.point(placeOf(event))
    },
    pointerleave: (): void => sentences.point(null),
    click(event: MouseEvent): void {
      const place = placeOf(event)
      const onLink = event.target instanceof Element && event.target.closest('a, button') !== null
      // the end of a selection is a click too
      if (place && !onLink && window.getSelection()?.isCollapsed !== false) onClick(place)
    },
  }
}
