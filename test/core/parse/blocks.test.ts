import { openDigest, type EntryBlock } from '@core/parse/openDigest'
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { nodeFileBytes } from '../../../src/main/files/nodeFileBytes'
import { webFileBytes } from '../../../src/renderer/src/web/webFileBytes'
import { aMarkdown, aRawEntry } from './aMarkdown'

const open = (file: string | Buffer) => openDigest(nodeFileBytes(Buffer.from(file)), 'digest.md')
const blocksOf = (file: string | Buffer): EntryBlock[] => [...open(file).blocks()]

const folder = resolve(import.meta.dirname, '../../fixtures/digests')
const fixtures = readdirSync(folder).filter((name) => name !== 'README.md')

describe('an entry that is found but not read', () => {
  const one = aRawEntry('2405.90001')
  const two = aRawEntry('2405.90002')

  test('gives its number, paper and line', () => {
    const digest = aMarkdown(one, two)
    const lines = digest.split('\n')
    expect(blocksOf(digest).map(({ ref, paperId, line }) => [ref, paperId, lines[line - 1]])).toEqual([
      [1, '2405.90001', '[^1]: 关于 2405.90001 的研究'],
      [2, '2405.90002', '[^2]: 关于 2405.90002 的研究'],
    ])
  })

  test('has the same fingerprint wherever it stands, as long as its texts are the same', () => {
    const [first, second] = blocksOf(aMarkdown(one, two))
    const [only] = blocksOf(aMarkdown(two))
    const [changed] = blocksOf(aMarkdown({ ...two, abstractZh: '我们没有结论。' }))
    const [joined] = blocksOf(aMarkdown(two) + aMarkdown(one))
    expect(only?.fingerprint).toBe(second?.fingerprint)
    expect(joined?.fingerprint).toBe(second?.fingerprint)
    expect(first?.fingerprint).not.toBe(second?.fingerprint)
    expect(changed?.fingerprint).not.toBe(second?.fingerprint)
  })

  test.each(fixtures)('tells the stamp that reading it tells: %s', (name) => {
    for (const block of blocksOf(readFileSync(resolve(folder, name)))) {
      const { version, announceType, category } = block.decode()
      expect(block.stamp()).toEqual({ version, announceType, category })
    }
  })

  test('is not looked into before it is read', () => {
    const digest = open(aMarkdown({ ...one, titleEn: 'x'.repeat(3_000) }, two))
    const blocks = [...digest.blocks()]
    expect(digest.problems()).toEqual([])
    blocks[0]?.decode()
    expect(digest.problems().map(({ kind }) => kind)).toEqual(['tooLong'])
  })
})

test.each(fixtures)('the browser reads %s as Node does', (name) => {
  const bytes = readFileSync(resolve(folder, name))
  const inNode = openDigest(nodeFileBytes(bytes), name)
  const inBrowser = openDigest(webFileBytes(Uint8Array.from(bytes)), name)
  const all = (blocks: Iterable<EntryBlock>) =>
    [...blocks].map((block) => [block.fingerprint, block.stamp(), block.decode()])
  expect(all(inBrowser.blocks())).toEqual(all(inNode.blocks()))
  expect(inBrowser.problems()).toEqual(inNode.problems())
})
