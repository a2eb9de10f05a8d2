import type { LibraryPlace, MovedLibrary } from '@core/reports'
import type { KnownPlace } from '../../src/main/libraryPlace'
import type { BrowserWindow } from 'electron/main'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { placing } from '../../src/main/placing'
import { aFolder } from './storage/aStore'

function made(place: Partial<LibraryPlace>, chosen: readonly string[], outcome: MovedLibrary | null = null) {
  const dialog = { showOpenDialog: vi.fn(async () => ({ canceled: false, filePaths: [...chosen] })) }
  const plan = vi.fn(async (known: KnownPlace, moveTo: string | null) => ({
    ...{ ...known, place: { ...known.place, moveTo } },
  }))
  const doors = placing({
    window: () => ({}) as BrowserWindow,
    dialog: dialog as never,
    locale: () => 'en',
    known: {
      place: { folder: '/library', moveTo: null, fixed: false, moved: false, ...place },
      mark: null,
      moveMark: null,
    },
    outcome,
    plan,
  })
  return { doors, dialog, plan }
}

test('a place that will do is remembered, and may be called off', async () => {
  const [folder, to] = [await aFolder(), await aFolder()]
  const { doors, plan } = made({ folder }, [to])
  expect(await doors.moveLibrary()).toMatchObject({ kind: 'planned', place: { folder, moveTo: to } })
  expect(plan).toHaveBeenLastCalledWith(expect.objectContaining({ mark: null }), to)
  expect(await doors.libraryPlace()).toMatchObject({ moveTo: to })
  expect(await doors.keepLibraryPlace()).toMatchObject({ folder, moveTo: null })
  expect(plan).toHaveBeenLastCalledWith(
    expect.objectContaining({ place: expect.objectContaining({ moveTo: to }) as unknown }),
    null,
  )
})

test('nothing is remembered of one that will not do, of none, or where it cannot be remembered', async () => {
  const folder = await aFolder()
  const unfit = made({ folder }, [join(folder, 'gone')])
  expect(await unfit.doors.moveLibrary()).toMatchObject({ kind: 'refused', problem: { kind: 'failed' } })
  expect(unfit.plan).not.toHaveBeenCalled()
  const none = made({ folder }, [])
  expect(await none.doors.moveLibrary()).toEqual({ kind: 'cancelled' })
  const full = made({ folder }, [await aFolder()])
  full.plan.mockRejectedValue(new Error('ENOSPC'))
  expect(await full.doors.moveLibrary()).toEqual({
    kind: 'refused',
    problem: { kind: 'failed', detail: 'ENOSPC' },
  })
  expect(await full.doors.libraryPlace()).toMatchObject({ moveTo: null })
})

test('a place that the environment gives stays, and nobody is asked', async () => {
  const { doors, dialog } = made({ fixed: true }, ['/new'])
  expect(await doors.moveLibrary()).toEqual({ kind: 'refused', problem: { kind: 'fixed' } })
  expect(dialog.showOpenDialog).not.toHaveBeenCalled()
})

test('what became of a move is told once, though the page is loaded again', () => {
  const moved = { kind: 'moved', from: '/library', to: '/new' } as const
  const { doors } = made({}, [], moved)
  expect(doors.moved()).toEqual(moved)
  expect(doors.moved()).toBeNull()
})
