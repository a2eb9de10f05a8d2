import {
  isMuchSmaller,
  isTimeForAnother,
  MOST_WANTED,
  rotate,
  SNAPSHOT_PERIOD,
  type RotatedSnapshot,
} from '@core/library/snapshots/rotation'
import { describe, expect, it } from 'vitest'
import { Random } from '../model/random'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** A Monday. */
const START = Date.UTC(2026, 10, 23)
const MOST = 6 + 24 + 14 + 8

const aSnapshot = (
  number: number,
  madeAt: number,
  notes = 10,
  reason: RotatedSnapshot['reason'] = 'time',
): RotatedSnapshot => ({ number, madeAt, reason, weight: { notes, characters: notes * 100, marks: 0 } })

/** What is left when each is made in its turn and the rule is followed every time. */
function lived(made: readonly RotatedSnapshot[], agreed = 0): RotatedSnapshot[] {
  let there: RotatedSnapshot[] = []
  for (const snapshot of made) {
    const { kept } = rotate([...there, snapshot], agreed)
    there = [...there, snapshot].filter(({ number }) => kept.has(number))
  }
  return there
}

const numbersOf = (snapshots: readonly RotatedSnapshot[]): number[] => snapshots.map(({ number }) => number)

/** Snapshots at times that mostly go on, sometimes jump, and go back where `back` says so; of any size. */
function someSnapshots(seed: number, count: number, back: boolean, sizes: readonly number[]) {
  const random = new Random(seed)
  let now = START
  return Array.from({ length: count }, (_, place) => {
    const step = [MINUTE * 10, MINUTE * 70, DAY, DAY * 9][Math.floor(random.next() ** 2 * 4)]!
    now += back && random.chance(0.2) ? -step * 3 : step
    return aSnapshot(place + 1, now, random.one(sizes))
  })
}

describe('of snapshots of like size', () => {
  it('that are made every ten minutes for a year, 6, 24, 14 and 8 slots are kept, of each its newest', () => {
    const count = (365 * DAY) / SNAPSHOT_PERIOD
    const made = Array.from({ length: count }, (_, place) =>
      aSnapshot(place + 1, START + place * SNAPSHOT_PERIOD),
    )
    // only the last ten weeks can matter: what is older was pushed out
    const there = lived(made.slice(-70 * 24 * 6))
    const end = made.at(-1)!.madeAt
    const ages = there.map(({ madeAt }) => end - madeAt)
    expect(ages.filter((age) => age < 60 * MINUTE)).toHaveLength(6)
    expect(ages.filter((age) => age < DAY)).toHaveLength(6 + 23)
    expect(there.filter(({ madeAt }) => end - madeAt < 14 * DAY)).toHaveLength(6 + 23 + 13)
    // of eight weeks the last two lie within the fortnight
    expect(there.length).toBeGreaterThanOrEqual(6 + 23 + 13 + 5)
    expect(there.length).toBeLessThanOrEqual(MOST)
    expect(Math.max(...ages)).toBeGreaterThan(6 * 7 * DAY)
  })

  it('there are never more than the slots of all kinds, and the newest is always among them', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const made = someSnapshots(seed, 200, seed % 2 === 0, [10])
      for (const there of [lived(made), made]) {
        const { kept, held } = rotate(there, 0)
        expect(kept.size).toBeLessThanOrEqual(MOST)
        expect(held.size).toBe(0)
        expect(kept.has(there.at(-1)!.number)).toBe(true)
      }
    }
  })

  it('a pause of years throws none away', () => {
    const made = someSnapshots(3, 100, false, [10])
    const there = lived(made)
    const later = aSnapshot(1_000, made.at(-1)!.madeAt + 3_000 * DAY)
    const after = lived([...there, later])
    // the new one takes at most one slot of each kind
    expect(after.length).toBeGreaterThanOrEqual(there.length + 1 - 4)
  })

  it('a clock that ran ahead by years, and goes back, lets new ones stay', () => {
    const wrong = Array.from({ length: 4 }, (_, place) =>
      aSnapshot(place + 1, START + 9_000 * DAY + place * SNAPSHOT_PERIOD),
    )
    const right = Array.from({ length: 30 }, (_, place) => aSnapshot(place + 5, START + place * DAY))
    const numbers = numbersOf(lived([...wrong, ...right]))
    expect(numbers.slice(-14)).toEqual(numbersOf(right).slice(-14))
  })

  it('a clock that goes to and fro pushes none out of its week', () => {
    const old = Array.from({ length: 8 }, (_, place) => aSnapshot(place + 1, START + place * 7 * DAY))
    const now = START + 7 * 7 * DAY
    const flipping = Array.from({ length: 40 }, (_, place) =>
      aSnapshot(place + 9, now + (place % 2) * DAY + place * MINUTE),
    )
    expect(numbersOf(lived([...old, ...flipping])).filter((number) => number <= 7)).toEqual([
      1, 2, 3, 4, 5, 6, 7,
    ])
  })
})

describe('of snapshots of any size and any time', () => {
  const SIZES = [0, 1, 7, 10, 40, 300]

  it('taking one away never makes another go', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const made = someSnapshots(seed, 60, seed % 2 === 0, SIZES)
      const { kept } = rotate(made, 0)
      for (const away of made) {
        const rest = made.filter((one) => one !== away)
        const now = rotate(rest, 0).kept
        for (const number of kept) if (number !== away.number) expect(now.has(number)).toBe(true)
      }
    }
  })

  it('following the rule twice changes nothing', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const made = someSnapshots(seed, 150, seed % 2 === 0, SIZES)
      const { kept } = rotate(made, 0)
      const there = made.filter(({ number }) => kept.has(number))
      expect(rotate(there, 0).kept).toEqual(kept)
    }
  })

  it('however many much smaller ones follow, none of the larger goes', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const there = lived(someSnapshots(seed, 100, false, [40, 45, 50]))
      const end = there.at(-1)!
      const small = someSnapshots(seed + 100, 150, true, [0, 3, 20]).map((one, place) => ({
        ...one,
        number: end.number + 1 + place,
        madeAt: one.madeAt + (end.madeAt - START),
      }))
      const after = lived([...there, ...small])
      const large = after.filter(({ number }) => number <= end.number)
      expect(numbersOf(large)).toEqual(numbersOf(there))
      // the small ones take turns among themselves: they are of three sizes at most
      expect(after.length - large.length).toBeLessThanOrEqual(3 * MOST)
    }
  })
})

describe('a loss', () => {
  const before = Array.from({ length: 20 }, (_, place) => aSnapshot(place + 1, START + place * DAY, 100))
  const afterLoss = Array.from({ length: 200 }, (_, place) =>
    aSnapshot(place + 21, START + (20 + place) * DAY, 3),
  )
  const there = lived([...before, ...afterLoss])

  it('holds what there was before, and says so', () => {
    const { held } = rotate(there, 0)
    expect(held.size).toBeGreaterThanOrEqual(14)
    expect([...held].every((number) => number <= 20)).toBe(true)
  })

  it('that the reader says is right lets the larger ones go in their turn', () => {
    const { kept, held } = rotate(there, there.at(-1)!.number)
    expect(held.size).toBe(0)
    expect(kept.size).toBeLessThanOrEqual(MOST)
    expect([...kept].every((number) => number > 20)).toBe(true)
  })

  it('after that is held again', () => {
    const agreed = there.at(-1)!.number
    const { kept } = rotate(there, agreed)
    const left = there.filter(({ number }) => kept.has(number))
    const at = (place: number): number => START + (220 + place) * DAY
    const larger = [0, 1, 2].map((place) => aSnapshot(agreed + 1 + place, at(place)))
    const small = Array.from({ length: 100 }, (_, place) => aSnapshot(agreed + 4 + place, at(3 + place), 0))
    const { held } = rotate(lived([...left, ...larger, ...small], agreed), agreed)
    expect([...held].sort((a, b) => a - b)).toEqual(numbersOf(larger))
  })

  it('that is made good lets them go in their turn too', () => {
    const again = Array.from({ length: 200 }, (_, place) =>
      aSnapshot(place + 221, START + (220 + place) * DAY, 120),
    )
    const after = lived([...there, ...again])
    expect(after.length).toBeLessThanOrEqual(MOST)
    expect(numbersOf(after).every((number) => number > 220)).toBe(true)
  })

  it('is a quarter of the notes, of their text or of the marks, and not a note that was tidied away', () => {
    const weight = { notes: 8, characters: 4_000, marks: 100 }
    expect(isMuchSmaller(weight, weight)).toBe(false)
    expect(isMuchSmaller({ ...weight, notes: 6 }, weight)).toBe(false)
    expect(isMuchSmaller({ ...weight, notes: 5 }, weight)).toBe(true)
    expect(isMuchSmaller({ ...weight, characters: 2_999 }, weight)).toBe(true)
    expect(isMuchSmaller({ ...weight, marks: 74 }, weight)).toBe(true)
    expect(isMuchSmaller(weight, { notes: 0, characters: 0, marks: 0 })).toBe(false)
  })
})

it.each(['restoring', 'asked'] as const)('the latest of reason %s stay, whatever their time', (reason) => {
  const wanted = Array.from({ length: 9 }, (_, place) => aSnapshot(place + 1, START, 10, reason))
  const after = Array.from({ length: 400 }, (_, place) => aSnapshot(place + 10, START + (place + 1) * DAY))
  const numbers = numbersOf(lived([...wanted, ...after])).filter((number) => number < 10)
  expect(numbers).toEqual([5, 6, 7, 8, 9])
  expect(numbers).toHaveLength(MOST_WANTED)
})

it('another one is made after ten minutes, and at once after a clock that was set back', () => {
  expect(isTimeForAnother(null, START)).toBe(true)
  expect(isTimeForAnother(START, START)).toBe(false)
  expect(isTimeForAnother(START, START + SNAPSHOT_PERIOD - 1)).toBe(false)
  expect(isTimeForAnother(START, START + SNAPSHOT_PERIOD)).toBe(true)
  expect(isTimeForAnother(START, START - 1)).toBe(true)
})
