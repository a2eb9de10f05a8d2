import type { PaperId } from '@core/paperId'
import { expect, test } from 'vitest'
import { aDigest, aLibrary, anEntry } from '../builders'

const A = '2311.00001' as PaperId

test('a deleted note whose former texts another program has taken away is still among the deleted ones', async () => {
  const { library, stores } = await aLibrary()
  await library.importFiles([aDigest('2023-11-03.cs.LG.md', anEntry(A))])
  await library.writeNote(A, 'A text worth keeping')
  await library.flush()
  await library.writeNote(A, '')
  await library.flush()
  for (const name of [...stores.files.keys()]) if (name.startsWith('versions/')) stores.files.delete(name)
  expect((await library.deletedNotes()).map(({ id }) => id)).toEqual([A])
})
