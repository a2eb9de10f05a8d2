import type { LibraryNotice } from '@core/reports'
import type { PaperId } from '@core/paperId'
import { execFile, execFileSync } from 'node:child_process'
import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { beforeEach, expect, test } from 'vitest'
import { aDigest, anEntry } from '../../core/library/builders'
import { aFolder } from '../storage/aStore'
import { make, snapshotsOf } from '../storage/someSnapshots'
import { openOnDisk, type OnDisk } from './openOnDisk'

const run = promisify(execFile)
const PAGE = resolve(import.meta.dirname, '../../../docs/storage.md')
const [FIRST, SECOND, THIRD] = ['2311.00001', '2311.00002', '2311.00003'] as PaperId[] as [
  PaperId,
  PaperId,
  PaperId,
]
const DIGEST = aDigest('2023-11-03.cs.LG.md', ...[FIRST, SECOND, THIRD].map((id) => anEntry(id)))

/** The commands that docs/storage.md gives, one block each; `words` begin or stand in the one that is meant. */
async function block(words: string): Promise<string> {
  const page = await readFile(PAGE, 'utf8')
  const found = [...page.matchAll(/```sh\n(.*?)```/gs)]
    .map(([, commands]) => commands!)
    .filter((commands) => commands.includes(words))
  expect(found, words).toHaveLength(1)
  return found[0]!
}

function isHere(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
/** The system's own tools; where one is missing, what needs it is left out with a word. */
const HAS = { jq: isHere('jq'), python3: isHere('python3'), sha256sum: isHere('sha256sum') }

let library: string
beforeEach(async () => {
  library = join(await aFolder(), 'library')
  const opened = await openOnDisk(library)
  await opened.library.importFiles([DIGEST])
  const rows = Uint32Array.of(1)
  await opened.library.mark({ mark: 'starred', value: true, rows, undoable: true })
  await opened.library.mark({ mark: 'read', value: true, rows, undoable: true })
  for (const text of ['第一稿', '第二稿\n"quoted" \\ and $x$', '']) {
    await opened.library.writeNote(FIRST, text)
    await opened.library.flush()
  }
  for (const text of ['留着的笔记', '留着的笔记，改过']) {
    await opened.library.writeNote(SECOND, text)
    await opened.library.flush()
  }
  await opened.close()
})

const shell = async (commands: string): Promise<string> =>
  (await run('sh', ['-c', commands], { cwd: library })).stdout

async function opened<T>(look: (opened: OnDisk) => Promise<T>): Promise<T> {
  const again = await openOnDisk(library)
  await again.library.digests()
  try {
    return await look(again)
  } finally {
    await again.close()
  }
}
async function notices({ library }: OnDisk): Promise<readonly LibraryNotice[]> {
  const state = await library.state()
  return state.kind === 'ready' ? state.notices : []
}
const textOf = async ({ library }: OnDisk, id: PaperId) => (await library.openPaper(id))?.note?.text

test.skipIf(!HAS.jq || !HAS.python3)('a file is read with jq and with Python', async () => {
  const [withJq, withPython] = (await block('json.tool')).trim().split('\n')
  expect(JSON.parse(await shell(withJq!))).toMatchObject({
    records: [[SECOND, { text: '留着的笔记，改过' }]],
  })
  expect(JSON.parse(await shell(withPython!))).toMatchObject({ format: 'duidu/notes', schemaVersion: 1 })
})

test.skipIf(!HAS.jq)('all notes come out as text', async () => {
  expect(await shell(await block('arXiv:'))).toBe(`arXiv:${SECOND}\n留着的笔记，改过\n\n`)
})

test.skipIf(!HAS.jq)('former texts of a note that was deleted are found, oldest first', async () => {
  const [find, show] = (await block('grep -l')).trim().split('\n')
  expect((await shell(find!)).trim()).toMatch(/^versions\/\d{4}\.json$/)
  const versions = JSON.parse(await shell(show!)) as { text: string; keptAt: string }[]
  expect(versions.at(-1)!.text).toBe('第二稿\n"quoted" \\ and $x$')
  expect(versions.every(({ keptAt }) => keptAt > '2020')).toBe(true)
})

test.skipIf(!HAS.jq)('what is starred and what was read is listed', async () => {
  const [starred, read] = (await block('starredAt')).trim().split('\n')
  expect(await shell(starred!)).toBe(`${SECOND}\n`)
  expect(await shell(read!)).toMatch(/^20\d\d-[^ ]+Z 2311\.00002\n$/)
})

test('a file that was put aside gives way to its backup, which is told', async () => {
  await shell(await block('.aside'))
  await opened(async (again) => {
    expect(await notices(again)).toMatchObject([{ kind: 'missing', store: 'notes/0001' }])
    expect(await textOf(again, SECOND)).toBe('留着的笔记')
  })
  expect(await readdir(join(library, 'notes'))).toContain('0001.json.aside')
})

for (const [program, words, isThere] of [
  ['Node', 'createHash', true],
  ['Python', 'hashlib', HAS.python3],
] as const) {
  test.skipIf(!isThere)(
    `a file that was edited by hand is taken, its checksum made anew with ${program}`,
    async () => {
      const file = join(library, 'notes/0001.json')
      const edited = JSON.stringify(JSON.parse(await readFile(file, 'utf8')), null, 2).replace(
        '留着的笔记，改过',
        '手改的笔记\u2028 \ud83d 😀',
      )
      await writeFile(file, edited)
      await shell(await block(words))
      await opened(async (again) => {
        expect(await notices(again)).toEqual([])
        // half of a pair cannot be written as UTF-8: the editor's file had the sign for it
        expect(await textOf(again, SECOND)).toBe('手改的笔记\u2028 \ufffd 😀')
        await again.library.writeNote(SECOND, '又改')
        expect(await again.library.flush()).toEqual({ kind: 'flushed' })
      })
    },
  )
}

test.skipIf(!HAS.sha256sum)('a file is checked without Duidu', async () => {
  const check = await block('sha256sum')
  const sums = async (): Promise<string[]> => (await shell(check)).match(/[0-9a-f]{64}/g) ?? []
  for (const kind of ['notes/0001', 'digests/0001', 'papers/0000', 'reading/0001']) {
    if (kind !== 'notes/0001') {
      await rename(join(library, 'notes/0001.json'), join(library, 'notes/kept'))
      await writeFile(join(library, 'notes/0001.json'), await readFile(join(library, `${kind}.json`)))
    }
    const [made, written] = await sums()
    expect(made, kind).toHaveLength(64)
    expect(made, kind).toBe(written)
  }
  const file = join(library, 'notes/0001.json')
  await writeFile(file, (await readFile(file, 'utf8')).replace('2311.0000', '2311.0001'))
  const [made, written] = await sums()
  expect(made).not.toBe(written)
})

test('digests, rows and papers may be deleted and imported once more: marks and notes find them', async () => {
  await shell(await block('rm -r'))
  await opened(async (again) => {
    expect(await again.library.counts()).toMatchObject({ all: 0 })
    await again.library.importFiles([DIGEST])
    expect(await again.library.counts()).toMatchObject({ all: 3, unread: 2, starred: 1, noted: 1 })
    expect(await textOf(again, SECOND)).toBe('留着的笔记，改过')
    expect((await again.library.openPaper(THIRD))?.abstract.en).toBe(`Abstract of ${THIRD}.`)
  })
})

test('a snapshot is put in the place of what there is, which stays under another name', async () => {
  expect(await make(snapshotsOf(library))).toBe(1)
  await rename(join(library, 'snapshots/00000001.json'), join(library, 'snapshots/00000012.json'))
  await opened(async ({ library }) => {
    await library.writeNote(SECOND, '写坏了')
    await library.mark({ mark: 'starred', value: false, rows: Uint32Array.of(1), undoable: true })
    await library.changeSettings({ theme: 'sepia' })
    await library.flush()
  })
  await shell(await block('snapshots/files'))
  await opened(async (again) => {
    expect(await notices(again)).toEqual([])
    expect(await textOf(again, SECOND)).toBe('留着的笔记，改过')
    expect(await again.library.counts()).toMatchObject({ starred: 1, noted: 1 })
    expect(await again.library.deletedNotes()).toMatchObject([{ id: FIRST }])
  })
  const names = await readdir(join(library, 'notes-before'))
  const kept = await Promise.all(names.map((name) => readFile(join(library, 'notes-before', name), 'utf8')))
  expect(kept.join()).toContain('写坏了')
})

test('every kind of file that the library writes is named in docs/storage.md, with what it holds', async () => {
  const page = await readFile(PAGE, 'utf8')
  await opened(async ({ library }) => {
    await library.changeSettings({ theme: 'dark' })
    await library.keepSession({ openPaper: FIRST })
    await library.saveSearch('abstract', '一个')
    await library.keepKeywords([{ text: 'rag', kind: 'followed' }])
    await library.flush()
  })
  const names = await readdir(library, { recursive: true })
  const kinds = new Set(
    names.filter((name) => name.endsWith('.json')).map((name) => /^[a-z]+/.exec(name)![0]),
  )
  expect([...kinds].sort()).toEqual(
    ['digests', 'keywords', 'notes', 'papers', 'reading', 'rows', 'searches', 'session', 'settings'].concat(
      'undo',
      'versions',
    ),
  )
  for (const kind of kinds) {
    expect(page, kind).toMatch(new RegExp(`^  ${kind}[./]`, 'm'))
    const [, shape] = new RegExp(`^\\| \`${kind}\` +\\| (.*) \\|$`, 'm').exec(page) ?? []
    expect(shape, kind).toBeDefined()
    const file = names.find((name) => name.startsWith(kind) && name.endsWith('.json'))!
    const { data } = JSON.parse(await readFile(join(library, file), 'utf8')) as { data: object }
    if (kind !== 'settings' && kind !== 'session')
      for (const key of Object.keys(data)) expect(shape, `${kind}: ${key}`).toContain(`"${key}"`)
  }
})
