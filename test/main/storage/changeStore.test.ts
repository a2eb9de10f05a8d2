import { Low, Memory } from 'lowdb'
import { describe, expect, it } from 'vitest'
import { changeStore, openStore } from '../../../src/main/storage/changeStore'
import { words, type Words } from './aStore'

interface Counter {
  count: number
}

describe('a store that is changed', () => {
  it('has the change on disk before it has it in memory', async () => {
    const seen: number[] = []
    const low: Low<Counter> = new Low<Counter>(
      {
        read: () => Promise.resolve(null),
        write: (data) => {
          seen.push(data.count, low.data.count)
          return Promise.resolve()
        },
      },
      { count: 0 },
    )
    await changeStore(low, (data) => (data.count = 1))
    expect(seen).toEqual([1, 0])
    expect(low.data).toEqual({ count: 1 })
  })

  it('stays as it was where the change could not be saved, and the next change builds on that', async () => {
    let full = true
    const memory = new Memory<Counter>()
    const low = new Low<Counter>(
      {
        read: () => memory.read(),
        write: (data) => (full ? Promise.reject(new Error('full')) : memory.write(data)),
      },
      { count: 0 },
    )
    await expect(changeStore(low, (data) => (data.count += 10))).rejects.toThrow('full')
    expect(low.data).toEqual({ count: 0 })
    full = false
    await changeStore(low, (data) => (data.count += 1))
    expect(await memory.read()).toEqual({ count: 1 })
  })

  it('stays as it was where the change itself throws', async () => {
    const low = new Low<Counter>(new Memory(), { count: 0 })
    const change = (data: Counter): void => {
      data.count = 5
      throw new Error('halfway')
    }
    await expect(changeStore(low, change)).rejects.toThrow('halfway')
    expect(low.data).toEqual({ count: 0 })
  })

  it('loses none of many changes made at once', async () => {
    const low = new Low<Counter>(new Memory(), { count: 0 })
    await Promise.all(Array.from({ length: 50 }, () => changeStore(low, (data) => data.count++)))
    expect(low.data).toEqual({ count: 50 })
  })
})

describe('a store that is opened', () => {
  it('has its data, or a copy of the defaults of its own', async () => {
    const memory = new Memory<Words>()
    const defaults = words('default')
    const low = await openStore(memory, defaults)
    expect(low.data).toEqual(defaults)
    expect(low.data).not.toBe(defaults)
    await memory.write(words('saved'))
    expect((await openStore(memory, defaults)).data).toEqual(words('saved'))
  })

  it('does not open over what cannot be read', async () => {
    const adapter = { read: () => Promise.reject(new Error('unreadable')), write: () => Promise.resolve() }
    await expect(openStore(adapter, words())).rejects.toThrow('unreadable')
  })
})
