import type { OpenDigestFile } from '@core/library/importFile'
import { openDigest } from '@core/parse/openDigest'
import { outlineDigest } from '@core/parse/outlineDigest'
import { readFile, readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { nodeFileBytes } from '../../../src/main/files/nodeFileBytes'
import { digestParser, PARSER_LIMITS, type DigestParser } from '../../../src/main/parsing/digestParser'
import { aMarkdown, aRawEntry } from '../../core/parse/aMarkdown'
import { hugeDigest } from './hugeFiles'
import { parserFile, parserProgram } from './parserFile'

const MEBIBYTE = 1024 * 1024
const FIXTURES = resolve(import.meta.dirname, '../../fixtures/digests')
const DIGEST = Buffer.from(aMarkdown(aRawEntry('2405.90001'), aRawEntry('2405.90002')))

let workerFile: URL
beforeAll(async () => {
  workerFile = await parserFile()
}, 30_000)

const parsers: DigestParser[] = []
function start(options: Partial<Parameters<typeof digestParser>[0]> = {}): DigestParser {
  const parser = digestParser({ workerFile, ...options })
  parsers.push(parser)
  return parser
}
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterEach(() => {
  for (const parser of parsers.splice(0)) parser.end()
  vi.restoreAllMocks()
})

/** Opens a file that can be opened. */
async function opened(parser: DigestParser, bytes: Buffer, name = 'digest.md'): Promise<OpenDigestFile> {
  const open = await parser.file(bytes, name).open()
  if (open.kind === 'failed') throw new Error(JSON.stringify(open.failure))
  return open
}

/** A digest in GB18030 of so many bytes, most of them in one line. */
function gb18030(size: number): Buffer {
  const link = 'https://arxiv.org/abs/2405.90001'
  // 找我的是在, again and again
  const bytes = Buffer.alloc(size, Buffer.from('d5d2ced2b5c4cac7d4da', 'hex'))
  bytes.write(`| Ref | Title | Summary |\n[^1]: x\n\n    [${link}](${link})\n\n    `)
  return bytes
}

/** Shows that the parser reads on. */
async function readsOn(parser: DigestParser): Promise<void> {
  const { outline, read } = await opened(parser, DIGEST)
  expect(outline.papers).toEqual(['2405.90001', '2405.90002'])
  expect(await read([1, 0])).toMatchObject({
    kind: 'entries',
    entries: [{ paperId: '2405.90002' }, { paperId: '2405.90001' }],
  })
}

test('a file is read in the thread as it is read here', async () => {
  const parser = start()
  for (const name of (await readdir(FIXTURES)).filter((file) => file !== 'README.md')) {
    const bytes = await readFile(join(FIXTURES, name))
    const here = outlineDigest(openDigest(nodeFileBytes(bytes), name))
    const there = await opened(parser, bytes, name)
    expect(there.outline, name).toEqual(here.outline)
    const places = [...here.outline.papers.keys()]
    expect(await there.read(places), name).toEqual({ kind: 'entries', ...here.read(places) })
  }
})

test('a file that is opened twice is parsed once, and one that was closed says so', async () => {
  const file = start().file(DIGEST, 'digest.md')
  const open = await file.open()
  expect(await file.open()).toBe(open)
  file.close()
  file.close()
  expect(open.kind === 'open' && (await open.read([0]))).toMatchObject({ kind: 'failed' })
})

describe('a file that takes too much', () => {
  test('memory is refused, and the next one is read', { timeout: 60_000 }, async () => {
    const limits = { ...PARSER_LIMITS, heapBytes: 16 * MEBIBYTE }
    const parser = start({ limits })
    const { outline, read } = await opened(parser, Buffer.from(hugeDigest(24 * MEBIBYTE, 20_000)))
    expect(await read([...outline.papers.keys()])).toEqual({
      kind: 'failed',
      failure: { kind: 'tooMuchMemory', limitBytes: limits.heapBytes },
    })
    await readsOn(parser)
  })

  test('time is refused, and the next one is read', async () => {
    const slow = Buffer.from(hugeDigest(24 * MEBIBYTE))
    const parser = start({ limits: { ...PARSER_LIMITS, milliseconds: 1 } })
    expect(await parser.file(slow, 'slow.md').open()).toEqual({
      kind: 'failed',
      failure: { kind: 'tooSlow', seconds: 1 },
    })
    await readsOn(start())
  })

  test('time is stopped also where the parser never comes back', async () => {
    const limits = { ...PARSER_LIMITS, milliseconds: 300 }
    const answer = `{ kind: 'outline', outline: { format: 'markdown', channel: null, date: null, papers: [],
      fingerprints: new Uint32Array(), versions: [], types: [], problems: [] } }`
    const parser = start({
      limits,
      workerFile: parserProgram(`for (; request.name === 'for ever.md';); say(${answer})`),
    })
    const [stuck, waiting] = [
      parser.file(DIGEST, 'for ever.md').open(),
      parser.file(DIGEST, 'other.md').open(),
    ]
    expect(await stuck).toEqual({ kind: 'failed', failure: { kind: 'tooSlow', seconds: 1 } })
    expect(await waiting).toMatchObject({ kind: 'open' })
  })

  test('is no loss to the file before it, which is opened again', async () => {
    const here = outlineDigest(openDigest(nodeFileBytes(DIGEST), 'digest.md'))
    const parser = start({
      workerFile: parserProgram(`
        if (request.name === 'deadly.md') process.exit(1)
        globalThis.open ??= new Set()
        const fingerprints = Uint32Array.from(${JSON.stringify([...here.outline.fingerprints])})
        if (request.kind === 'open') {
          open.add(request.file)
          say({ kind: 'outline', outline: { ...${JSON.stringify(here.outline)}, fingerprints } })
        } else if (open.has(request.file)) say({ kind: 'entries', read: ${JSON.stringify(here.read([0]))} })
        else process.exit(2)`),
    })
    const before = await opened(parser, DIGEST)
    const deadly = parser.file(DIGEST, 'deadly.md').open()
    const read = before.read([0])
    expect(await deadly).toMatchObject({ failure: { kind: 'unknown' } })
    expect(await read).toEqual({ kind: 'entries', ...here.read([0]) })
  })
})

test('the largest files that are read at all stay within the limits', { timeout: 120_000 }, async () => {
  const parser = start()
  const most = 31 * MEBIBYTE
  const files = {
    'entries.md': Buffer.from(hugeDigest(most, 900)),
    'utf16.md': Buffer.from(`\ufeff${hugeDigest(most / 2)}`, 'utf16le'),
    'gb18030.md': gb18030(most),
    'arrays.json': Buffer.from(
      `{"link":"https://arxiv.org/abs/2405.90001","title":"T","abstract":"A","x":[${'[],'.repeat(1_390_000)}0]}`,
    ),
    'feed.xml': Buffer.from(
      `<rss><item><link>https://arxiv.org/abs/2405.90001</link><description>${'&#30740;'.repeat(3_900_000)}`,
    ),
    'rows.md': Buffer.from(
      `| Ref | Title | Summary |\n${'| [^1] | [x](http://arxiv.org/abs/2405.90001) | z |\n'.repeat(600_000)}`,
    ),
  }
  for (const [name, bytes] of Object.entries(files)) {
    const file = parser.file(bytes, name)
    const open = await file.open()
    expect(open.kind, `${name} ${JSON.stringify(open).slice(0, 200)}`).toBe('open')
    if (open.kind === 'open') {
      const read = await open.read([...open.outline.papers.keys()].slice(0, 500))
      expect(read.kind, name).toBe('entries')
    }
    file.close()
  }
})

describe('what the thread says', () => {
  const OUTLINE = outlineDigest(openDigest(nodeFileBytes(DIGEST), 'digest.md')).outline
  /** Answers `open` with the outline changed as `code` says. */
  const spoilt = (code: string): URL =>
    parserProgram(`
      const outline = { ...${JSON.stringify({ ...OUTLINE, fingerprints: [] })}, fingerprints: new Uint32Array(2) }
      ${code}
      say({ kind: 'outline', outline })`)

  test('is taken where it is right', async () => {
    expect(
      await start({ workerFile: spoilt('') })
        .file(DIGEST, 'digest.md')
        .open(),
    ).toMatchObject({ kind: 'open' })
  })

  test.each([
    'outline.format = "html"',
    'outline.channel = "../../etc"',
    'outline.date = "2024-01-01T00:00"',
    'outline.papers[1] = "__proto__"',
    'outline.papers[1] = outline.papers[0]',
    'outline.papers.push("2405.90003")',
    'outline.fingerprints = [1, 2]',
    'outline.versions[0] = 1.5',
    'outline.versions[0] = -1',
    'outline.types[0] = "newest"',
    'outline.problems.push({ line: 0, kind: "badXml", message: "M." })',
    'outline.problems.push({ line: 1, kind: "toString", message: "M." })',
    'outline.problems.push({ line: 1, kind: "badXml", message: "M".repeat(600) })',
    'outline.problems = Array(1_002).fill({ line: 1, kind: "badXml", message: "M." })',
    'outline.papers = Array.from({ length: 20_001 }, (_, n) => "2405." + String(n).padStart(5, "0"))',
    'say("outline"); return',
    'say({ kind: "entries", read: { entries: [], problems: [] } }); return',
    'say({ kind: "outline" }); return',
  ])('is refused where it is nothing that a digest can say: %s', async (code) => {
    const parser = start({ workerFile: spoilt(code) })
    expect(await parser.file(DIGEST, 'digest.md').open()).toEqual({
      kind: 'failed',
      failure: { kind: 'misread' },
    })
  })

  const ENTRIES = outlineDigest(openDigest(nodeFileBytes(DIGEST), 'digest.md')).read([0]).entries
  test.each([
    ['taken where it is right', '', 'entries'],
    ['refused for another paper', 'entry.paperId = "2405.90002"', 'failed'],
    ['refused for half a character', 'entry.title.zh = "\\ud800"', 'failed'],
    ['refused for a title over the limit', 'entry.title.en = "x".repeat(2_001)', 'failed'],
    ['refused for an abstract over the limit', 'entry.abstract.en = "x".repeat(100_001)', 'failed'],
    ['refused for a summary that is no text', 'entry.tldr.zh = { toString: 1 }', 'failed'],
    ['refused for a category that is none', 'entry.category = "<b>"', 'failed'],
    ['refused for a link that is none', 'entry.url = "javascript:alert(1)"', 'failed'],
    ['refused for a link over the limit', 'entry.url += "x".repeat(2_048)', 'failed'],
    ['refused for a missing part', 'delete entry.cut', 'failed'],
    ['refused for too few', 'entries.pop()', 'failed'],
    ['refused for too many', 'entries.push(entry)', 'failed'],
  ])('of entries is %s', async (_, code, kind) => {
    const workerFile = parserProgram(`
      const outline = { ...${JSON.stringify({ ...OUTLINE, fingerprints: [] })}, fingerprints: new Uint32Array(2) }
      if (request.kind === 'open') return say({ kind: 'outline', outline })
      const entries = ${JSON.stringify(ENTRIES)}
      const [entry] = entries
      ${code}
      say({ kind: 'entries', read: { entries, problems: [] } })`)
    const { read } = await opened(start({ workerFile }), DIGEST)
    const answer = await read([0])
    expect(answer.kind).toBe(kind)
    if (answer.kind === 'failed') expect(answer.failure).toEqual({ kind: 'misread' })
  })

  test('last is why it ended, where it ended by itself', async () => {
    const thrown = start({ workerFile: parserProgram('throw new Error("a fault of ours")') })
    expect(await thrown.file(DIGEST, 'a.md').open()).toEqual({
      kind: 'failed',
      failure: { kind: 'unknown', detail: 'a fault of ours' },
    })
    const left = start({ workerFile: parserProgram('process.exit(7)') })
    expect(await left.file(DIGEST, 'a.md').open()).toMatchObject({
      failure: { kind: 'unknown', detail: expect.stringContaining('code 7') },
    })
    const missing = start({ workerFile: new URL('file:///nowhere/parser.mjs') })
    expect(await missing.file(DIGEST, 'a.md').open()).toMatchObject({ failure: { kind: 'unknown' } })
  })
})
