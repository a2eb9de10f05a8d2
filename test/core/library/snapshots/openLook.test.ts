import { OpenLook } from '@core/library/snapshots/openLook'
import type { NoteRecord } from '@core/library/storedShapes'
import type { PaperId } from '@core/paperId'
import type { ChangedNotes } from '@core/snapshots'
import { describe, expect, test } from 'vitest'
import { A, B, C, changed } from './shelved'

const named = (...ids: readonly PaperId[]): ChangedNotes => ({
  count: ids.length,
  named: ids.map((id) => ({ id, title: null, charactersNow: null, charactersThen: null })),
})
const note = (text: string): NoteRecord => ({ text, createdAt: 'c', changedAt: 'c' })

describe('what is kept of a look', () => {
  test('is what it names of all kinds, also that there was none', () => {
    const look = new OpenLook()
    const then = new Map([A, B].map((id) => [id, note(`then ${id}`)]))
    look.open(7, { back: named(A), changed: named(B), gone: named(C) }, then)
    expect([A, B, C].map((id) => look.textOf(7, id))).toEqual([`then ${A}`, `then ${B}`, null])
    expect(look.textOf(8, A)).toBeUndefined()
    expect(look.textOf(7, '2311.99999' as PaperId)).toBeUndefined()
  })

  test('is no more than there is room for: a note that is too long is left, a shorter one after it is not', () => {
    const look = new OpenLook(5)
    const then = new Map([[A, note('abc')] as const, [B, note('def')] as const, [C, note('gh')] as const]) // prettier-ignore
    look.open(1, { back: named(A, B, C), changed: named(), gone: named() }, then)
    expect([A, B, C].map((id) => look.textOf(1, id))).toEqual(['abc', undefined, 'gh'])
  })

  test('goes when another one is opened, and when it is closed', () => {
    const look = new OpenLook()
    const nothing = { changed: named(), gone: named() }
    look.open(1, { back: named(A), ...nothing }, new Map([[A, note('one')]]))
    look.open(2, { back: named(B), ...nothing }, new Map([[B, note('two')]]))
    expect(look.textOf(1, A)).toBeUndefined()
    expect(look.textOf(2, A)).toBeUndefined()
    expect(look.textOf(2, B)).toBe('two')
    look.close()
    expect(look.textOf(2, B)).toBeUndefined()
  })
})

describe('notes of a snapshot that is looked at', () => {
  test('are opened without reading it again, beside what they say at that moment', async () => {
    const { library, shelf } = await changed()
    await library.lookAtSnapshot(1)
    expect(shelf.reads).toBe(1)
    expect(await library.snapshotNote(1, A)).toEqual({ kind: 'whole', then: 'A then', now: 'A now' })
    expect(await library.snapshotNote(1, B)).toEqual({ kind: 'whole', then: 'B then', now: null })
    await library.writeNote(C, 'C since')
    expect(await library.snapshotNote(1, C)).toEqual({ kind: 'whole', then: null, now: 'C since' })
    expect(shelf.reads).toBe(1)
  })

  test('are read from the disk once nobody looks any more', async () => {
    const { library, shelf } = await changed()
    await library.lookAtSnapshot(1)
    await library.leaveSnapshot()
    expect(await library.snapshotNote(1, A)).toMatchObject({ then: 'A then' })
    expect(shelf.reads).toBe(2)
    shelf.broken.set(1, 'x')
    expect(await library.snapshotNote(1, A)).toMatchObject({ refusal: { kind: 'broken' } })
  })

  test('are opened while a snapshot is being made', async () => {
    const { library, shelf } = await changed()
    await library.lookAtSnapshot(1)
    let opened = false
    let wasOpened: boolean | null = null
    const { keep } = shelf
    shelf.keep = async (...args) => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      wasOpened = opened
      return keep.apply(shelf, args)
    }
    const making = library.makeSnapshot(false)
    await library.snapshotNote(1, A)
    opened = true
    await making
    expect(wasOpened).toBe(true)
  })
})
