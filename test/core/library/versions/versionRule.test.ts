import type { NoteRecord } from '@core/library/storedShapes'
import { LONGEST_STRETCH, PAUSE, textsToKeep, type NoteTrail } from '@core/library/versions/versionRule'
import type { VersionBefore } from '@core/noteVersions'
import { describe, expect, test } from 'vitest'

const aNote = (text: string): NoteRecord | null =>
  text === '' ? null : { text, createdAt: '', changedAt: '' }

/** A person at one note: each change gives the texts that are kept before it. */
function aWriter(text = '') {
  let now = 1_000_000
  let trail: NoteTrail | undefined
  return {
    wait: (milliseconds: number) => void (now += milliseconds),
    write(next: string, reason: VersionBefore = next === '' ? 'deletion' : 'change'): string[] {
      now += 100
      const kept = textsToKeep(trail, { before: aNote(text), after: aNote(next), reason, now })
      ;[text, trail] = [next, kept.trail]
      return kept.texts.map((note) => note.text)
    },
    /** Types `more` letter by letter. */
    type(more: string): string[] {
      return [...more].flatMap((letter) => this.write(text + letter))
    },
    erase(characters: number): string[] {
      return Array.from({ length: characters }, () => this.write(text.slice(0, -1))).flat()
    },
  }
}

describe('a version is made', () => {
  test('not of a new note while it is typed', () => {
    expect(aWriter().type('第一次写下的想法')).toEqual([])
  })

  test('once, at the first change to a text that was there', () => {
    expect(aWriter('昨天写的').type('，今天又写')).toEqual(['昨天写的'])
  })

  test('at the first change after a pause', () => {
    const writer = aWriter()
    writer.type('一二')
    writer.wait(PAUSE)
    expect(writer.type('三四')).toEqual(['一二'])
    writer.wait(PAUSE - 200)
    expect(writer.type('五')).toEqual([])
  })

  test('every quarter of an hour while writing goes on and on', () => {
    const writer = aWriter()
    const kept: string[] = []
    for (let minute = 0; minute < 40; minute++) {
      kept.push(...writer.type('字'))
      writer.wait(60_000 - 100)
    }
    expect(kept.map((text) => text.length)).toEqual([15, 30])
    expect(LONGEST_STRETCH).toBe(15 * 60_000)
  })

  test('before a deletion', () => {
    const writer = aWriter()
    writer.type('刚写的')
    expect(writer.write('')).toEqual(['刚写的'])
  })

  test('of a text erased letter by letter, as it was at its longest', () => {
    const writer = aWriter()
    writer.type('a short one')
    expect(writer.erase(11)).toEqual(['a short one'])
    const long = aWriter()
    long.type('x'.repeat(50))
    // half way, and again at the end, to tell of the deletion
    expect(long.erase(50)).toEqual(['x'.repeat(50), 'x'.repeat(50)])
  })

  test('where much is replaced in one go, also by as much', () => {
    const writer = aWriter()
    writer.type('甲'.repeat(100))
    expect(writer.write('乙'.repeat(120))).toEqual(['甲'.repeat(100)])
    expect(writer.write('乙'.repeat(60))).toEqual([])
  })

  test('not for a word that is put right', () => {
    const writer = aWriter()
    writer.type('one two three four five six seven')
    expect(writer.write('one two THREE four five six seven')).toEqual([])
  })

  test('before another text is brought back or imported, whenever that is', () => {
    for (const reason of ['bringBack', 'import'] as const) {
      const writer = aWriter()
      writer.type('现在的')
      expect(writer.write('从前的', reason)).toEqual(['现在的'])
      // and what was brought back is the beginning of what follows
      expect(writer.type('字')).toEqual([])
    }
  })

  test('of a note that is emptied and written anew, with nothing lost', () => {
    const writer = aWriter('旧的')
    expect(writer.write('')).toEqual(['旧的'])
    expect(writer.type('新的')).toEqual([])
    expect(writer.write('')).toEqual(['新的'])
  })
})
