import type { PaperId } from '@core/paperId'
import { beforeEach, expect, test, vi } from 'vitest'

const shell = vi.hoisted(() => ({
  openExternal: vi.fn((_url: string) => Promise.resolve()),
  showItemInFolder: vi.fn((_path: string) => {}),
}))
vi.mock('electron/common', () => ({ shell }))

const id = '2311.01442' as PaperId
type Outside = typeof import('../../src/main/outside')
let outside: Outside

beforeEach(async () => {
  vi.clearAllMocks()
  vi.resetModules() // a fresh count of what has left
  outside = await import('../../src/main/outside')
})

test('a paper is opened at the address that we make from its id', async () => {
  await outside.openOnArxiv(id)
  await outside.openOnArxiv('math.GT/0309136' as PaperId)
  expect(shell.openExternal.mock.calls).toEqual([
    ['https://arxiv.org/abs/2311.01442'],
    ['https://arxiv.org/abs/math.GT/0309136'],
  ])
})

test('what is no id opens nothing', async () => {
  for (const text of ['', '../x', '2311.01442?a', 'javascript:alert(1)', 'https://example.org']) {
    await expect(outside.openOnArxiv(text as PaperId)).rejects.toThrow('not an arXiv id')
  }
  expect(shell.openExternal).not.toHaveBeenCalled()
})

test('a link leaves only as the arXiv page of the paper that it names', () => {
  outside.offerLink('http://www.arxiv.org/abs/2311.01442v3?utm=x#y')
  for (const link of [
    'https://example.org/',
    'file:///etc/passwd',
    'smb://host/share',
    'https://arxiv.org/',
  ]) {
    outside.offerLink(link)
  }
  expect(shell.openExternal.mock.calls).toEqual([['https://arxiv.org/abs/2311.01442']])
})

test('an address is opened as it is normalised, and only one of the web', async () => {
  await outside.openLink('https://раураl.example/a')
  expect(shell.openExternal.mock.calls).toEqual([['https://xn--l-7sba6dbr.example/a']])
  for (const url of [
    'file:///etc/passwd',
    'smb://host/share',
    'javascript:alert(1)',
    'https://u:p@a.example/',
  ]) {
    await expect(outside.openLink(url)).rejects.toThrow('not an address on the web')
  }
  expect(shell.openExternal).toHaveBeenCalledTimes(1)
})

test('a folder of ours is shown in the file manager', () => {
  outside.showFolder('/home/reader/.config/Duidu/library')
  expect(shell.showItemInFolder).toHaveBeenCalledWith('/home/reader/.config/Duidu/library')
})

test('a page that turned cannot flood the desktop, by any of the ways out', async () => {
  const results = await Promise.allSettled(Array.from({ length: 50 }, () => outside.openOnArxiv(id)))
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
  const warn = vi.spyOn(console, 'warn').mockReturnValue()
  outside.offerLink('https://arxiv.org/abs/2311.01442')
  expect(() => outside.showFolder('/x')).toThrow('too many windows')
  await Promise.resolve()
  expect(shell.openExternal).toHaveBeenCalledTimes(10)
  expect(shell.showItemInFolder).not.toHaveBeenCalled()
  warn.mockRestore()
})

test('a system that cannot open the page is an error, not silence', async () => {
  shell.openExternal.mockRejectedValueOnce(new Error('no browser'))
  await expect(outside.openOnArxiv(id)).rejects.toThrow('no browser')
})
