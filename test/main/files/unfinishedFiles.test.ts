import { mkdir, readdir, rename, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { unfinishedFiles } from '../../../src/main/files/unfinishedFiles'
import { writeFileWhole } from '../../../src/main/files/writeFileWhole'
import { aFolder } from '../storage/aStore'

const HEX = '0123456789ab'

async function made() {
  const [userData, documents] = [await aFolder(), await aFolder()]
  const notes = join(userData, 'unfinished')
  return { notes, documents, path: join(documents, `.mine.zip.${HEX}.tmp`), files: unfinishedFiles(notes) }
}

test('what a crash left is removed at the next start, and its note', async () => {
  const { notes, documents, path, files } = await made()
  await files.note(path)
  await writeFile(path, 'half')
  await writeFile(join(documents, 'mine.zip'), 'older')
  expect((await stat(join(notes, HEX))).mode & 0o777).toBe(0o600)
  await unfinishedFiles(notes).sweep()
  expect(await readdir(documents)).toEqual(['mine.zip'])
  expect(await readdir(notes)).toEqual([])
})

test('what is on a disk that is not connected waits for it', async () => {
  const { notes, documents, path, files } = await made()
  await files.note(path)
  await writeFile(path, 'half')
  await rename(documents, `${documents}-away`)
  await files.sweep()
  expect(await readdir(notes)).toEqual([HEX])
  await rename(`${documents}-away`, documents)
  await files.sweep()
  expect(await readdir(documents)).toEqual([])
})

test('a note that names anything else touches nothing', async () => {
  const { notes, documents, path, files } = await made()
  await mkdir(notes)
  const thesis = join(documents, 'thesis.tex')
  await writeFile(thesis, 'mine')
  const other = '0123456789ac'
  for (const named of [thesis, `.mine.zip.${HEX}.tmp`, path.replace(HEX, other), '', '/']) {
    await writeFile(join(notes, HEX), named)
    await writeFile(path.replace(HEX, other), 'of another note')
    await files.sweep()
    expect(await readdir(notes)).toEqual([])
    expect(await readdir(documents)).toEqual([`.mine.zip.${other}.tmp`, 'thesis.tex'])
  }
  await expect(files.note(thesis)).rejects.toThrow('not a name of ours')
})

test('a link in its place is taken away, not what it leads to', async () => {
  const { documents, path, files } = await made()
  await writeFile(join(documents, 'thesis.tex'), 'mine')
  await files.note(path)
  await symlink(join(documents, 'thesis.tex'), path)
  await files.sweep()
  expect(await readdir(documents)).toEqual(['thesis.tex'])
})

test('a file is noted while it is written, and no longer', async () => {
  const { notes, documents, files } = await made()
  let noted: string[] = []
  async function* bytes() {
    noted = await readdir(notes)
    yield Buffer.from('x')
  }
  await writeFileWhole(join(documents, 'mine.zip'), bytes(), files)
  expect(noted).toEqual([expect.stringMatching(/^[0-9a-f]{12}$/)])
  expect(await readdir(notes)).toEqual([])
  await expect(writeFileWhole(join(documents, 'gone', 'x'), bytes(), files)).rejects.toThrow('ENOENT')
  expect(await readdir(notes)).toEqual([])
})

test('a file that cannot be noted is written all the same', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const { documents } = await made()
  await writeFile(join(documents, 'in the way'), '')
  const files = unfinishedFiles(join(documents, 'in the way'))
  await writeFileWhole(join(documents, 'mine.zip'), Buffer.from('x'), files)
  await files.sweep()
  expect(await readdir(documents)).toEqual(['in the way', 'mine.zip'])
  expect(warn).toHaveBeenCalled()
})
