import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeFileWhole } from '../../../src/main/files/writeFileWhole'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duidu-whole-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const bytes = new TextEncoder().encode('new')

test('writes a new file, and takes the place of an old one, leaving nothing else', async () => {
  const path = join(folder, '论文.pdf')
  await writeFileWhole(path, bytes)
  expect(await readFile(path, 'utf8')).toBe('new')
  await writeFile(path, 'something longer that was there')
  await writeFileWhole(path, bytes)
  expect(await readFile(path, 'utf8')).toBe('new')
  expect(await readdir(folder)).toEqual(['论文.pdf'])
})

test('where it cannot, says so and leaves what was there', async () => {
  const path = join(folder, 'is a folder.pdf')
  await mkdir(path)
  await writeFile(join(path, 'kept'), 'kept')
  await expect(writeFileWhole(path, bytes)).rejects.toMatchObject({ code: expect.stringMatching(/^E/) })
  expect(await readdir(folder)).toEqual(['is a folder.pdf'])
  expect(await readFile(join(path, 'kept'), 'utf8')).toBe('kept')
  await expect(writeFileWhole(join(folder, 'gone', 'x.pdf'), bytes)).rejects.toMatchObject({ code: 'ENOENT' })
})
