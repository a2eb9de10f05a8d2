import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const fixtures = join(root, 'test/fixtures/digests')

interface Run {
  readonly stdout: string
  readonly stderr: string
  readonly status: number | null
}

function digest(args: readonly string[], env: NodeJS.ProcessEnv = {}): Run {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(root, 'scripts/digest.mjs'), ...args],
    { cwd: fixtures, encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, LC_ALL: 'C', ...env } },
  )
  return { stdout, stderr, status }
}

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'duidu-cli-'))
  digest(['-h']) // bundles, if it has to
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the parse command', { timeout: 60_000 }, () => {
  test('prints one document a line, its keys in the promised order', () => {
    const { stdout, stderr, status } = digest(['parse', 'epoch-c.md', 'sample.xml', 'paper.json', 'empty.md'])
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
    const lines = stdout.split('\n')
    expect(lines.pop()).toBe('')
    const documents = lines.map((line) => JSON.parse(line))
    expect(documents.map(({ file, format }) => [file, format])).toEqual([
      ['epoch-c.md', 'markdown'],
      ['sample.xml', 'rss'],
      ['paper.json', 'paper-json'],
      ['empty.md', 'markdown'],
    ])
    for (const document of documents) {
      expect(Object.keys(document)).toEqual(['file', 'format', 'channel', 'date', 'entries', 'problems'])
      for (const entry of document.entries) {
        expect(JSON.stringify(Object.keys(entry))).toBe(
          '["ref","paperId","version","announceType","category","url","title","tldr","abstract","cut"]',
        )
        for (const key of ['title', 'tldr', 'abstract', 'cut']) {
          expect(Object.keys(entry[key])).toEqual(['zh', 'en'])
        }
      }
    }
    expect(documents[0].entries).toEqual(documents[1].entries)
    expect(documents[3]).toEqual({
      file: 'empty.md',
      format: 'markdown',
      channel: null,
      date: null,
      entries: [],
      problems: [],
    })
  })

  test('gives problems with line and sentence alone', () => {
    const text = readFileSync(join(fixtures, 'epoch-c.md'), 'utf8')
    writeFileSync(join(folder, '2023-11-03.cs.LG.md'), text.slice(0, text.indexOf('[^4]:')))
    const { stdout, status } = digest(['parse', join(folder, '2023-11-03.cs.LG.md')])
    const document = JSON.parse(stdout)
    expect(status).toBe(0)
    expect(document).toMatchObject({ channel: 'cs.LG', date: '2023-11-03' })
    expect(document.problems).toEqual([{ line: 1, message: 'The table lists 5 papers, the details hold 3.' }])
  })

  test('a file that is no digest is no error: it has no entries and one problem', () => {
    const { stdout, status } = digest(['parse', 'README.md'])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ entries: [], problems: [{ line: 1 }] })
  })

  test('a file that cannot be read is named in one sentence; the others are printed', () => {
    const { stdout, stderr, status } = digest(['parse', 'none.md', 'empty.md', '.', 'epoch-b.md'])
    expect(status).toBe(1)
    expect(stderr).toBe(
      'none.md was not read: there is no such file.\n. was not read: it is no regular file.\n',
    )
    expect(stdout.trimEnd().split('\n')).toHaveLength(2)
  })

  test('speaks Chinese where the system does', () => {
    const { stderr } = digest(['parse', 'none.md'], { LC_ALL: 'zh_CN.UTF-8' })
    expect(stderr).toBe('未能读取 none.md：没有这个文件。\n')
    expect(digest(['parse', '-h'], { LC_ALL: 'zh_CN.UTF-8' }).stdout).toContain('用法')
  })

  test('explains itself', () => {
    for (const args of [['-h'], ['--help'], ['parse', '-h'], ['parse', '--help'], ['parse', 'x.md', '-h']]) {
      const { stdout, stderr, status } = digest(args)
      expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
      expect(stdout).toContain('npm run -s digest -- parse FILE…'.slice(0, args[0] === 'parse' ? 32 : 20))
    }
    expect(digest(['parse', '-h']).stdout).toContain(
      '"announceType":"new"|"cross"|"replace"|"replace-cross"|null',
    )
  })

  test.each([[[]], [['parse']], [['parse', '--loud', 'x.md']], [['purse', 'x.md']]])(
    'says what it did not understand: %j',
    (args) => {
      const { stdout, stderr, status } = digest(args)
      expect({ stdout, status }).toEqual({ stdout: '', status: 2 })
      expect(stderr).toContain('npm run -s digest')
    },
  )

  test('takes a file whose name begins with a dash after --', () => {
    writeFileSync(join(folder, '-x.md'), readFileSync(join(fixtures, 'empty.md')))
    const { stdout } = spawnSync(
      process.execPath,
      [join(root, 'scripts/digest.mjs'), 'parse', '--', '-x.md'],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    )
    expect(JSON.parse(stdout)).toMatchObject({ file: '-x.md', problems: [] })
  })

  test('finds files from where npm was started', () => {
    const { stdout } = spawnSync(process.execPath, [join(root, 'scripts/digest.mjs'), 'parse', 'empty.md'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, npm_lifecycle_event: 'digest', INIT_CWD: fixtures },
    })
    expect(JSON.parse(stdout)).toMatchObject({ file: 'empty.md', problems: [] })
  })
})

describe('the align command', { timeout: 60_000 }, () => {
  const PAPER = {
    id: '2403.01234',
    zh: 'arXiv:2403.01234v1 公告类型：新 摘要：我们统计37个茶园的茶树。误差为4.2%。',
    en: 'arXiv:2403.01234v1 Announce Type: new  Abstract: We count bushes in 37 tea gardens. The error is 4.2%.',
  }

  test('prints sentences and what belongs together, a line for a line', () => {
    writeFileSync(
      join(folder, 'two.jsonl'),
      `${JSON.stringify(PAPER)}\r\n\n${JSON.stringify({ ...PAPER, id: 'b' })}`,
    )
    const { stdout, stderr, status } = digest(['align', join(folder, 'two.jsonl')])
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map(({ id }) => id)).toEqual(['2403.01234', 'b'])
    for (const line of lines) {
      expect(Object.keys(line)).toEqual(['id', 'zh_spans', 'en_spans', 'beads'])
      const parts = (text: string, spans: readonly [number, number][]) =>
        spans.map(([from, to]) => text.slice(from, to))
      expect(parts(PAPER.zh, line.zh_spans)).toEqual(['我们统计37个茶园的茶树。', '误差为4.2%。'])
      expect(parts(PAPER.en, line.en_spans)).toEqual([
        'We count bushes in 37 tea gardens.',
        'The error is 4.2%.',
      ])
      expect(line.beads).toEqual([
        [[0], [0]],
        [[1], [1]],
      ])
    }
  })

  test('names lines that are no papers, and prints the others', () => {
    const bad = ['{', '[]', '{"id":"a","zh":"茶。"}', '{"id":"a","zh":1,"en":"Tea."}', 'null']
    const file = join(folder, 'bad.jsonl')
    writeFileSync(file, [...bad, JSON.stringify(PAPER)].join('\n'))
    const { stdout, stderr, status } = digest(['align', file, 'none.jsonl'])
    expect(status).toBe(1)
    expect(stdout.trimEnd().split('\n')).toHaveLength(1)
    const noTexts = 'it has no texts "id", "zh" and "en".'
    expect(stderr.split('\n')).toEqual([
      `${file}, line 1 was not aligned: it is no JSON.`,
      ...[2, 3, 4, 5].map((line) => `${file}, line ${line} was not aligned: ${noTexts}`),
      'none.jsonl was not read: there is no such file.',
      '',
    ])
    expect(digest(['align', file], { LC_ALL: 'zh_CN.UTF-8' }).stderr).toContain(
      '第 1 行未能配对：不是 JSON。\n',
    )
  })

  test('explains itself and says what it did not understand', () => {
    expect(digest(['align', '-h']).stdout).toContain('"beads":[[[zh,…],[en,…]],…]')
    expect(digest(['align', '-h'], { LC_ALL: 'zh_CN.UTF-8' }).stdout).toContain('用法')
    expect(digest(['-h']).stdout).toContain('align FILE…')
    for (const args of [['align'], ['align', '--loud', 'x.jsonl']]) {
      const { stdout, stderr, status } = digest(args)
      expect({ stdout, status }).toEqual({ stdout: '', status: 2 })
      expect(stderr).toContain('npm run -s digest -- align -h')
    }
  })
})
