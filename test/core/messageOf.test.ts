import { messageOf } from '@core/messageOf'
import { expect, test } from 'vitest'

test('an error says its message, and anything else itself', () => {
  expect(messageOf(new TypeError('no such thing'))).toBe('no such thing')
  expect(messageOf('thrown')).toBe('thrown')
  expect(messageOf(undefined)).toBe('undefined')
})

test('one that came over the bridge says what it said in main', () => {
  const bridged = (said: string) => messageOf(new Error(`Error invoking remote method 'snapshots': ${said}`))
  expect(bridged('Error: EIO: i/o error, read')).toBe('EIO: i/o error, read')
  expect(bridged('TypeError: too short')).toBe('too short')
  expect(bridged('snapshots: too many calls')).toBe('snapshots: too many calls')
})
