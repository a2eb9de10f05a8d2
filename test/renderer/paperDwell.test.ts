import { useDwell } from '../../src/renderer/src/components/paper/useDwell'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { effectScope, nextTick, ref, type EffectScope } from 'vue'

const opening = ref(1)
const unread = ref(true)
const settled = ref(true)
const seconds = ref(2)
const onDwelt = vi.fn(() => {
  unread.value = false
})
let scope: EffectScope
let focused = true

async function pass(milliseconds: number): Promise<void> {
  await nextTick()
  vi.advanceTimersByTime(milliseconds)
  await nextTick()
}
function setFocus(to: boolean): void {
  focused = to
  window.dispatchEvent(new Event(to ? 'focus' : 'blur'))
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(document, 'hasFocus').mockImplementation(() => focused)
  focused = true
  opening.value = 1
  unread.value = true
  settled.value = true
  seconds.value = 2
  onDwelt.mockClear()
  scope = effectScope()
  scope.run(() =>
    useDwell({
      opening: () => opening.value,
      unread: () => unread.value,
      settled: () => settled.value,
      seconds: () => seconds.value,
      onDwelt,
    }),
  )
})
afterEach(() => {
  scope.stop()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('a paper becomes read', () => {
  test('after two seconds of being open, once', async () => {
    await pass(1_999)
    expect(onDwelt).not.toHaveBeenCalled()
    await pass(1)
    expect(onDwelt).toHaveBeenCalledTimes(1)
    await pass(60_000)
    expect(onDwelt).toHaveBeenCalledTimes(1)
  })

  test('once only, even where marking did not help', async () => {
    onDwelt.mockImplementationOnce(() => undefined)
    await pass(2_000)
    setFocus(false)
    await pass(1)
    setFocus(true)
    await pass(60_000)
    expect(onDwelt).toHaveBeenCalledTimes(1)
  })

  test('after as long as the settings say, from the moment they say it', async () => {
    await pass(1_000)
    seconds.value = 5
    await pass(4_999)
    expect(onDwelt).not.toHaveBeenCalled()
    await pass(1)
    expect(onDwelt).toHaveBeenCalledTimes(1)
  })

  test('counted anew for the next paper', async () => {
    await pass(1_500)
    opening.value = 2
    await pass(1_500)
    expect(onDwelt).not.toHaveBeenCalled()
    await pass(500)
    expect(onDwelt).toHaveBeenCalledTimes(1)
  })
})

describe('a paper does not become read', () => {
  test('where the setting is 0', async () => {
    seconds.value = 0
    await pass(60_000)
    expect(onDwelt).not.toHaveBeenCalled()
  })

  test('while the window is not in use; coming back starts anew', async () => {
    await pass(1_500)
    setFocus(false)
    await pass(60_000)
    expect(onDwelt).not.toHaveBeenCalled()
    setFocus(true)
    await pass(1_999)
    expect(onDwelt).not.toHaveBeenCalled()
    await pass(1)
    expect(onDwelt).toHaveBeenCalledTimes(1)
  })

  test('while the window is hidden', async () => {
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    document.dispatchEvent(new Event('visibilitychange'))
    await pass(60_000)
    expect(onDwelt).not.toHaveBeenCalled()
  })

  test('while another paper is on its way', async () => {
    await pass(1_500)
    settled.value = false
    await pass(60_000)
    expect(onDwelt).not.toHaveBeenCalled()
  })

  test('again once it was made unread by hand, until it is opened again', async () => {
    await pass(2_000)
    unread.value = true
    await pass(60_000)
    setFocus(false)
    setFocus(true)
    await pass(60_000)
    expect(onDwelt).toHaveBeenCalledTimes(1)
    opening.value = 2
    await pass(2_000)
    expect(onDwelt).toHaveBeenCalledTimes(2)
  })

  test('when it was made read and unread by hand before its time', async () => {
    await pass(500)
    unread.value = false
    await pass(500)
    unread.value = true
    await pass(60_000)
    expect(onDwelt).not.toHaveBeenCalled()
  })
})
