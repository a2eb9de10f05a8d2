import { expect, test } from 'vitest'
import { isUnder, pageAddress } from '../../src/main/pageAddress'

const own = { url: 'app://duidu/index.html', origin: 'app://duidu', socketOrigin: null }

test('a packaged app loads its own page, whatever the environment says', () => {
  expect(pageAddress(true, 'http://localhost:5173')).toEqual(own)
  expect(pageAddress(true, undefined)).toEqual(own)
})

test('an app that is not packaged takes a development server of this machine', () => {
  expect(pageAddress(false, undefined)).toEqual(own)
  expect(pageAddress(false, 'http://localhost:5173')).toEqual({
    url: 'http://localhost:5173/',
    origin: 'http://localhost:5173',
    socketOrigin: 'ws://localhost:5173',
  })
})

test('no other server is taken', () => {
  for (const server of [
    'http://example.org',
    'https://localhost:5173',
    'http://localhost.example.org',
    'http://127.0.0.1@example.org',
    'file:///tmp/index.html',
    'not an address',
    '',
  ]) {
    expect(pageAddress(false, server)).toEqual(own)
  }
})

test('an address lies under an origin only behind its slash', () => {
  expect(isUnder('app://duidu/index.html', 'app://duidu')).toBe(true)
  expect(isUnder('app://duidu.example.org/', 'app://duidu')).toBe(false)
  expect(isUnder('app://duidu@example.org/', 'app://duidu')).toBe(false)
  expect(isUnder('app://duidu', 'app://duidu')).toBe(false)
})
