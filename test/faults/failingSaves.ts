import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'vitest'
import { openLibraryStores } from '../../src/main/library/libraryStores'
import { openEnvelope } from '../../src/main/storage/envelope'
import { saveFailure } from '../../src/main/storage/storeErrors'
import {
  aFolder,
  aFolderLike,
  aStore,
  namesIn,
  onEach,
  removeFolder,
  reopened,
  saved,
  snapshotOf,
  words,
} from '../main/storage/aStore'
import { armedFiles, faultyFiles, QUICK_FILES, recorder, type Call } from '../main/storage/hookedFiles'
import { CODES, faultsAt, inWords, kindOf, type FaultAtCall } from './faultsAtCalls'
import { keptPart, PARTS, type KeptPart, type PartName } from './keptParts'
import type { Tally } from './tally'

/** A person is told within this many milliseconds. */
const TOLD_WITHIN = 1_000
/** The longest that the app waits before it tries again by itself. */
const LONGEST_RETRY = 31_000
const FULL_CALLS = 13
const COPIED_CALLS = 10

// A fault in one of these does not have to fail the save: tidying, and what has another way.
function maySucceed({ operation, path }: Call, code: string, file: string): boolean {
  const ofTheFolder = !path.includes(file)
  return (
    operation === 'unlink' ||
    operation === 'link' ||
    (ofTheFolder && operation === 'close') ||
    (ofTheFolder && operation === 'sync' && ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(code))
  )
}

/** What a store's file holds; throws where it is not whole. */
async function dataIn(path: string): Promise<unknown> {
  const opened = openEnvelope(await readFile(path))
  if (opened.kind === 'broken') throw new Error(`the file is broken: ${opened.why}`)
  return opened.data
}

/** Waits until the library says by itself that all is well; it is not asked to save. */
async function untilWell({ watch }: KeptPart): Promise<void> {
  for (let turn = 0; watch.health.kind !== 'well'; turn++) {
    if (turn > 2_000) throw new Error('it is not tried again by itself')
    await wait(1)
  }
}

/**
 * Lets every call of a save fail with each of `count` system errors, once and for ever, instead of its work
 * and after it; in turn of everything that keeps what the reader made, by the code that the app runs on a
 * library's files. After each: the file holds the old data or the new, whole; either it is saved, or the
 * person is told at once, what is shown is what the reader did, and it is known not to be saved; nothing is
 * called saved that is not; and when the fault is lifted it is saved by itself.
 */
export async function failingSaves(count: number, tally: Tally): Promise<void> {
  await onEach(PARTS, (name) => failingSavesOf(name, count, tally))
  tally.remark = `${PARTS.length} stores × ${FULL_CALLS} calls × ${Math.min(count, CODES.length)} errors × 4`
}

async function failingSavesOf(name: PartName, count: number, tally: Tally): Promise<void> {
  const folder = join(await aFolder(), 'library')
  const armed = armedFiles(QUICK_FILES)
  const opened = await openLibraryStores(folder, { files: armed.files })
  if (opened.kind !== 'open') throw new Error(JSON.stringify(opened.state))
  const part = keptPart(name, opened.stores)
  const path = join(folder, part.file)
  await part.load()
  let turn = 0
  const save = async (): Promise<void> => {
    part.change(++turn)
    expect(await part.flush()).toEqual({ kind: 'flushed' })
  }
  for (let first = 0; first < 3; first++) await save()
  const calls = armed.listen()
  await save()
  if (calls.length !== FULL_CALLS)
    tally.lose(`a save of ${name} makes ${calls.length} calls, not ${FULL_CALLS}`)

  for (const fault of faultsAt([...calls], CODES.slice(0, count))) {
    await tally.try(`${name}: ${inWords(fault)}`, 10_000, async () => {
      const before = part.inFile(await dataIn(path))
      part.said.length = 0
      armed.arm(fault)
      part.change(++turn)
      await tally.within(TOLD_WITHIN, `${name}: ${inWords(fault)}: telling`, async () => {
        await judge(part, fault, { calls, before, path, told: await part.flush() })
      })
      armed.lift()
      await part.clock.pass(LONGEST_RETRY)
      await untilWell(part)
      expect(part.inFile(await dataIn(path)), 'after it was lifted').toEqual(await part.shown())
      await save()
      expect(await strangers(path)).toEqual([])
    })
  }
  await opened.close()
  await sweptAtNextStart(name, folder, path, tally)
}

/** What lies beside a store's file and is none of its own: its backup, and files on their way. */
async function strangers(path: string): Promise<readonly string[]> {
  const stem = basename(path)
  const own = new RegExp(`^${stem.replace('.', '\\.')}(?:\\.bak|\\.[0-9a-f]{16}\\.tmp)?$`)
  return (await namesIn(dirname(path))).filter((name) => name.startsWith(stem) && !own.test(name))
}

/** A file that was made by a call that said it had failed stays until the next start, and no longer. */
async function sweptAtNextStart(name: PartName, folder: string, path: string, tally: Tally): Promise<void> {
  const again = await openLibraryStores(folder, { files: QUICK_FILES })
  if (again.kind !== 'open') throw new Error(JSON.stringify(again.state))
  await keptPart(name, again.stores).load()
  const left = (await namesIn(dirname(path))).filter((each) => each.startsWith(basename(path)))
  if (left.length !== 2) tally.lose(`of ${name} is left after the next start: ${left.join(', ')}`)
  await again.close()
}

async function judge(
  part: KeptPart,
  fault: FaultAtCall,
  {
    calls,
    before,
    path,
    told,
  }: {
    readonly calls: readonly Call[]
    readonly before: unknown
    readonly path: string
    readonly told: Awaited<ReturnType<KeptPart['flush']>>
  },
): Promise<void> {
  const file = basename(path)
  const after = await part.shown()
  const onDisk = part.inFile(await dataIn(path))
  expect(after, 'what is shown is what the reader did').not.toEqual(before)
  // where a file seems to be gone or changed, it is read anew
  const seemedGone = fault.code === 'ENOENT' && fault.call.operation === 'lstat'
  if (told.kind === 'flushed') {
    // what is on its way as soon as it is made has failed, and was saved when it was asked for once more
    const onceMore = !part.waits && fault.times === 'once'
    const isAllowed = maySucceed(fault.call, fault.code, file) || seemedGone || onceMore
    expect(isAllowed, 'was not told').toBe(true)
    expect(onDisk).toEqual(after)
    expect(part.watch.health).toEqual({ kind: 'well' })
    return
  }
  expect(told.failure.kind).toBe(kindOf(fault))
  expect(part.watch.health).toEqual({ kind: 'trouble', failure: told.failure })
  expect(part.isUnsaved(), 'is known not to be saved').toBe(true)
  expect(part.said, 'was called saved').not.toContain('saved')
  // once the new file has its name, a reader finds it; only the promise is missing
  const inPlace = calls.find(({ operation, path: to }) => operation === 'rename' && to === path)!
  const isInPlace =
    fault.call.index > inPlace.index || (fault.call.index === inPlace.index && fault.when === 'after')
  expect(onDisk).toEqual(isInPlace ? after : before)
}

/** The same of a shard of papers, whose backup is a second copy: what it says of a save, and what lies on disk. */
export async function failingSavesOfPapers(count: number, tally: Tally): Promise<void> {
  const options = { durability: 'rebuildable', backup: 'copy' } as const
  const [before, after, next] = [words('before'), words('after'), words('well again')]
  const clean = await aFolder()
  await saved(clean, words('oldest'), before)
  const snapshot = await snapshotOf(clean)
  const { files: recorded, calls: all } = recorder(QUICK_FILES)
  const first = aStore(await aFolderLike(snapshot), { ...options, files: recorded })
  await first.read()
  const loading = all.length
  await first.write(after)
  const calls = all.slice(loading)
  if (calls.length !== COPIED_CALLS) tally.lose(`a save makes ${calls.length} calls, not ${COPIED_CALLS}`)
  const inPlace = calls.find(({ operation, path }) => operation === 'rename' && path.endsWith('words.json'))!
  await onEach(faultsAt(calls, CODES.slice(0, count)), async (fault) => {
    const folder = await aFolderLike(snapshot)
    const { files, lift } = faultyFiles(QUICK_FILES, fault)
    const store = aStore(folder, { ...options, files })
    await store.read()
    let error: unknown = null
    await tally.within(TOLD_WITHIN, `${inWords(fault)}: telling`, async () => {
      error = await store.write(after).then(
        () => null,
        (error: unknown) => error,
      )
    })
    await tally.try(inWords(fault), 10_000, async () => {
      const onDisk = await reopened(folder)
      if (error === null) {
        expect(maySucceed(fault.call, fault.code, 'words.json'), 'was not told').toBe(true)
        expect(onDisk).toEqual(after)
      } else {
        expect(saveFailure(error).kind).toBe(kindOf(fault))
        const isInPlace =
          fault.call.index > inPlace.index || (fault.call === inPlace && fault.when === 'after')
        expect(onDisk).toEqual(isInPlace ? after : before)
      }
      expect((await namesIn(folder)).filter((name) => name.includes('corrupt'))).toEqual([])
      lift()
      await store.write(next)
      expect(await reopened(folder)).toEqual(next)
      expect(await namesIn(folder)).toEqual(['words.json', 'words.json.bak'])
      await removeFolder(folder)
    })
  })
  tally.remark = `${calls.length} calls × ${Math.min(count, CODES.length)} errors × 4`
}
