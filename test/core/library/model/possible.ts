/** A value with the keys of its objects in one order: of settings, none counts. */
export function canonical(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(canonical)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, canonical(inner)]))
}

/** Values that a thing may have on disk: the one last acknowledged, and every one that it had since. */
export class PossibleValues {
  readonly #values = new Map<string, { readonly at: number; readonly json: string }[]>()
  #now = 0

  /** Notes that a thing has this value from now on; null = it is not there. */
  set(key: string, value: unknown): void {
    const json = JSON.stringify(value)
    const values = this.#values.get(key) ?? [{ at: 0, json: 'null' }]
    if (values.at(-1)!.json !== json) values.push({ at: ++this.#now, json })
    this.#values.set(key, values)
  }

  /** Everything that had a value. */
  keys(): Iterable<string> {
    return this.#values.keys()
  }

  /** Whether a thing can have no other value than this. */
  isCertain(key: string, value: unknown): boolean {
    const values = this.#values.get(key) ?? []
    return values.length === 1 && values[0]!.json === JSON.stringify(value)
  }

  /** A moment to be acknowledged later. */
  moment(): number {
    return this.#now
  }

  /** What was there at this moment is safe: of each thing, no older value may come back. */
  acknowledge(moment: number, isMeant: (key: string) => boolean = () => true): void {
    for (const [key, values] of this.#values) {
      if (!isMeant(key)) continue
      const safe = values.findLastIndex(({ at }) => at <= moment)
      values.splice(0, Math.max(0, safe))
    }
  }

  /** Of everything that is meant and not as it may be, a sentence. */
  objections(found: ReadonlyMap<string, unknown>, isMeant: (key: string) => boolean = () => true): string[] {
    const objections: string[] = []
    const keys = new Set([...this.#values.keys()].filter(isMeant))
    for (const key of found.keys()) keys.add(key)
    for (const key of keys) {
      const json = JSON.stringify(found.get(key) ?? null)
      const allowed = this.#values.get(key)?.map((value) => value.json) ?? ['null']
      if (!allowed.includes(json)) objections.push(`${key} is ${json}; it may be ${allowed.join(' or ')}`)
    }
    return objections
  }

  /** Begins anew from what was found. */
  reset(found: ReadonlyMap<string, unknown>): void {
    this.#values.clear()
    for (const [key, value] of found) this.#values.set(key, [{ at: this.#now, json: JSON.stringify(value) }])
  }
}
