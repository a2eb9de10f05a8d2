import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { planMove, rememberedPlace } from '../../src/main/libraryPlace'
import { MOVING_PATIENCE, startOn, type StartDoors, type ReaderPlace } from '../../src/main/starting'
import { NODE_FILES, type StoreFiles } from '../../src/main/storage/storeFiles'
import { aFolder } from './storage/aStore'

/** A start, and in which order it did what. */
function aStart(
  userData: string,
  run: (place: ReaderPlace) => string = () => 'running',
  { files = NODE_FILES, answer = new Promise<'stop' | 'goOn'>(() => undefined) } = {},
) {
  const done: string[] = []
  const doors: StartDoors<string> = {
    userData,
    given: null,
    locale: () => 'en',
    whenReady: async () => void done.push('ready'),
    showError: (title, content) => void done.push(`${title}: ${content}`),
    askWhileMoving(to, over) {
      done.push(`moving to ${to}`)
      over.addEventListener('abort', () => done.push('over'))
      return answer
    },
    exit: (code) => void done.push(`exit ${code}`),
    run(place) {
      done.push('run')
      return run(place)
    },
  }
  return { start: startOn(doors, { files }), done }
}

/** A library of two files that is to be moved. */
async function aPlannedMove() {
  const userData = await aFolder()
  const [folder, to] = [join(userData, 'library'), await aFolder()]
  await mkdir(folder)
  for (const name of ['searches.json', 'settings.json']) await writeFile(join(folder, name), '{}')
  const found = rememberedPlace(userData, null)
  if (found.kind !== 'known') throw new Error(found.detail)
  await planMove(userData, found, to)
  return { userData, folder, to }
}

test('runs the app on the library without waiting for anything', async () => {
  const { start, done } = aStart(await aFolder(), ({ place }) => place.folder)
  expect(await start).toMatch(/library$/)
  expect(done).toEqual(['run'])
})

test('says in a box, once boxes can be seen, that it does not know where the library lies, and ends', async () => {
  const userData = await aFolder()
  await writeFile(join(userData, 'place.json'), '{')
  const { start, done } = aStart(userData)
  expect(await start).toBeNull()
  expect(done).toEqual([
    'ready',
    expect.stringMatching(/^Duidu does not know where its library lies: .*place\.json/),
    'exit 1',
  ])
})

test('says so, and ends, whatever else goes wrong before there is a window', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const { start, done } = aStart(await aFolder(), () => {
    throw new Error('no more threads')
  })
  expect(await start).toBeNull()
  expect(done).toEqual(['run', 'ready', expect.stringContaining('no more threads'), 'exit 1'])
})

test('on a disk that takes nothing more the old library is used, and the move is told and tried again', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const { userData, folder, to } = await aPlannedMove()
  const full = vi.fn(() => Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })))
  writing.full = full
  const { start } = aStart(userData, ({ place, outcome }) => JSON.stringify({ place, outcome }))
  const running = JSON.parse((await start)!) as ReaderPlace
  writing.full = null
  expect(full).toHaveBeenCalledTimes(2)
  expect(running.place).toMatchObject({ folder, moveTo: to })
  const problem = { kind: 'failed', detail: 'ENOSPC' }
  expect(running.outcome).toEqual({ kind: 'notMoved', from: folder, to, problem, again: true })
  expect((await readdir(to)).filter((name) => !name.startsWith('.place-'))).toEqual([])
  const { start: again } = aStart(userData, ({ outcome }) => outcome!.kind)
  expect(await again).toBe('moved')
})

describe('a move', () => {
  /** A disk on which each file takes so long. */
  const slowFor = (milliseconds: number): StoreFiles => ({
    ...NODE_FILES,
    link: async (from, to) => {
      await new Promise((resolve) => setTimeout(resolve, milliseconds))
      return NODE_FILES.link(from, to)
    },
  })

  test('that is quick is carried out without a word', async () => {
    const { userData } = await aPlannedMove()
    const { start, done } = aStart(userData, ({ outcome }) => outcome!.kind)
    expect(await start).toBe('moved')
    expect(done).toEqual(['run'])
  })

  test('that takes long is told of until it is over', async () => {
    const { userData, to } = await aPlannedMove()
    const files = slowFor(MOVING_PATIENCE + 300)
    const { start, done } = aStart(userData, ({ outcome }) => outcome!.kind, { files })
    expect(await start).toBe('moved')
    expect(done).toEqual(['ready', `moving to ${to}`, 'over', 'run'])
  })

  test('can be stopped then: the library stays where it is', async () => {
    const { userData, folder } = await aPlannedMove()
    const options = { files: slowFor(MOVING_PATIENCE + 300), answer: Promise.resolve('stop' as const) }
    const { start } = aStart(userData, ({ place, outcome }) => JSON.stringify({ place, outcome }), options)
    expect(JSON.parse((await start)!)).toMatchObject({
      place: { folder, moveTo: null },
      outcome: { kind: 'notMoved', problem: { kind: 'stopped' } },
    })
  })
})

const writing = vi.hoisted(() => ({ full: null as (() => Promise<never>) | null }))
vi.mock('../../src/main/files/writeFileWhole', async (original) => {
  const real = await original<typeof import('../../src/main/files/writeFileWhole')>()
  const writeFileDurably: typeof real.writeFileDurably = (...args) =>
    writing.full === null ? real.writeFileDurably(...args) : writing.full()
  return { ...real, writeFileDurably }
})
