import type { Row } from '@core/paper'
import type { DigestNumber } from '@core/scope'
import { beforeEach, expect, test } from 'vitest'
import { createRowCache, ROW_WINDOW } from '../../../src/renderer/src/stores/rowCache'

interface Question {
  readonly numbers: readonly number[]
  readonly digest: DigestNumber | null
  readonly answer: () => Promise<void>
}
let questions: Question[]

beforeEach(() => {
  questions = []
  const rows = (numbers: Uint32Array, digest: DigestNumber | null) =>
    new Promise<readonly Row[]>((resolve) => {
      const answer = async (): Promise<void> => {
        resolve([...numbers].map((number) => ({ number, version: digest }) as unknown as Row))
        await new Promise((turn) => setTimeout(turn))
      }
      questions.push({ numbers: [...numbers], digest, answer })
    })
  window.reader = { rows } as unknown as typeof window.reader
})

const upTo = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, number) => number)

test('a row is asked for once, however often it is wanted', async () => {
  const cache = createRowCache(() => null)
  void cache.load(upTo(10))
  const again = cache.load(upTo(12))
  expect(questions.map(({ numbers }) => numbers.length)).toEqual([10, 2])
  for (const { answer } of questions) await answer()
  await again
  await cache.load(upTo(12))
  expect(questions).toHaveLength(2)
  expect(cache.get(11)?.number).toBe(11)
})

test('no question is longer than a window', () => {
  const cache = createRowCache(() => null)
  void cache.load(upTo(2 * ROW_WINDOW + 1))
  expect(questions.map(({ numbers }) => numbers.length)).toEqual([ROW_WINDOW, ROW_WINDOW, 1])
})

test('an answer that was asked for another digest is dropped', async () => {
  let digest: DigestNumber | null = 1
  const cache = createRowCache(() => digest)
  void cache.load(upTo(2))
  digest = 2
  cache.clear()
  void cache.load(upTo(2))
  await questions[1]!.answer()
  await questions[0]!.answer()
  expect(cache.get(0)?.version).toBe(2)
})

test('a row stays while it is refreshed, and rows that never came are not asked for', async () => {
  const cache = createRowCache(() => null)
  const loaded = cache.load(upTo(1))
  await questions[0]!.answer()
  await loaded
  const refreshed = cache.refresh([0, 7])
  expect(questions[1]!.numbers).toEqual([0])
  expect(cache.get(0)).toBeDefined()
  await questions[1]!.answer()
  await refreshed
})
