/** What one run cost, in milliseconds. CPU time is that of the whole process, its helper threads included. */
export interface Cost {
  readonly wall: number
  readonly cpu: number
}

/** Runs something once. Garbage of what ran before is collected first, where Node lets us. */
export async function timed(action: () => unknown): Promise<Cost> {
  globalThis.gc?.()
  return plainlyTimed(action)
}

/** Runs something short once: after a collection, sweeping up would take longer than what is measured. */
export async function plainlyTimed(action: () => unknown): Promise<Cost> {
  const cpu = process.cpuUsage()
  const start = performance.now()
  await action()
  const wall = performance.now() - start
  const { user, system } = process.cpuUsage(cpu)
  return { wall, cpu: (user + system) / 1000 }
}

/**
 * Runs methods in turns, so that whatever else the machine does disturbs all of them alike, and gives
 * the medians of each. The first `warmup` turns do not count.
 */
export async function alternate<N extends string>(
  methods: Readonly<Record<N, () => unknown>>,
  rounds: number,
  warmup = 0,
): Promise<Readonly<Record<N, Cost>>> {
  const names = Object.keys(methods) as N[]
  const costs = new Map(names.map((name) => [name, [] as Cost[]]))
  for (let round = -warmup; round < rounds; round++) {
    for (const name of names) {
      const cost = await timed(methods[name])
      if (round >= 0) costs.get(name)!.push(cost)
    }
  }
  return Object.fromEntries(names.map((name) => [name, medianCost(costs.get(name)!)])) as Record<N, Cost>
}

/** The medians of wall and CPU time, each by itself. */
export function medianCost(costs: readonly Cost[]): Cost {
  return { wall: median(costs.map(({ wall }) => wall)), cpu: median(costs.map(({ cpu }) => cpu)) }
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

/** The value that `share` of the values do not exceed; NaN of no values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN
}
