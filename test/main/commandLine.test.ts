import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { filesHandedOver, filesOfCommandLine, MAX_FILES_GIVEN, onlyFiles } from '../../src/main/commandLine'

const HERE = join(tmpdir(), 'here')
const many = Array.from({ length: 100 }, (_, index) => `${index}.md`)

describe('a packaged app', () => {
  const files = (...args: string[]): readonly string[] =>
    filesOfCommandLine(['/opt/duidu', ...args], true, HERE)

  test('opens the files that it is given, from the folder that it is called in', () => {
    expect(files('a.md', '/b/c.txt', '../d.xml')).toEqual([
      join(HERE, 'a.md'),
      '/b/c.txt',
      join(HERE, '../d.xml'),
    ])
    expect(files()).toEqual([])
  })

  test('takes no switch for a file', () => {
    expect(files('--user-data-dir=/x', '-r', '--', 'a.md', '--inspect')).toEqual([join(HERE, 'a.md')])
  })

  test('takes file: addresses, as file managers send them', () => {
    expect(files(pathToFileURL('/a/摘要 1.md').href, 'file://%zz')).toEqual(['/a/摘要 1.md'])
  })

  test('takes no file: address of another machine, in whatever spelling', () => {
    expect(files('file://server/share/a.md', 'file:////server/share/a.md', 'file:/%2Fserver/a.md')).toEqual(
      [],
    )
  })

  test('takes no name that the system cannot have', () => {
    expect(files('', 'a\0b')).toEqual([])
  })

  test(`takes at most ${MAX_FILES_GIVEN} files`, () => {
    expect(files(...many)).toHaveLength(32)
  })
})

test('an app that is not packaged leaves out its own folder and what Electron loads before it', () => {
  const argv = ['electron', '--inspect=0', '-r', '/loader.cjs', '--user-data-dir=/x', '.', 'a.md']
  expect(filesOfCommandLine(argv, false, HERE)).toEqual([join(HERE, 'a.md')])
  expect(filesOfCommandLine(['electron', '.'], false, HERE)).toEqual([])
})

test('what another start hands over is taken only as far as it is a list of absolute paths', () => {
  expect(filesHandedOver({ files: ['/a.md', 'b.md', '--x', 7, null, '/c\0.md'] })).toEqual(['/a.md'])
  expect(filesHandedOver({ files: many.map((name) => `/${name}`) })).toHaveLength(32)
  for (const nonsense of [undefined, null, 7, 'files', [], {}, { files: '/a.md' }, { files: { 0: '/a' } }]) {
    expect(filesHandedOver(nonsense)).toEqual([])
  }
})

describe('of what is named', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duidu-given-'))
    await writeFile(join(folder, 'a.md'), '')
    await mkdir(join(folder, 'sub'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test.skipIf(process.platform === 'win32')(
    'folders and pipes are left out; what is missing stays, to be reported',
    async () => {
      const warn = vi.spyOn(console, 'warn').mockReturnValue()
      const [file, sub, pipe, missing] = ['a.md', 'sub', 'pipe', 'missing.md'].map((name) =>
        join(folder, name),
      ) as [string, string, string, string]
      execFileSync('mkfifo', [pipe])
      expect(await onlyFiles([file, sub, pipe, missing])).toEqual([file, missing])
      expect(warn).toHaveBeenCalledTimes(2)
      warn.mockRestore()
    },
  )
})
