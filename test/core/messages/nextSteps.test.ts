import { libraryPlaceMessages } from '@core/messages/libraryPlace'
import { snapshotMessages } from '@core/messages/snapshots'
import { describe, expect, test } from 'vitest'

const LOCALES = ['en', 'zh'] as const

describe.each(LOCALES)('in %s', (locale) => {
  const { unreadable, failed, heldText } = snapshotMessages[locale]
  const { outcome } = libraryPlaceMessages[locale]

  test('what goes wrong with snapshots says what to do next', () => {
    expect(unreadable('EACCES')).toMatch(/EACCES.*(readable|可以读取)/)
    expect(failed('EIO')).toMatch(/EIO.*(Try again|请重试)/)
    expect(heldText(1)).not.toBe(heldText(2))
    for (const count of [1, 2]) expect(heldText(count)).toMatch(/Look at|查看/)
  })

  test('a move that failed says how to go on, once', () => {
    const moved = { kind: 'notMoved', from: '/a', to: '/b' } as const
    const problem = { kind: 'failed', detail: 'ENOSPC: no space left' } as const
    const given = outcome({ ...moved, problem, again: false })
    expect(given).toMatch(/ENOSPC.*(Settings › General|“设置 › 通用”)/)
    const again = outcome({ ...moved, problem, again: true })
    expect(again).toMatch(/ENOSPC.*(next start|下次启动)/)
    expect(again).not.toMatch(/›/)
    const stopped = outcome({ ...moved, problem: { kind: 'stopped' }, again: false })
    expect(stopped).not.toMatch(/›/)
  })
})
