import { describe, expect, test } from 'vitest'
import { EXPECTED_FUSES, FUSE_NAMES, wrongFiles, wrongFuses } from '../../scripts/packed.mjs'

const files = [
  'package.json',
  'out/main/index.js',
  'out/main/libraryWorker.js',
  'out/main/parserWorker.js',
  'out/main/chunks/settings-Ab_1.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
  'out/renderer/assets/index-Cd2.js',
  'out/renderer/assets/index-Ef.css',
]

describe('a packaged app', () => {
  test('with exactly its own files is right', () => {
    expect(wrongFiles(files)).toEqual([])
  })

  test('that lacks one of its threads is wrong', () => {
    expect(wrongFiles(files.filter((file) => !file.includes('Worker')))).toEqual([
      expect.stringContaining("lacks the library's thread"),
      expect.stringContaining("lacks the parser's thread"),
    ])
  })

  test.each([
    'out/main/index.js.map',
    'node_modules/lowdb/package.json',
    'src/main/index.ts',
    'out/renderer/assets/index.exe',
    'test/fixtures/a.md',
    '.env',
    'resources/sample.md',
  ])('that also holds %s is wrong', (stranger) => {
    expect(wrongFiles([...files, stranger])).toEqual([expect.stringContaining(stranger)])
  })
})

describe('the fuses', () => {
  const wire = FUSE_NAMES.map((name) => (EXPECTED_FUSES[name] ? '1' : '0')).join('')

  test('are nine, in the order of the wire', () => {
    expect(wire).toBe('010011001')
    expect(wrongFuses(wire)).toEqual([])
  })

  test('as Electron ships them are wrong, each by its name', () => {
    expect(wrongFuses('101100011')).toEqual([
      'fuse runAsNode is 1, expected 0',
      'fuse cookieEncryption is 0, expected 1',
      'fuse nodeOptions is 1, expected 0',
      'fuse nodeCliInspect is 1, expected 0',
      'fuse embeddedAsarIntegrityValidation is 0, expected 1',
      'fuse onlyLoadAppFromAsar is 0, expected 1',
      'fuse grantFileProtocolExtraPrivileges is 1, expected 0',
    ])
  })

  test('of which there are more than known, or none, are wrong', () => {
    expect(wrongFuses(`${wire}0`)).toEqual([expect.stringContaining('10 fuses')])
    expect(wrongFuses('')).toHaveLength(1)
  })
})
