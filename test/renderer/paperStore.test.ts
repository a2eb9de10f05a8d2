import { useListing } from '../../src/renderer/src/stores/listing'
import { usePaper } from '../../src/renderer/src/stores/paper'
import { useSentences } from '../../src/renderer/src/stores/sentences'
import { pairTexts } from '@core/align/pairTexts'
import { flushPromises } from '@vue/test-utils'
import { createPinia, disposePinia, setActivePinia, type Pinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { watch } from 'vue'
import { holdPaint } from './holdPaint'
import { aPaper, aReader, type TestReader } from './paperReader'

const PAPERS = [0, 1, 2, 3, 4].map((number) => aPaper(number))
const ids = PAPERS.map(({ row }) => row.id)

let pinia: Pinia
let library: TestReader
beforeEach(async () => {
  vi.useFakeTimers()
  library = aReader(PAPERS)
  window.reader = library.reader
  pinia = createPinia()
  setActivePinia(pinia)
  usePaper()
  useSentences()
  await useListing().show({ kind: 'all' })
})
afterEach(() => {
  disposePinia(pinia)
  vi.useRealTimers()
})

const noted = (number: number, text: string) =>
  aPaper(number, { note: { text, changedAt: '2023-11-03T00:00:00.000Z' } })
const tellJoined = (index: number) =>
  library.tell('joined', { notes: [{ id: ids[index]!, theirs: 'theirs' }], marks: 0 })

/** The notes of what comes on screen from here on. */
function notesSeen(): (string | undefined)[] {
  const seen: (string | undefined)[] = []
  watch(
    () => usePaper().paper,
    (paper) => seen.push(paper?.note?.text),
    { flush: 'sync' },
  )
  return seen
}

async function choose(index: number): Promise<void> {
  await useListing().selectIndex(index)
  await flushPromises()
}

const shown = (): string | null => usePaper().paper?.row.id ?? null

describe('the open paper', () => {
  test('follows the selection of the list', async () => {
    await useListing().selectIndex(1)
    await flushPromises()
    expect(shown()).toBe(ids[1])
  })

  test('stays on screen until the next one has come', async () => {
    await useListing().selectIndex(0)
    await flushPromises()
    library.hold()
    await useListing().selectIndex(1)
    await flushPromises()
    expect(shown()).toBe(ids[0])
    expect(usePaper().waiting).toBe(true)
    library.release()
    await flushPromises()
    expect(shown()).toBe(ids[1])
    expect(usePaper().waiting).toBe(false)
  })

  test('is never overwritten by an older answer', async () => {
    library.hold()
    await useListing().selectIndex(0)
    await useListing().selectIndex(1)
    await flushPromises()
    library.release('oldest')
    await flushPromises()
    expect(shown()).toBeNull()
    library.release()
    await flushPromises()
    expect(shown()).toBe(ids[1])
  })

  test('costs two questions however many papers are passed by on the way', async () => {
    library.hold()
    library.reader.openPaper.mockClear()
    for (const index of [0, 1, 2, 3, 4]) await useListing().selectIndex(index)
    await flushPromises()
    library.release('oldest')
    await flushPromises()
    library.release()
    await flushPromises()
    expect(library.reader.openPaper.mock.calls.map(([id]) => id)).toEqual([ids[0], ids[4]])
    expect(shown()).toBe(ids[4])
  })

  test('is the one that was left and come back to before the other had come', async () => {
    await useListing().selectIndex(0)
    await flushPromises()
    const { opening } = usePaper()
    library.hold()
    await useListing().selectIndex(1)
    await useListing().selectIndex(0)
    library.release()
    await flushPromises()
    expect(shown()).toBe(ids[0])
    expect(usePaper().opening).toBe(opening)
  })

  test('is waited for visibly only after 150 ms', async () => {
    library.hold()
    await useListing().selectIndex(0)
    await flushPromises()
    vi.advanceTimersByTime(149)
    expect(usePaper().slow).toBe(false)
    vi.advanceTimersByTime(1)
    expect(usePaper().slow).toBe(true)
    library.release()
    await flushPromises()
    expect(usePaper().slow).toBe(false)
  })

  test('waits until the list has shown that it was chosen, and asks meanwhile', async () => {
    const paint = holdPaint()
    await useListing().selectIndex(0)
    await flushPromises()
    expect(library.reader.openPaper).toHaveBeenCalledOnce()
    expect(library.reader.pair).toHaveBeenCalledOnce()
    expect(shown()).toBeNull()
    paint()
    await flushPromises()
    expect(shown()).toBe(ids[0])
  })

  test('shows a mark that was set after it was asked for, whatever was answered', async () => {
    const paint = holdPaint()
    await useListing().selectIndex(0)
    await flushPromises()
    const rows = Uint32Array.of(0)
    await library.reader.mark({ mark: 'starred', value: true, rows, undoable: true })
    await flushPromises()
    paint()
    await flushPromises()
    expect(usePaper().paper?.row.starred).toBe(true)
  })

  test('never shows a note as it was before another program’s text was joined to it', async () => {
    library.put(noted(1, 'ours'))
    await choose(0)
    const seen = notesSeen()
    const paint = holdPaint()
    await choose(1)
    library.put(noted(1, 'both'))
    tellJoined(1)
    await flushPromises()
    expect(shown()).toBe(ids[0])
    paint()
    await flushPromises()
    expect(shown()).toBe(ids[1])
    expect(seen).toEqual(['both'])
  })

  test('nor after another paper was chosen for a moment', async () => {
    library.put(noted(1, 'ours'))
    await choose(0)
    const paint = holdPaint()
    // each before the one before it has come
    await useListing().selectIndex(1)
    await useListing().selectIndex(2)
    library.put(noted(1, 'both'))
    tellJoined(1)
    await useListing().selectIndex(1)
    const seen = notesSeen()
    paint()
    await flushPromises()
    expect(shown()).toBe(ids[1])
    expect(seen).toEqual(['both'])
  })

  test('keeps the joined text on screen where it is come back to before it was refreshed', async () => {
    library.put(noted(0, 'ours'))
    await choose(0)
    library.hold()
    library.tell('libraryChanged', (await library.reader.start()).library)
    await flushPromises()
    await choose(1)
    library.put(noted(0, 'ours\n\n---\n\ntheirs'))
    tellJoined(0)
    await choose(0)
    library.release('oldest')
    await flushPromises()
    expect(usePaper().paper?.note?.text).toBe('ours\n\n---\n\ntheirs')
    library.release()
  })

  test('is not held up by one that was passed by', async () => {
    await choose(0)
    holdPaint()
    library.reader.pair.mockImplementationOnce(() => new Promise(() => undefined))
    await choose(1)
    await choose(2)
    expect(shown()).toBe(ids[2])
  })

  test('is the one that arXiv is asked for as soon as it is chosen', async () => {
    await choose(0)
    holdPaint()
    await choose(1)
    expect(shown()).toBe(ids[0])
    await usePaper().openOnArxiv()
    expect(library.reader.openOnArxiv).toHaveBeenCalledWith(ids[1])
  })

  test('waits 50 ms for its sentences to be paired, and no longer', async () => {
    const answers: (() => void)[] = []
    library.reader.pair.mockImplementation(async (requests) => {
      await new Promise<void>((resolve) => answers.push(resolve))
      return requests.map(pairTexts)
    })
    await useListing().selectIndex(0)
    await flushPromises()
    vi.advanceTimersByTime(49)
    await flushPromises()
    expect(shown()).toBeNull()
    vi.advanceTimersByTime(1)
    await flushPromises()
    expect(shown()).toBe(ids[0])
    expect(useSentences().pairings.abstract).toBeNull()
    answers.forEach((answer) => answer())
    await flushPromises()
    expect(useSentences().pairings.abstract?.kind).toBe('pairs')
  })

  test('comes with its pairs where they are known, and asks for them once', async () => {
    const kinds: (string | undefined)[] = []
    const sentences = useSentences()
    watch(
      () => usePaper().paper,
      () => kinds.push(sentences.pairings.abstract?.kind),
      { flush: 'post' },
    )
    for (const index of [0, 1, 0]) {
      await useListing().selectIndex(index)
      await flushPromises()
    }
    expect(kinds).toEqual(['pairs', 'pairs', 'pairs'])
    expect(library.reader.pair).toHaveBeenCalledTimes(2)
  })

  test('is shown by paragraphs where its sentences cannot be paired', async () => {
    library.reader.pair.mockRejectedValue(new Error('no answer'))
    const failed: unknown[] = []
    const hear = (error: unknown): void => void failed.push(error)
    process.on('unhandledRejection', hear)
    await useListing().selectIndex(0)
    await flushPromises()
    expect(shown()).toBe(ids[0])
    await vi.waitFor(() => expect(failed.map(String)).toEqual(['Error: no answer']))
    process.off('unhandledRejection', hear)
  })

  test('may be gone', async () => {
    library.remove(ids[2]!)
    await usePaper().open(ids[2]!)
    expect(usePaper().view).toEqual({ kind: 'gone', id: ids[2] })
  })

  test('can be asked for again when the library could not answer', async () => {
    library.reader.openPaper.mockRejectedValueOnce(new Error('no answer'))
    await expect(usePaper().open(ids[0]!)).rejects.toThrow('no answer')
    expect(usePaper().view).toEqual({ kind: 'failed', id: ids[0] })
    await usePaper().refresh()
    expect(shown()).toBe(ids[0])
  })

  test('stays as it is when the library cannot refresh it', async () => {
    await usePaper().open(ids[0]!)
    library.reader.openPaper.mockRejectedValueOnce(new Error('no answer'))
    await expect(usePaper().refresh()).rejects.toThrow('no answer')
    expect(shown()).toBe(ids[0])
  })
})

describe('while a paper is open', () => {
  beforeEach(async () => {
    await useListing().selectIndex(0)
    await flushPromises()
  })

  test('its marks follow the library’s', async () => {
    const rows = Uint32Array.of(0)
    await library.reader.mark({ mark: 'starred', value: true, rows, undoable: true })
    await flushPromises()
    expect(usePaper().paper?.row.starred).toBe(true)
  })

  test('an import brings its new announcements without opening it anew', async () => {
    const { opening } = usePaper()
    library.put({ ...library.paper(ids[0]!), announcements: [] })
    library.tell('libraryChanged', (await library.reader.start()).library)
    await flushPromises()
    expect(usePaper().paper?.announcements).toEqual([])
    expect(usePaper().opening).toBe(opening)
  })

  test('that an import updated it while it is open is said', async () => {
    const open = library.paper(ids[0]!)
    library.put({ ...open, row: { ...open.row, read: true, updated: true } })
    library.tell('libraryChanged', (await library.reader.start()).library)
    await flushPromises()
    expect(usePaper().updatedSinceRead).toBe(true)
  })

  test('that it was updated since it was read stays said after it has been read', async () => {
    const updated = aPaper(1, { row: { read: true, updated: true } })
    library.put(updated)
    await useListing().selectIndex(1)
    await flushPromises()
    expect(usePaper().updatedSinceRead).toBe(true)
    await library.reader.mark({ mark: 'read', value: true, rows: Uint32Array.of(1), undoable: false })
    await flushPromises()
    expect(usePaper().paper?.row.updated).toBe(false)
    expect(usePaper().updatedSinceRead).toBe(true)
    await useListing().selectIndex(0)
    await flushPromises()
    expect(usePaper().updatedSinceRead).toBe(false)
  })

  test('that it was updated is said though it was marked as read before it had come', async () => {
    library.put(aPaper(1, { row: { read: true, updated: true } }))
    library.hold()
    await choose(1)
    await library.reader.mark({ mark: 'read', value: true, rows: Uint32Array.of(1), undoable: false })
    await flushPromises()
    library.release()
    await flushPromises()
    expect(usePaper().paper?.row.updated).toBe(false)
    expect(usePaper().updatedSinceRead).toBe(true)
  })

  test('a change is not missed where others were chosen before it could be shown', async () => {
    library.hold()
    await choose(1)
    library.tell('libraryChanged', (await library.reader.start()).library)
    await choose(2)
    library.release('oldest')
    await flushPromises()
    library.put({ ...library.paper(ids[0]!), announcements: [] })
    await choose(0)
    library.release()
    await flushPromises()
    expect(shown()).toBe(ids[0])
    expect(usePaper().paper?.announcements).toEqual([])
  })
})
