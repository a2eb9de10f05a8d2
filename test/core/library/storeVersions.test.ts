import { STORE_CHECKS } from '@core/library/storedShapes'
import { STORE_VERSIONS } from '@core/library/storeVersions'
import { expect, test } from 'vitest'

test('every kind of store has a version, and every step from the first to it', () => {
  expect(Object.keys(STORE_VERSIONS).sort()).toEqual(Object.keys(STORE_CHECKS).sort())
  for (const [kind, { version, migrations }] of Object.entries(STORE_VERSIONS)) {
    expect(Number.isSafeInteger(version) && version >= 1, kind).toBe(true)
    const steps = Array.from({ length: version - 1 }, (_step, place) => place + 1)
    expect(
      [...migrations.keys()].sort((a, b) => a - b),
      kind,
    ).toEqual(steps)
  }
})
