import type { Entry } from '@core/digest'
import { paperIdOfLink } from '@core/parse/link'
import { makeEntry } from '@core/parse/makeEntry'
import { parseDigest } from '@core/parse/openDigest'
import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { nodeFileBytes } from '../../src/main/files/nodeFileBytes'
import { filesIn, hasDigests, samplesFolder } from './sharedData'

const isHere = hasDigests('samples')
const read = (file: string) => parseDigest(nodeFileBytes(readFileSync(file)), basename(file))
const markdownFiles = isHere ? filesIn(samplesFolder, '.md') : []

/**
 * The seven raw texts of each item of an RSS file, read in the plainest way and not by what is tested:
 * the answer key that the Markdown of the same day is held against.
 */
function answerKey(file: string): readonly (readonly string[])[] {
  const unescapeXml = (text: string): string =>
    text
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
  return readFileSync(file, 'utf8')
    .split('<item>')
    .slice(1)
    .map((item) => {
      const description = /<description>([^]*?)<\/description>/.exec(item)?.[1] ?? ''
      return description
        .split('&lt;p&gt;\n')
        .slice(1)
        .map((text) => unescapeXml(text.split('\n&lt;/p&gt;')[0]!))
    })
}

function entryOf(ref: number, raw: readonly string[]): Entry {
  const [titleZh = '', titleEn = '', url = '', tldrZh = '', tldrEn = '', abstractZh = '', abstractEn = ''] =
    raw
  const texts = {
    title: { zh: titleZh, en: titleEn },
    tldr: { zh: tldrZh, en: tldrEn },
    abstract: { zh: abstractZh, en: abstractEn },
    isPlain: false,
  }
  return makeEntry({ ref, paperId: paperIdOfLink(url)!, url, texts }, () => undefined)
}

const rowsOf = (file: string): number => readFileSync(file, 'utf8').split(/^\| \[\^\d+\] \| /m).length - 1

describe.skipIf(!isHere)('the sample digests', () => {
  test('are all here: 21, and the seed', () => {
    expect(markdownFiles.length).toBe(21)
  })

  test.each(markdownFiles)('%s: every entry of its table, numbered, without a problem', (file) => {
    const { format, channel, date, entries, problems } = read(file)
    expect(problems).toEqual([])
    expect(entries.map(({ ref }) => ref)).toEqual(
      Array.from({ length: rowsOf(file) }, (_, index) => index + 1),
    )
    const [, day, name] = /^(\d{4}-\d{2}-\d{2})\.(.+)\.md$/.exec(basename(file))!
    expect({ format, channel, date }).toEqual({ format: 'markdown', channel: name, date: day })
  })

  test.each(markdownFiles)('%s: every raw and every cleaned text is that of the RSS file', (file) => {
    const sibling = file.replace(/\.md$/, '.xml')
    expect(existsSync(sibling)).toBe(true)
    const { entries } = read(file)
    const key = answerKey(sibling)
    expect(key.every((raw) => raw.length === 7)).toBe(true)
    expect(entries).toEqual(key.map((raw, index) => entryOf(index + 1, raw)))
    const rss = read(sibling)
    expect(rss.entries).toEqual(entries)
    expect(rss.problems).toEqual([])
    expect(rss).toMatchObject({ format: 'rss', channel: read(file).channel })
  })

  test('the seed has 40 entries: 32 new, 7 replaced, 1 cross-listed', () => {
    const { entries, problems, channel, date } = read(`${samplesFolder}/seed.txt`)
    const count = (type: string) => entries.filter(({ announceType }) => announceType === type).length
    expect(entries).toHaveLength(40)
    expect([count('new'), count('replace'), count('cross')]).toEqual([32, 7, 1])
    expect({ problems, channel, date }).toEqual({ problems: [], channel: null, date: null })
    expect(entries.every(({ title }) => !/[.。]$/.test(title.zh + title.en))).toBe(true)
  })

  test('joined into one file they give all their entries', () => {
    const joined = Buffer.concat(markdownFiles.map((file) => readFileSync(file)))
    const { entries, problems } = parseDigest(nodeFileBytes(joined), 'week.md')
    expect(problems).toEqual([])
    expect(entries).toEqual(markdownFiles.flatMap((file) => read(file).entries))
  })
})
