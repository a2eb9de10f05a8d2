import { MANIFEST } from '@core/library/moving/exportFormat'
import type { PaperId } from '@core/paperId'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openZip } from '../../../src/main/files/readZip'
import { EXPORT_LIMITS, exportTo, lookAt } from '../../../src/main/library/exportFile'
import { aDigest, aLibrary, anEntry } from '../../core/library/builders'
import { takenIn } from './takenIn'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duidu-export-'))
  path = join(folder, 'library.zip')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function exported(papers = 3) {
  const opened = await aLibrary()
  const ids = Array.from({ length: papers }, (_, n) => `2311.${String(n).padStart(5, '0')}`)
  await opened.library.importFiles([aDigest('2023-11-01.cs.LG.md', ...ids.map((id) => anEntry(id)))])
  await opened.library.mark({ mark: 'read', value: true, rows: Uint32Array.of(0, 1), undoable: true })
  await opened.library.writeNote('2311.00002' as PaperId, '一条笔记 with $x^2$ and 😀')
  await opened.library.flush()
  const report = await exportTo(opened.library, path, true)
  return { ...opened, report }
}

test('an archive of our own names, which says what went in and brings it back', async () => {
  const { report } = await exported()
  expect(report).toEqual({ kind: 'saved', name: 'library.zip', counts: { reading: 2, notes: 1, papers: 3 } })
  const zip = await openZip(path, EXPORT_LIMITS, () => true)
  expect([...zip.names].sort()).toEqual([
    'README.md',
    'digests/0001.json',
    MANIFEST,
    'markdown/arXiv-2311.00002.md',
    'notes/0001.json',
    'papers/0001.json',
    'reading/0001.json',
    'settings/0001.json',
  ])
  expect(await zip.text('markdown/arXiv-2311.00002.md')).toContain('一条笔记 with $x^2$ and 😀')
  await zip.close()

  const { library } = await aLibrary()
  expect(await lookAt(library, path)).toMatchObject({ kind: 'whole', counts: { papers: { added: 3 } } })
  expect(await takenIn(library, path)).toMatchObject({ kind: 'merged' })
  expect((await library.openPaper('2311.00002' as PaperId))?.note?.text).toBe('一条笔记 with $x^2$ and 😀')
})

test('an archive is named without characters that cannot be seen, and lies under the name that was chosen', async () => {
  path = join(folder, 'library\u202Epiz.\u200Bzip')
  const { report } = await exported()
  expect(report).toMatchObject({ kind: 'saved', name: 'librarypiz.zip' })
  expect(await readdir(folder)).toEqual(['library\u202Epiz.\u200Bzip'])
})

test('thousands of papers make parts that are read back whole', async () => {
  const { report } = await exported(10_050)
  expect(report).toMatchObject({ counts: { papers: 10_050 } })
  const { library } = await aLibrary()
  expect(await takenIn(library, path)).toMatchObject({
    kind: 'merged',
    counts: { papers: { added: 10_050 } },
  })
  const { rows } = await library.list({ scope: { kind: 'all' }, query: '', keep: new Uint32Array() })
  expect(rows).toHaveLength(10_050)
})

test('damage anywhere is refused with the reason and changes nothing', async () => {
  await exported()
  const whole = await readFile(path)
  for (let place = 40; place < whole.length; place += 97) {
    const bad = Buffer.from(whole)
    bad[place]! ^= 0xff
    await writeFile(path, bad)
    const opened = await aLibrary()
    const look = await lookAt(opened.library, path)
    // a byte that only the readable copies or the dates of files have does no harm
    if (look.kind === 'refused') {
      expect(['notAnExport', 'damaged']).toContain(look.problem.kind)
      await opened.library.flush()
      expect(opened.stores.written).toEqual([])
      continue
    }
    expect(await takenIn(opened.library, path, true)).toMatchObject({ kind: 'merged' })
    expect((await opened.library.openPaper('2311.00002' as PaperId))?.note?.text).toMatch(/^一条笔记/)
  }
})

test('what is no export, and what is not there', async () => {
  const { library } = await aLibrary()
  await writeFile(path, 'a note to myself')
  expect(await lookAt(library, path)).toEqual({ kind: 'refused', problem: { kind: 'notAnExport' } })
  expect(await lookAt(library, join(folder, 'gone.zip'))).toEqual({
    kind: 'refused',
    problem: { kind: 'file', failure: { kind: 'notFound' } },
  })
})

test('where it cannot be written, the reason is told and nothing is left behind', async () => {
  const { library } = await aLibrary()
  const report = await exportTo(library, join(folder, 'gone', 'library.zip'), false)
  expect(report).toMatchObject({ kind: 'notSaved', failure: { kind: 'folderGone' } })
  expect(await readdir(folder)).toEqual([])
})

test('an export that fails half-way leaves the one before', async () => {
  const { library, report } = await exported()
  expect(report.kind).toBe('saved')
  const { mtimeMs } = await stat(path)
  const failing = {
    ...library,
    exportParts: async () => ({
      kind: 'ready' as const,
      parts: (async function* () {
        yield { name: 'reading/0001.json', text: '{}' }
        throw Object.assign(new Error('EIO'), { code: 'EIO' })
      })() as never,
    }),
  }
  expect(await exportTo(failing, path, true)).toMatchObject({ kind: 'notSaved' })
  expect((await stat(path)).mtimeMs).toBe(mtimeMs)
  expect(await readdir(folder)).toEqual(['library.zip'])
})

test('quitting ends an export between two parts, and nothing of it is left', async () => {
  const { library } = await exported()
  const ending = new AbortController()
  const parts = library.exportParts.bind(library)
  const slow: typeof library = {
    ...library,
    async exportParts(withPapers) {
      const made = await parts(withPapers)
      ending.abort()
      return made
    },
  }
  const other = join(folder, 'other.zip')
  expect(await exportTo(slow, other, true, { ending: ending.signal, unfinished: null })).toMatchObject({
    kind: 'notSaved',
  })
  expect(await readdir(folder)).toEqual(['library.zip'])
})

test('quitting ends an import: before anything is taken in nothing is, later all but the papers', async () => {
  await exported()
  const early = await aLibrary()
  const ending = new AbortController()
  ending.abort()
  const under = { ending: ending.signal, unfinished: null }
  expect(await takenIn(early.library, path, false, under)).toEqual({
    kind: 'refused',
    problem: { kind: 'stopped' },
  })
  const late = await aLibrary()
  const quit = new AbortController()
  const merge = late.library.mergeExport.bind(late.library)
  const watched: typeof late.library = {
    ...late.library,
    mergeExport: ({ names, text }, takeSettings) => {
      const read: string[] = []
      const source = {
        names,
        text: (name: string) => {
          if (name === 'papers/0001.json' && read.includes(name)) quit.abort()
          read.push(name)
          return text(name)
        },
      }
      return merge(source, takeSettings)
    },
  }
  expect(await takenIn(watched, path, false, { ending: quit.signal, unfinished: null })).toMatchObject({
    kind: 'partly',
    problem: { kind: 'stopped' },
    counts: { notes: { added: 1 }, papers: { added: 0 } },
  })
})
