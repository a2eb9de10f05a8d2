import { vi } from 'vitest'
import { nextPaint } from '../../src/renderer/src/composables/nextPaint'

/** The next paper that is chosen is not painted as chosen until the function that it gives is called. */
export function holdPaint(): () => void {
  let paint = (): void => undefined
  const painted = new Promise<void>((resolve) => (paint = resolve))
  vi.mocked(nextPaint).mockImplementationOnce(() => painted)
  return paint
}
