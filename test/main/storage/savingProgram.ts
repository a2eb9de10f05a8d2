import { writeSync } from 'node:fs'
import { DurableAdapter } from '../../../src/main/storage/durableAdapter'
import { lockFolder } from '../../../src/main/storage/folderLock'
import { join } from 'node:path'
import { isWords } from './isWords'

/**
 * A program that takes a folder's lock and then saves without end, until it is killed. It says `locked`
 * or `heldByAnother`, and then the number of each save that was acknowledged.
 */
async function main(folder: string): Promise<void> {
  const lock = await lockFolder(folder)
  writeSync(1, lock.kind === 'held' ? 'locked\n' : 'heldByAnother\n')
  if (lock.kind === 'heldByAnother') return
  const store = new DurableAdapter<{ words: readonly string[] }>(join(folder, 'words.json'), {
    format: 'duidu/words',
    schemaVersion: 1,
    durability: 'full',
    validate: isWords,
  })
  const found = await store.read()
  for (let save = Number(found?.words[0] ?? 0) + 1; ; save++) {
    await store.write({ words: [`${save}`, 'x'.repeat(10_000)] })
    writeSync(1, `${save}\n`)
  }
}

void main(process.argv[2]!)
