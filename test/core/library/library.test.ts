import { arxivUrl, type PaperId } from '@core/paperId'
import type { Scope } from '@core/scope'
import { describe, expect, test } from 'vitest'
import { aDigest, aLibrary, anEntry, restarted, type OpenedLibrary } from './builders'

const NOTHING: Uint32Array = new Uint32Array()
const id = (text: string): PaperId => text as PaperId

async function listed(opened: OpenedLibrary, scope: Scope, query = '', keep = NOTHING): Promise<string[]> {
  const { rows } = await opened.library.list({ scope, query, keep })
  return (await opened.library.rows(rows, scope.kind === 'digest' ? scope.digest : null)).map((row) => row.id)
}

async function numbersOf(opened: OpenedLibrary, ...ids: readonly string[]): Promise<Uint32Array> {
  const { rows } = await opened.library.list({ scope: { kind: 'all' }, query: '', keep: NOTHING })
  const all = await opened.library.rows(rows, null)
  return Uint32Array.from(ids.map((wanted) => all.find((row) => row.id === wanted)!.number))
}

async function markRead(opened: OpenedLibrary, value: boolean, ...ids: readonly string[]): Promise<void> {
  const rows = await numbersOf(opened, ...ids)
  await opened.library.mark({ mark: 'read', value, rows, undoable: true })
}

const THIRD = aDigest('2023-11-03.cs.LG.md', anEntry('2311.00001'), anEntry('2311.00002'))
const SECOND = aDigest(
  '2023-11-02.cs.CL.md',
  anEntry('2311.00009', { category: 'cs.CL' }),
  anEntry('2311.00001'),
)

describe('import', () => {
  test('a paper in two digests exists once', async () => {
    const opened = await aLibrary()
    const report = await opened.library.importFiles([SECOND, THIRD])
    expect(report.files).toMatchObject([
      { kind: 'imported', entries: 2, newPapers: 2 },
      { kind: 'imported', entries: 2, newPapers: 1 },
    ])
    expect(await opened.library.counts()).toMatchObject({ all: 3, unread: 3 })
    const paper = await opened.library.openPaper(id('2311.00001'))
    expect(paper?.announcements.map(({ name, date }) => `${date} ${name}`)).toEqual([
      '2023-11-03 cs.LG',
      '2023-11-02 cs.CL',
    ])
    expect(paper?.abstract.en).toBe('Abstract of 2311.00001.')
  })

  test('the same file again changes nothing, writes nothing and says so', async () => {
    const opened = await aLibrary()
    await opened.library.importFiles([THIRD])
    opened.stores.written.length = 0
    const report = await opened.library.importFiles([THIRD])
    expect(report.files).toMatchObject([{ kind: 'unchanged', entries: 2, newPapers: 0 }])
    expect(opened.stores.written).toEqual([])
    expect(await opened.library.digests()).toHaveLength(1)
  })

  test('the same day and channel in another format is the same digest', async () => {
    const opened = await aLibrary()
    const sibling = aDigest('2023-11-03.cs.LG.xml', anEntry('2311.00001'), anEntry('2311.00002', { ref: 2 }))
    const report = await opened.library.importFiles([THIRD, sibling])
    expect(report.files.map(({ kind }) => kind)).toEqual(['imported', 'unchanged'])
  })

  test('a file whose content was replaced on the same day replaces its digest, and its papers stay', async () => {
    const opened = await aLibrary()
    const [morning, evening] = [
      aDigest('cs.LG.md', anEntry('2311.00001')),
      aDigest('cs.LG.md', anEntry('2311.00002')),
    ]
    const report = await opened.library.importFiles([morning, evening])
    expect(report.files.map(({ kind }) => kind)).toEqual(['imported', 'updated'])
    const [digest, ...others] = await opened.library.digests()
    expect(others).toEqual([])
    expect(await listed(opened, { kind: 'digest', digest: digest!.number })).toEqual(['2311.00002'])
    expect(await listed(opened, { kind: 'all' })).toHaveLength(2)
  })

  test('an empty digest is a digest with no papers, each day anew', async () => {
    const opened = await aLibrary()
    const report = await opened.library.importFiles([
      aDigest('2023-11-04.cs.LG.md'),
      aDigest('2023-11-05.cs.LG.md'),
      aDigest('2023-11-05.cs.LG.md'),
    ])
    expect(report.files).toMatchObject([
      { kind: 'imported', entries: 0 },
      { kind: 'imported', entries: 0 },
      { kind: 'unchanged', entries: 0 },
    ])
    expect((await opened.library.digests()).map(({ date, total }) => [date, total])).toEqual([
      ['2023-11-05', 0],
      ['2023-11-04', 0],
    ])
  })

  test('an entry announced twice in one file counts at its first place', async () => {
    const opened = await aLibrary()
    await opened.library.importFiles([
      aDigest('week.md', anEntry('2311.00001'), anEntry('2311.00002'), anEntry('2311.00001')),
    ])
    const [digest] = await opened.library.digests()
    expect(await listed(opened, { kind: 'digest', digest: digest!.number })).toEqual([
      '2311.00001',
      '2311.00002',
    ])
  })

  test('a whole abstract takes the place of a cut one, and never the other way round', async () => {
    const opened = await aLibrary()
    const cut = anEntry('2311.00001', {
      abstract: { zh: '摘要', en: 'Cut he' },
      cut: { zh: false, en: true },
    })
    const whole = anEntry('2311.00001', { abstract: { zh: '摘要', en: 'Cut here no more.' } })
    await opened.library.importFiles([
      aDigest('2023-11-01.cs.LG.md', cut),
      aDigest('2023-11-02.cs.LG.md', whole),
    ])
    await opened.library.importFiles([aDigest('2023-11-03.cs.LG.md', cut)])
    expect((await opened.library.openPaper(id('2311.00001')))?.abstract.en).toBe('Cut here no more.')
    expect((await opened.library.openPaper(id('2311.00001')))?.cut.en).toBe(false)
  })

  test('a file that cannot be read is reported, and the others are imported', async () => {
    const opened = await aLibrary()
    const broken = {
      ...THIRD,
      read: async () => ({ kind: 'failed', failure: { kind: 'notFound' } }) as const,
    }
    const report = await opened.library.importFiles([broken, SECOND])
    expect(report.files.map(({ kind }) => kind)).toEqual(['failed', 'imported'])
  })
})

describe('order', () => {
  test('lists go from the newest digest to the oldest, and within one in its order', async () => {
    const opened = await aLibrary()
    await opened.library.importFiles([THIRD, SECOND])
    expect(await listed(opened, { kind: 'all' })).toEqual(['2311.00001', '2311.00002', '2311.00009'])
  })

  test('a digest lists all its papers in its own order, also those known before', async () => {
    const opened = await aLibrary()
    await opened.library.importFiles([THIRD, SECOND])
    const digest = (await opened.library.digests()).find(({ name }) => name === 'cs.CL')!
    expect(await listed(opened, { kind: 'digest', digest: digest.number })).toEqual([
      '2311.00009',
      '2311.00001',
    ])
  })
})

describe('marks', () => {
  test('read, star and note outlive a restart and a second import of the same digest', async () => {
    const first = await aLibrary()
    await first.library.importFiles([THIRD])
    await markRead(first, true, '2311.00001')
    const rows = await numbersOf(first, '2311.00002')
    await first.library.mark({ mark: 'starred', value: true, rows, undoable: true })
    await first.library.writeNote(id('2311.00002'), '双下降')
    const again = await restarted(first)
    await again.library.importFiles([THIRD, SECOND])
    expect(await listed(again, { kind: 'unread' })).toEqual(['2311.00002', '2311.00009'])
    expect(await listed(again, { kind: 'starred' })).toEqual(['2311.00002'])
    expect(await listed(again, { kind: 'noted' })).toEqual(['2311.00002'])
    expect((await again.library.openPaper(id('2311.00002')))?.note?.text).toBe('双下降')
  })

  test('a row kept on purpose stays in the unread list after it was read', async () => {
    const opened = await aLibrary()
    await opened.library.importFiles([THIRD])
    await markRead(opened, true, '2311.00001')
    const keep = await numbersOf(opened, '2311.00001')
    expect(await listed(opened, { kind: 'unread' }, '', keep)).toEqual(['2311.00001', '2311.00002'])
    expect(await listed(opened, { kind: 'unread' })).toEqual(['2311.00002'])
  })

  test('undo and redo give back exactly the rows that the marking changed', async () => {
    const opened = await aLibrary()
    await opened.library.importFiles([THIRD, SECOND])
    await markRead(opened, true, '2311.00009')
    await markRead(opened, true, '2311.00001', '2311.00002', '2311.00009')
    expect(await opened.library.undo()).toEqual({ mark: 'read', value: true, count: 2 })
    expect(await listed(opened, { kind: 'unread' })).toEqual(['2311.00001', '2311.00002'])
    expect(await opened.library.redo()).toEqual({ mark: 'read', value: true, count: 2 })
    expect(await listed(opened, { kind: 'unread' })).toEqual([])
    expect(await opened.library.redo()).toBeNull()
  })

  test('undoing a reading mark keeps a star that was set since', async () => {
    const opened = await aLibrary()
    await opened.library.importFiles([THIRD])
    await markRead(opened, true, '2311.00001')
    const rows = await numbersOf(opened, '2311.00001')
    await opened.library.mark({ mark: 'starred', value: true, rows, undoable: false })
    await opened.library.undo()
    expect(await listed(opened, { kind: 'starred' })).toEqual(['2311.00001'])
    expect(await listed(opened, { kind: 'unread' })).toContain('2311.00001')
  })

  test('dwelling on a paper is not worth an undo', async () => {
    const opened = await aLibrary()
    await opened.library.importFiles([THIRD])
    const rows = await numbersOf(opened, '2311.00001')
    await opened.library.mark({ mark: 'read', value: true, rows, undoable: false })
    expect(await opened.library.undo()).toBeNull()
  })

  test('a read paper announced in a newer version stays read and is marked as updated', async () => {
    const opened = await aLibrary()
    await opened.library.importFiles([THIRD])
    await markRead(opened, true, '2311.00001')
    await opened.library.importFiles([
      aDigest('2023-11-05.cs.LG.md', anEntry('2311.00001', { version: 2, announceType: 'replace' })),
    ])
    expect(await listed(opened, { kind: 'updated' })).toEqual(['2311.00001'])
    expect(await listed(opened, { kind: 'unread' })).toEqual(['2311.00002'])
    await markRead(opened, true, '2311.00001')
    expect(await listed(opened, { kind: 'updated' })).toEqual([])
  })

  test('marks of a paper that the library does not know yet wait for it', async () => {
    const first = await aLibrary()
    await first.library.importFiles([THIRD])
    await markRead(first, true, '2311.00001')
    await first.library.flush()
    for (const name of [...first.stores.files.keys()]) {
      if (!name.startsWith('reading/')) first.stores.files.delete(name)
    }
    const again = await aLibrary(first.stores)
    await again.library.importFiles([THIRD])
    expect(await listed(again, { kind: 'unread' })).toEqual(['2311.00002'])
  })
})

describe('saving', () => {
  test('a mark writes one small shard and what undoes it, nothing else', async () => {
    const opened = await aLibrary()
    await opened.library.importFiles([THIRD])
    opened.stores.written.length = 0
    await markRead(opened, true, '2311.00001')
    await opened.clock.pass(1000)
    expect(opened.stores.written).toEqual(['reading/1', 'undo'])
    expect(opened.stores.files.get('reading/1')!.length).toBeLessThan(1000)
  })

  test('a note is editing, then saving, then saved, and not saved before it is on disk', async () => {
    const opened = await aLibrary()
    await opened.library.importFiles([THIRD])
    opened.events.length = 0
    await opened.library.writeNote(id('2311.00001'), '一')
    await opened.library.writeNote(id('2311.00001'), '一二')
    expect(opened.stores.files.has('notes/1')).toBe(false)
    await opened.clock.pass(500)
    const states = opened.events.flatMap(([event, payload]) =>
      event === 'noteState' ? [payload.state.kind] : [],
    )
    expect(states).toEqual(['editing', 'editing', 'saving', 'saved'])
    expect(opened.stores.files.get('notes/1')).toContain('一二')
  })

  test('typing without a pause is saved after a second and a half all the same', async () => {
    const opened = await aLibrary()
    await opened.library.importFiles([THIRD])
    for (let typed = 1; typed <= 8; typed++) {
      await opened.library.writeNote(id('2311.00001'), '字'.repeat(typed))
      await opened.clock.pass(250)
    }
    expect(opened.stores.files.get('notes/1')).toContain('字字字')
  })

  test('a failed save keeps the text, says why, and is tried again by itself', async () => {
    const opened = await aLibrary()
    await opened.library.importFiles([THIRD])
    opened.stores.writeError = new Error('disk full')
    await opened.library.writeNote(id('2311.00001'), '要紧的话')
    await opened.clock.pass(500)
    expect(opened.events.at(-1)).toMatchObject(['saveHealth', { kind: 'trouble' }])
    expect((await opened.library.openPaper(id('2311.00001')))?.note?.text).toBe('要紧的话')
    expect(await opened.library.flush()).toMatchObject({ kind: 'notFlushed' })
    opened.stores.writeError = null
    await opened.clock.pass(60_000)
    expect(opened.stores.files.get('notes/1')).toContain('要紧的话')
    expect(opened.events.at(-1)).toEqual(['saveHealth', { kind: 'well' }])
  })

  test('an emptied note is gone, on disk too', async () => {
    const opened = await aLibrary()
    await opened.library.importFiles([THIRD])
    await opened.library.writeNote(id('2311.00001'), '一时之念')
    await opened.library.flush()
    await opened.library.writeNote(id('2311.00001'), '')
    await opened.library.flush()
    expect(opened.stores.files.get('notes/1')).toBe('{"records":[]}')
    expect(await opened.library.counts()).toMatchObject({ noted: 0 })
  })

  test('settings and session come back', async () => {
    const first = await aLibrary()
    await first.library.changeSettings({ theme: 'dark', dwellSeconds: 5 })
    await first.library.keepSession({ openPaper: id('2311.00001'), listWidth: 500 })
    const again = await restarted(first)
    const start = await again.library.begin()
    expect(start.settings).toMatchObject({ theme: 'dark', dwellSeconds: 5, language: 'system' })
    expect(start.session).toMatchObject({ openPaper: '2311.00001', listWidth: 500 })
  })
})

describe('search', () => {
  test('finds every substring of titles and summaries, in both languages, all words together', async () => {
    const opened = await aLibrary()
    await opened.library.importFiles([
      aDigest(
        '2023-11-03.cs.LG.md',
        anEntry('2311.00001', { title: { zh: '扩散模型', en: 'Diffusion models' } }),
        anEntry('2311.00002', { tldr: { zh: '用 LoRA 微调扩散过程。', en: '' } }),
      ),
    ])
    expect(await listed(opened, { kind: 'all' }, '扩散')).toEqual(['2311.00001', '2311.00002'])
    expect(await listed(opened, { kind: 'all' }, '扩散 lora')).toEqual(['2311.00002'])
    expect(await listed(opened, { kind: 'all' }, '散')).toHaveLength(2)
    expect(await listed(opened, { kind: 'all' }, 'IFFUS')).toEqual(['2311.00001'])
    expect(await listed(opened, { kind: 'all' }, 'C++ (')).toEqual([])
  })
})

describe('categories', () => {
  test('a paper belongs to its stamp’s category and to every channel that announced it', async () => {
    const opened = await aLibrary()
    await opened.library.importFiles([SECOND, THIRD])
    const { categories } = await opened.library.counts()
    expect(categories).toEqual([
      { category: 'cs.CL', total: 2, unread: 2 },
      { category: 'cs.LG', total: 2, unread: 2 },
    ])
    expect(await listed(opened, { kind: 'category', category: 'cs.CL' })).toEqual([
      '2311.00009',
      '2311.00001',
    ])
    expect((await opened.library.openPaper(id('2311.00001')))?.categories).toEqual(['cs.LG', 'cs.CL'])
  })
})

describe('many papers', () => {
  const days = Array.from({ length: 30 }, (_, day) => {
    const date = `2023-10-${String(day + 1).padStart(2, '0')}`
    const entries = Array.from({ length: 100 }, (_, place) =>
      anEntry(`2310.${String(day * 100 + place + 1).padStart(5, '0')}`),
    )
    return aDigest(`${date}.cs.LG.md`, ...entries)
  })

  test('come back whole after a restart, the newest rows first', async () => {
    const first = await aLibrary()
    await first.library.importFiles(days)
    await first.library.flush()
    expect([...first.stores.files.keys()].filter((name) => name.startsWith('papers/'))).toHaveLength(3)
    const again = await restarted(first)
    const { rows } = await again.library.list({ scope: { kind: 'all' }, query: '', keep: NOTHING })
    expect(rows).toHaveLength(3000)
    const [newest] = await again.library.rows(rows.subarray(0, 1), null)
    expect(newest?.id).toBe('2310.02901')
    expect((await again.library.openPaper(id('2310.00001')))?.abstract.en).toBe('Abstract of 2310.00001.')
  })

  test('one new day writes one shard of papers, one of rows and one of digests', async () => {
    const opened = await aLibrary()
    await opened.library.importFiles(days)
    opened.stores.written.length = 0
    await opened.library.importFiles([aDigest('2023-11-01.cs.LG.md', anEntry('2311.00001'))])
    expect(opened.stores.written).toEqual(['papers/3', 'rows/3', 'digests/1'])
  })

  test('what is listed before everything is read is the beginning of the whole list', async () => {
    const first = await aLibrary()
    await first.library.importFiles(days.toReversed().slice(0, 15))
    await first.library.importFiles(days.slice(0, 15))
    await first.library.flush()
    const { openLibrary } = await import('@core/library/library')
    const library = openLibrary({
      stores: first.stores,
      clock: first.clock,
      folder: '',
      emit: () => undefined,
    })
    const request = { scope: { kind: 'unread' }, query: '', keep: NOTHING } as const
    await library.state()
    const early = await library.list(request)
    await library.digests()
    const whole = await library.list(request)
    expect(whole.complete).toBe(true)
    expect([...early.rows]).toEqual([...whole.rows.subarray(0, early.rows.length)])
    expect(early.rows.length).toBeGreaterThan(0)
  })

  test('rows that were lost are made again from the papers', async () => {
    const first = await aLibrary()
    await first.library.importFiles(days)
    await first.library.flush()
    first.stores.files.delete('rows/1')
    const again = await aLibrary(first.stores)
    expect((await again.library.counts()).all).toBe(3000)
  })

  test('a full disk in the middle of an import stops it and says which files are not stored', async () => {
    const opened = await aLibrary()
    opened.stores.writeError = new Error('disk full')
    const many = Array.from({ length: 60 }, (_, day) =>
      aDigest(
        `2022-${String(1 + Math.floor(day / 28)).padStart(2, '0')}-${String((day % 28) + 1).padStart(2, '0')}.cs.LG.md`,
        ...Array.from({ length: 100 }, (_, place) =>
          anEntry(`22${String(day + 10)}.${String(place + 1).padStart(5, '0')}`),
        ),
      ),
    )
    const report = await opened.library.importFiles(many)
    expect(report.files.at(-1)).toMatchObject({ kind: 'failed', failure: { kind: 'notStored' } })
    expect(report.files).toHaveLength(60)
  })
})

test('a paper’s address is made from its id', () => {
  expect(arxivUrl(id('math/0501234'))).toBe('https://arxiv.org/abs/math/0501234')
})
