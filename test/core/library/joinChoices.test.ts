import { joinSettings } from '@core/library/joinChoices'
import type { Settings } from '@core/settings'
import { describe, expect, test } from 'vitest'

/** Settings with keys as a file may hold them, also of commands that only a newer version knows. */
function withKeys(keys: Readonly<Record<string, readonly string[]>>): Partial<Settings> {
  return { keys }
}

describe('settings that another program has changed', () => {
  test('have keys of commands that only a newer version knows as that has them, where keys were changed here too', () => {
    const base = withKeys({ next: ['j'], 'later.command': ['Mod+1'] })
    const theirs = withKeys({ next: ['j'], 'later.command': ['Mod+2'] })
    const ours = withKeys({ next: ['x'], 'later.command': ['Mod+1'] })
    expect(joinSettings({ base, theirs, ours })).toEqual(
      withKeys({ next: ['x'], 'later.command': ['Mod+2'] }),
    )
  })

  test('keep keys of such commands that it does not name', () => {
    const base = withKeys({ next: ['j'], 'later.command': ['Mod+1'] })
    const ours = withKeys({ next: ['x'], 'later.command': ['Mod+1'] })
    expect(joinSettings({ base, theirs: {}, ours })).toEqual(ours)
  })
})
