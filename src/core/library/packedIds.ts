import { isPaperId, type PaperId } from '../paperId'

/** `2311.` and `01442`, or `math/0501` and `234`: what papers of one month share, and what counts them. */
const PARTS = /^(\d{4}\.|.*\/\d{4})(\d{3,5})$/

/**
 * Papers as a short text, in any order: by month, the steps from one number to the next in base 36
 * (`2311.#5:14,1,1,a`). Of 65,000 papers about 150 kB.
 */
export function packIds(ids: Iterable<PaperId>): string {
  const months = new Map<string, number[]>()
  for (const id of ids) {
    const [, month, digits] = PARTS.exec(id)!
    const key = `${month}#${digits!.length}`
    const numbers = months.get(key)
    if (numbers) numbers.push(Number(digits))
    else months.set(key, [Number(digits)])
  }
  return [...months].map(([month, numbers]) => `${month}:${packNumbers(numbers)}`).join(' ')
}

function packNumbers(numbers: number[]): string {
  let last = 0
  return numbers
    .sort((a, b) => a - b)
    .map((number) => {
      const step = number - last
      last = number
      return step.toString(36)
    })
    .join(',')
}

/** The papers of a packed text; what is no paper's id is left out. */
export function unpackIds(packed: string): readonly PaperId[] {
  const ids: PaperId[] = []
  for (const part of packed.split(' ')) {
    const [, month, width, steps] = /^(.+)#([345]):([0-9a-z,]+)$/.exec(part) ?? []
    let number = 0
    for (const step of steps?.split(',') ?? []) {
      number += parseInt(step, 36)
      const id = month + String(number).padStart(Number(width), '0')
      if (isPaperId(id)) ids.push(id)
    }
  }
  return ids
}
