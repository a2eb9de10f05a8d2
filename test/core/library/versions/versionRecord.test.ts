import {
  isVersionRecord,
  NO_VERSIONS,
  VERSION_SHARDS,
  versionShardOf,
  withVersions,
} from '@core/library/versions/versionRecord'
import { MOST_VERSION_CHARACTERS, MOST_VERSIONS } from '@core/noteVersions'
import { expect, test } from 'vitest'

const aText = (text: string) => ({ text, changedAt: 'then', keptAt: 'now', before: 'change' as const })
const texts = (count: number, length = 1) =>
  Array.from({ length: count }, (_, place) => aText(`${place + 1}`.padEnd(length, '字')))

test('the last twenty stay, each under its own number', () => {
  const first = withVersions(NO_VERSIONS, texts(15))
  const { versions, next } = withVersions(first, texts(10))
  expect(versions).toHaveLength(MOST_VERSIONS)
  expect(versions.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, place) => place + 6))
  expect(next).toBe(26)
})

test('a text that is the newest already is told anew and not kept twice', () => {
  const first = withVersions(NO_VERSIONS, texts(2))
  const deletion = { ...aText('2'), keptAt: 'later', before: 'deletion' as const }
  expect(withVersions(first, [deletion]).versions).toEqual([first.versions[0], { ...deletion, number: 2 }])
})

test('of large texts fewer stay, but always the newest', () => {
  const mebi = 1_048_576
  const { versions } = withVersions(NO_VERSIONS, texts(6, mebi))
  expect(versions.map(({ number }) => number)).toEqual([3, 4, 5, 6])
  expect(versions.reduce((sum, { text }) => sum + text.length, 0)).toBe(MOST_VERSION_CHARACTERS)
  const huge = withVersions(NO_VERSIONS, texts(2, 5 * mebi)).versions
  expect(huge.map(({ number }) => number)).toEqual([2])
  // twenty of two hundred thousand characters fit
  expect(withVersions(NO_VERSIONS, texts(25, 200_000)).versions).toHaveLength(MOST_VERSIONS)
})

test('papers of a day are spread over the shards', () => {
  const shards = new Set<number>()
  for (let number = 1; number <= 1_000; number++) {
    const shard = versionShardOf(`2311.${String(number).padStart(5, '0')}`)
    expect(shard).toBeGreaterThanOrEqual(0)
    expect(shard).toBeLessThan(VERSION_SHARDS)
    shards.add(shard)
  }
  expect(shards.size).toBeGreaterThan(500)
})

test('a record of another shape is none', () => {
  expect(isVersionRecord({ ...withVersions(NO_VERSIONS, texts(2)), later: true })).toBe(true)
  for (const versions of [
    null,
    {},
    [null],
    [{}],
    [{ ...aText('a'), number: '1' }],
    [{ ...aText('a'), number: 1, text: 1 }],
  ]) {
    expect(isVersionRecord({ next: 1, versions })).toBe(false)
  }
  expect(isVersionRecord({ versions: [] })).toBe(false)
})
