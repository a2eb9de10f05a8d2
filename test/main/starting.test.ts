import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { planMove, rememberedPlace } from '../../src/main/libraryPlace'
import { startOn, type ReaderPlace } from '../../src/main/starting'
import { aFolder } from './storage/aStore'

/** A start, and in which order it did what. */
function aStart(userData: string, run: (place: ReaderPlace) => string = () => 'running') {
  const done: string[] = []
  const start = startOn({
    userData,
    given: null,
    locale: () => 'en',
    whenReady: async () => void done.push('ready'),
    showError: (title, content) => void done.push(`${title}: ${content}`),
    exit: (code) => void done.push(`exit ${code}`),
    run(place) {
      done.push('run')
      return run(place)
    },
  })
  return { start, done }
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
  const userData = await aFolder()
  const [folder, to] = [join(userData, 'library'), await aFolder()]
  await mkdir(folder)
  await writeFile(join(folder, 'settings.json'), '{}')
  const found = rememberedPlace(userData, null)
  if (found.kind !== 'known') throw new Error(found.detail)
  await planMove(userData, found, to)
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

const writing = vi.hoisted(() => ({ full: null as (() => Promise<never>) | null }))
vi.mock('../../src/main/files/writeFileWhole', async (original) => {
  const real = await original<typeof import('../../src/main/files/writeFileWhole')>()
  const writeFileWhole: typeof real.writeFileWhole = (...args) =>
    writing.full === null ? real.writeFileWhole(...args) : writing.full()
  return { ...real, writeFileWhole }
})
