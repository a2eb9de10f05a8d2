import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { requireBrowser } from '../electron/requireBrowser'
import { fixture } from './reading'
import { takeScreenshot, type Shot } from './takeScreenshot'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duidu-picture-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function taken(shot: Partial<Shot>): Promise<{ remarks: readonly string[]; png: Buffer }> {
  const out = join(folder, 'deeper', 'picture.png')
  const whole = { files: [], width: 900, height: 600, scale: 1, settings: {}, keys: [], ...shot, out }
  const remarks = await takeScreenshot(whole)
  return { remarks, png: await readFile(out) }
}

/** Width and height, from a PNG's first chunk. */
function sizeOf(png: Buffer): readonly number[] {
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  return [png.readUInt32BE(16), png.readUInt32BE(20)]
}

describe.skipIf(!requireBrowser())('a screenshot', () => {
  test('has the size asked for, times the scale, and shows what was asked for', async () => {
    const files = [fixture('epoch-d.md')]
    const light = await taken({ files, settings: { theme: 'light' }, scale: 2 })
    expect(light.remarks).toEqual([])
    expect(sizeOf(light.png)).toEqual([1800, 1200])
    const dark = await taken({ files, settings: { theme: 'dark' }, open: '2402.90032', keys: ['e'] })
    expect(sizeOf(dark.png)).toEqual([900, 600])
    expect(dark.remarks).toEqual([])
  })

  test('says which file could not be imported', async () => {
    const { remarks } = await taken({ files: [fixture('README.md'), fixture('empty.md')] })
    expect(remarks).toEqual([expect.stringMatching(/^README\.md could not be imported: .*notADigest/)])
  })

  test('is not taken of a paper that is not there', async () => {
    const files = [fixture('epoch-d.md')]
    await expect(taken({ files, open: '1706.03762' })).rejects.toThrow('none of the files holds the paper')
    await expect(taken({ files, open: '../etc' })).rejects.toThrow('is no arXiv id')
  })
})
