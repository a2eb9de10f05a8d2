import { EXPORT_FORMAT, MANIFEST, MOST_RECORDS } from '@core/library/moving/exportFormat'
import { mergeNote } from '@core/library/moving/mergeState'
import type { ExportSource } from '@core/library/moving/readExport'
import type { PaperId } from '@core/paperId'
import { MAX_LONG_NOTE, MAX_NOTE_LENGTH } from '@core/readerApi'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { aDigest, aLibrary, anEntry, TestClock } from '../builders'

const AT = '2026-11-02T08:00:00.000Z'
const ID = '2311.00001' as PaperId
const TOO_LARGE = { kind: 'refused', problem: { kind: 'tooLarge' } }

const noteLine = (id: string, text: string): string =>
  JSON.stringify([id, { text, createdAt: AT, changedAt: AT }])

type Parts = Readonly<Record<string, readonly [records: number, text: () => string]>>

/** An export whose parts are made when they are asked for; `asked` collects their names. */
function sourceOf(parts: Parts, manifest?: string): ExportSource & { readonly asked: string[] } {
  const asked: string[] = []
  const list = Object.entries(parts).map(([name, [records]]) => [name, records])
  const head = { format: EXPORT_FORMAT, formatVersion: 1, exportedAt: AT, withPapers: false, parts: list }
  return {
    asked,
    names: new Set([MANIFEST, ...Object.keys(parts)]),
    async text(name) {
      asked.push(name)
      return name === MANIFEST ? (manifest ?? JSON.stringify(head)) : parts[name]![1]()
    },
  }
}

async function looked(source: ExportSource, clock = new TestClock()) {
  const { library, stores } = await aLibrary(undefined, clock)
  const look = await library.lookAtExport(source)
  const report = await library.mergeExport(source, false)
  expect(report.kind).toBe(look.kind === 'refused' ? 'refused' : 'merged')
  return { library, stores, look }
}

afterEach(() => vi.restoreAllMocks())

describe('a text of more values than a part of ours has is refused before it is parsed', () => {
  const HEAVY = 20_000_000
  test.each([
    ['lists', '[],'],
    ['objects', '{},'],
    ['texts', '"",'],
    ['numbers', '1,'],
    ['names', '"a":1,'],
  ])('%s', async (_what, one) => {
    const text = `{"records":[${one.repeat(HEAVY / one.length)}0]}`
    const parse = vi.spyOn(JSON, 'parse')
    const begun = performance.now()
    const part = await looked(sourceOf({ 'notes/0001.json': [1, () => text] }))
    const manifest = await looked(sourceOf({ 'notes/0001.json': [1, () => ''] }, text))
    expect(performance.now() - begun).toBeLessThan(2_000)
    expect(part.look).toEqual(TOO_LARGE)
    expect(manifest.look).toEqual(TOO_LARGE)
    expect(parse.mock.calls.some(([json]) => json === text)).toBe(false)
  })

  test('what stands within a text is no value', async () => {
    const text = '[],{"a":1},\\"'.repeat(80_000)
    const source = sourceOf({ 'notes/0001.json': [1, () => `{"records":[${noteLine(ID, text)}]}`] })
    const { library, look } = await looked(source)
    expect(look).toMatchObject({ kind: 'whole', counts: { notes: { added: 1 } } })
    await library.importFiles([aDigest('2023-11-01.cs.LG.md', anEntry(ID))])
    expect((await library.openPaper(ID))!.note!.text).toBe(text)
  })
})

test('more than is kept of an export in memory is refused, and nothing further is read', async () => {
  const part = (place: number): string =>
    `{"records":[${noteLine(`2311.0000${place}`, 'x'.repeat(MAX_LONG_NOTE))}]}`
  const parts = Array.from({ length: 10 }, (_, n) => [`notes/000${n}.json`, [1, () => part(n)]] as const)
  const source = sourceOf(Object.fromEntries(parts))
  const { library } = await aLibrary()
  expect(await library.lookAtExport(source)).toEqual(TOO_LARGE)
  expect(source.asked.at(-1)).toBe('notes/0007.json')
})

test('more records of a kind than any library has are refused by the manifest alone', async () => {
  const parts = { 'papers/0001.json': [MOST_RECORDS, () => ''], 'papers/0002.json': [1, () => ''] } as const
  const source = sourceOf(parts)
  expect((await looked(source)).look).toEqual(TOO_LARGE)
  expect(new Set(source.asked)).toEqual(new Set([MANIFEST]))
})

describe('looking through an export', () => {
  const notes = (count: number, id: (n: number) => string): string =>
    `{"records":[${Array.from({ length: count }, (_, n) => noteLine(id(n), `note ${n}`)).join()}]}`
  const TOO_SLOW = { kind: 'refused', problem: { kind: 'tooSlow', seconds: 120 } }

  test('ends after two minutes, in words, and changes nothing', async () => {
    const clock = new TestClock()
    const text = (): string => {
      void clock.pass(70_000)
      return notes(1, () => ID)
    }
    const source = sourceOf({
      'notes/0001.json': [1, text],
      'notes/0002.json': [1, text],
      'notes/0003.json': [1, text],
    })
    const { stores, look, library } = await looked(source, clock)
    expect(look).toEqual(TOO_SLOW)
    expect(source.asked).not.toContain('notes/0003.json')
    await library.flush()
    expect(stores.written).toEqual([])
  })

  test('lets other work run between the records of a part, and ends there too', async () => {
    class BusyClock extends TestClock {
      breaths = 0
      #calls = 0
      override now(): Date {
        return new Date(super.now().getTime() + this.#calls++ * 10)
      }
      override async breathe(): Promise<void> {
        this.breaths++
      }
    }
    const clock = new BusyClock()
    // one paper’s note so often that joining them would go on for hours
    const source = sourceOf({ 'notes/0001.json': [40_000, () => notes(40_000, () => ID)] })
    const { library } = await aLibrary(undefined, clock)
    expect(await library.lookAtExport(source)).toEqual(TOO_SLOW)
    expect(clock.breaths).toBeGreaterThan(1_000)
  })
})

test('two notes are joined in a time that grows with their lengths alone', () => {
  const of = (text: string) => ({ text, createdAt: AT, changedAt: AT })
  // every place of the longer one matches nearly all of the shorter one
  const whole = of('a\n'.repeat(MAX_NOTE_LENGTH))
  const part = of(`b\n${'a\n'.repeat(MAX_NOTE_LENGTH / 4)}`)
  const begun = performance.now()
  expect(mergeNote(part, whole, AT).text.startsWith('b\na\n')).toBe(true)
  expect(mergeNote(whole, of(`${part.text}c`), AT).text).toContain('\n\n---\n\nb\n')
  expect(mergeNote(whole, of('a\n'.repeat(MAX_NOTE_LENGTH / 4)), AT)).toBe(whole)
  expect(performance.now() - begun).toBeLessThan(2_000)
})
