import type { PaperId } from '@core/paperId'
import type { NoteState } from '@core/reports'
import { execFile } from 'node:child_process'
import { open, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'vitest'
import { aDigest, anEntry } from '../core/library/builders'
import { openOnDisk } from '../main/library/openOnDisk'
import { aFolder } from '../main/storage/aStore'
import type { Tally } from './tally'

const run = promisify(execFile)
const ID = '2311.00001' as PaperId
/** The note's own pause, and what the machine takes; a person is told within a second of the save. */
const TOLD_WITHIN = 1_000
/** The library tries again two seconds after the first failure. */
const AGAIN_WITHIN = 6_000

/** Writes a file until the disk takes no more. */
async function fill(path: string): Promise<void> {
  const handle = await open(path, 'w')
  try {
    for (let size = 65_536; size >= 1; size = Math.floor(size / 2)) {
      const block = Buffer.alloc(size, 'x')
      try {
        for (;;) if ((await handle.write(block)).bytesWritten < size) break
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
      }
    }
  } finally {
    await handle.close()
  }
}

function namesUnder(folder: string): Promise<string[]> {
  return readdir(folder, { recursive: true })
}

/** A mount of 2 MB in memory; null with the reason where this user may not make one. */
async function smallDisk(): Promise<{ folder: string; remove: () => Promise<void> } | string> {
  if (process.platform !== 'linux') return 'only Linux has a tmpfs'
  if (process.getuid?.() !== 0) return 'only root may mount a tmpfs'
  const folder = await aFolder()
  try {
    await run('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder])
  } catch (error) {
    return `mounting a tmpfs failed: ${String(error).split('\n').at(-2) ?? String(error)}`
  }
  return { folder, remove: async () => void (await run('umount', [folder])) }
}

/**
 * Fills the disk under a library `count` times and writes a note: it is not saved and that is told, the text
 * is kept, the disk has the old one whole and nothing else; space back, it is saved by itself.
 */
export async function fullDisk(count: number, tally: Tally): Promise<void> {
  const disk = await smallDisk()
  if (typeof disk === 'string') {
    tally.skipped = disk
    return
  }
  const folder = join(disk.folder, 'library')
  const states: NoteState[] = []
  const { library, close } = await openOnDisk(folder, (event, payload) => {
    if (event === 'noteState' && 'id' in payload) states.push(payload.state)
  })
  const last = (): NoteState | undefined => states.at(-1)
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const noteOnDisk = async (): Promise<string> => readFile(join(folder, 'notes/0001.json'), 'utf8')
  try {
    await library.importFiles([aDigest('2023-11-03.cs.LG.md', anEntry(ID))])
    await library.writeNote(ID, 'before')
    await library.flush()
    const namesBefore = (await namesUnder(folder)).sort()
    for (let round = 0; round < count; round++) {
      const ballast = join(disk.folder, 'ballast')
      const before = await noteOnDisk()
      const text = `round ${round} ${'字'.repeat(2_000 + round)}`
      await tally.try(`round ${round}`, AGAIN_WITHIN + TOLD_WITHIN, async () => {
        await fill(ballast)
        await library.writeNote(ID, text)
        void library.flush()
        await tally.within(TOLD_WITHIN, `round ${round}: telling`, () =>
          until(() => last()?.kind === 'notSaved'),
        )
        expect(last()).toEqual({ kind: 'notSaved', failure: { kind: 'diskFull' } })
        expect(await library.health()).toEqual({ kind: 'trouble', failure: { kind: 'diskFull' } })
        expect((await library.openPaper(ID))?.note?.text).toBe(text)
        expect(await noteOnDisk()).toBe(before)
        expect((await namesUnder(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([])
        await rm(ballast)
        await until(() => last()?.kind === 'saved')
        expect(await noteOnDisk()).toContain(text)
      })
      await rm(ballast, { force: true })
    }
    expect((await namesUnder(folder)).sort().filter((name) => !name.endsWith('.bak'))).toEqual(
      namesBefore.filter((name) => !name.endsWith('.bak')),
    )
  } finally {
    await close()
    await disk.remove()
  }
}
