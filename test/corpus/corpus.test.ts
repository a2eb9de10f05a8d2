import { openDigest } from '@core/parse/openDigest'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { nodeFileBytes } from '../../src/main/files/nodeFileBytes'
import { faultIn } from '../core/parse/wellFormed'
import { hasDigests, unpackCorpus } from './sharedData'

// A stamp or a part of one, as it must not be left at the beginning of an abstract or anywhere in a title
const STAMP_AT_START =
  /^(?:摘要\s*[:：]|arXiv\s*[:：].{0,24}v\d|.{0,40}(?:(?:公告|通告|声明|发布|发表|公布|宣布|通知)类型|类型公告|Announce Type)\s*[:：])/i
const STAMP_ANYWHERE = /arXiv\s*[:：]\s*\d{4}\.\d{4,5}v\d|CROSS LISTED|UPDATED\)/i

const isHere = hasDigests('corpus.tar.xz')
const folder = isHere ? mkdtempSync(join(tmpdir(), 'duidu-corpus-')) : ''

afterAll(() => {
  if (folder !== '') rmSync(folder, { recursive: true, force: true })
})

describe.skipIf(!isHere)('three channels over three and a half years', () => {
  test('are read to the last entry, without a problem and without a stamp left', () => {
    const files = unpackCorpus(folder)
    expect(files).toHaveLength(1579)
    let entries = 0
    /** The texts of each paper by the fingerprint that stands for them. */
    const texts = new Map<string, string>()
    const left: string[] = []
    for (const file of files) {
      const bytes = readFileSync(file)
      const digest = openDigest(nodeFileBytes(bytes), file)
      const read = []
      for (const block of digest.blocks()) {
        const entry = block.decode()
        read.push(entry)
        const { version, announceType, category, title, tldr, abstract } = entry
        if (JSON.stringify(block.stamp()) !== JSON.stringify({ version, announceType, category })) {
          left.push(`${file} ${entry.ref}: the stamp read alone differs`)
        }
        const key = `${entry.paperId} ${block.fingerprint}`
        const text = JSON.stringify([title, tldr, abstract])
        if ((texts.get(key) ?? text) !== text) left.push(`${file} ${entry.ref}: one fingerprint, two texts`)
        texts.set(key, text)
        if ([title.zh, title.en].some((part) => STAMP_ANYWHERE.test(part))) left.push(`${file} ${title.zh}`)
        for (const part of [abstract.zh, abstract.en]) {
          if (STAMP_AT_START.test(part)) left.push(`${file} ${part.slice(0, 60)}`)
        }
      }
      const rows = bytes.toString().split('\n| [^').length - 1
      if (rows !== read.length) left.push(`${file}: ${rows} rows, ${read.length} entries`)
      const { format, channel, date } = digest
      const fault = faultIn({ format, channel, date, entries: read, problems: digest.problems() })
      if (fault !== null) left.push(`${file}: ${fault}`)
      if (digest.problems().length > 0) left.push(`${file}: ${digest.problems()[0]?.message}`)
      if (date !== basename(file).slice(0, 10)) left.push(`${file}: ${date}`)
      entries += read.length
    }
    expect(left).toEqual([])
    expect(entries).toBe(50_981)
  })
})
