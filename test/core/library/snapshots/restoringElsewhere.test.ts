import { expect, test } from 'vitest'
import { changed, madeIn, NOW } from './shelved'

test.each([
  ['reading', 'reading/1', undefined],
  ['reading', 'reading/1', '{"records":[]}'],
  ['keywords', 'keywords', '{"keywords":[{"text":"there","kind":"muted"}]}'],
])(
  'where another program has changed a file of %s (%s: %s), none is restored: the way back would lack what it held',
  async (store, file, text) => {
    const opened = await changed()
    if (text === undefined) opened.memory.files.delete(file)
    else opened.memory.files.set(file, text)
    const problem = { kind: 'damaged', store }
    const refused = { kind: 'refused', refusal: { kind: 'notMade', problem } }
    expect(await opened.library.restoreSnapshot(1)).toEqual(refused)
    expect(await madeIn(opened.library)).toEqual(NOW)
    expect(opened.shelf.shelved.size).toBe(1)
  },
)
