import { parseDigest } from '@core/parse/openDigest'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { nodeFileBytes } from '../../src/main/files/nodeFileBytes'
import { filesIn, hasDigests, papersFolder } from './sharedData'

const isHere = hasDigests('papers')
const files = isHere ? filesIn(papersFolder, '.json') : []

describe.skipIf(!isHere)('the papers’ JSON files', () => {
  test('are 36', () => {
    expect(files).toHaveLength(36)
  })

  test.each(files)('%s is one entry', (file) => {
    const bytes = readFileSync(file)
    const { format, entries, problems } = parseDigest(nodeFileBytes(bytes), basename(file))
    expect({ format, problems }).toEqual({ format: 'paper-json', problems: [] })
    expect(entries).toHaveLength(1)
    const [entry] = entries
    const raw = JSON.parse(bytes.toString()) as Record<string, string | undefined>
    expect(`${entry?.paperId}.json`).toBe(basename(file))
    expect(entry?.url).toBe(raw['link'])
    expect(entry?.tldr).toEqual({ zh: raw['tldr'], en: raw['en_tdlr'] ?? raw['en_tldr'] ?? '' })
    expect(raw['title']?.startsWith(entry!.title.en)).toBe(true)
    expect(raw['abstract']?.trimEnd().endsWith(entry!.abstract.en.slice(-60))).toBe(true)
    expect(entry?.cut.en).toBe([...raw['abstract']!].length === 1000)
    expect((raw['translated_abstract'] ?? '').endsWith(entry!.abstract.zh)).toBe(true)
    expect(entry?.abstract.zh).not.toMatch(/^arXiv|^摘要|公告类型/)
  })
})
