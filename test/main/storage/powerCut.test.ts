import { describe, expect, it, vi } from 'vitest'
import { adapterOf, judge, momentsOf, powerCut, reload, withoutSyncOf } from '../../faults/powerCut'
import { onStockLowdb, readStockLowdb } from '../../faults/stockLowdb'
import { tallyOf } from '../../faults/tally'

vi.setConfig({ testTimeout: 30_000 })

describe('a power cut at any moment', () => {
  it('takes no save that was acknowledged, and leaves nothing but what was saved', async () => {
    const { tried, ...rest } = await tallyOf(powerCut, 4)
    expect(tried).toBeGreaterThan(400)
    expect(rest).toEqual({ lost: 0, words: [] })
  })

  it('may take the last saves of what can be made again, but never breaks it', async () => {
    const moments = await momentsOf(4, adapterOf('rebuildable'))
    const verdict = await judge(moments, reload)
    expect(verdict.wrong).toBe(0)
    expect(verdict.lost + verdict.broken).toBeGreaterThan(0)
    for (const { cuts } of moments) {
      for (const found of cuts) await expect(reload(found)).resolves.not.toBeUndefined()
    }
  })

  it('is no harmless one: the adapter that lowdb brings loses saves and breaks the store in this model', async () => {
    const verdict = await judge(await momentsOf(4, onStockLowdb), readStockLowdb)
    expect(verdict.broken).toBeGreaterThan(0)
    expect(verdict.lost).toBeGreaterThan(0)
    expect(verdict.wrong).toBe(0)
  })

  it('shows each flush to be needed: without either, saves are lost', async () => {
    for (const which of ['folder', 'file'] as const) {
      const verdict = await judge(await momentsOf(2, withoutSyncOf(which)), reload)
      expect(verdict.lost + verdict.broken, which).toBeGreaterThan(0)
    }
  })
})
