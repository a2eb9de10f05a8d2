import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeFolder } from '../../../src/main/storage/makeFolder'
import { NODE_FILES } from '../../../src/main/storage/storeFiles'
import { aFolder } from './aStore'
import { recorder, systemError } from './hookedFiles'

test('makes what is missing above, for this user alone, and says whether it made anything', async () => {
  const above = await aFolder()
  const path = join(above, 'a', 'b', 'c')
  expect(await makeFolder(NODE_FILES, process.platform, path)).toBe(true)
  for (const folder of [path, join(above, 'a')]) expect((await stat(folder)).mode & 0o777).toBe(0o700)
  expect(await makeFolder(NODE_FILES, process.platform, path)).toBe(false)
})

test('gives up where nothing can be made although what is above is there', async () => {
  const { files, calls } = recorder({
    ...NODE_FILES,
    mkdir: (path) => Promise.reject(systemError(path === '/' ? 'EEXIST' : 'ENOENT', 'mkdir')),
  })
  await expect(makeFolder(files, 'linux', '/proc/x/library')).rejects.toMatchObject({ code: 'ENOENT' })
  expect(calls.filter(({ operation }) => operation === 'mkdir').length).toBeLessThan(8)
})

test.runIf(process.platform === 'linux')('gives up in /proc', async () => {
  await expect(makeFolder(NODE_FILES, 'linux', '/proc/duidu/library')).rejects.toMatchObject({
    code: 'ENOENT',
  })
})

test('rejects where a file is in the way', async () => {
  const above = await aFolder()
  await mkdir(join(above, 'x'))
  const file = join(above, 'x', 'file')
  await (await NODE_FILES.open(file, 'wx')).close()
  await expect(makeFolder(NODE_FILES, process.platform, file)).rejects.toMatchObject({ code: 'EEXIST' })
  await expect(makeFolder(NODE_FILES, process.platform, join(file, 'y'))).rejects.toMatchObject({
    code: 'ENOTDIR',
  })
})
