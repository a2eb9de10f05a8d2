import { expect, it } from 'vitest'
import { lockFolder } from '../../../src/main/storage/folderLock'
import { killedSaving, savingProgram, startSaving } from '../../faults/killedSaving'
import { tallyOf } from '../../faults/tally'
import { aFolder } from './aStore'

it('a program that is killed while it saves loses none of the acknowledged saves, and its lock is free', async () => {
  expect(await tallyOf(killedSaving, 20)).toEqual({ tried: 20, lost: 0, words: [] })
}, 60_000)

it('a program that saves keeps every other one out as long as it lives', async () => {
  const program = await savingProgram()
  const folder = await aFolder()
  const first = startSaving(program, folder)
  expect(await first.begun).toBe('locked')
  const second = startSaving(program, folder)
  expect(await second.begun).toBe('heldByAnother')
  expect(await lockFolder(folder)).toEqual({ kind: 'heldByAnother' })
  await first.kill()
  const third = startSaving(program, folder)
  expect(await third.begun).toBe('locked')
  await third.kill()
}, 30_000)
