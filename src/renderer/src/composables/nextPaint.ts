import { afterFrame } from '../components/text/afterFrame'

/** Resolves in a task of its own once what was changed until now has been painted. */
export function nextPaint(): Promise<void> {
  return new Promise((resolve) => afterFrame(resolve))
}
