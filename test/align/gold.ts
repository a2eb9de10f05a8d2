import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Offsets = readonly [from: number, to: number]

/** Sentences of both texts and which of them belong together; a side of a bead may be empty. */
export interface Aligned {
  readonly zh_spans: readonly Offsets[]
  readonly en_spans: readonly Offsets[]
  readonly beads: readonly (readonly [zh: readonly number[], en: readonly number[]])[]
}

/** An abstract that was aligned by hand. */
export interface Gold extends Aligned {
  readonly id: string
  readonly zh: string
  readonly en: string
}

/** The sets of development gold, which lies beside the project and is no part of it. */
export const GOLD_SETS = ['gold-dev', 'gold-hard-dev'] as const

/** Where the gold is: beside the project, or where DUIDU_SHARED says. */
export function goldFolder(root: string): string {
  return join(process.env['DUIDU_SHARED'] ?? join(root, '../shared'), 'align')
}

/** A set of gold; null where it is not there. */
export function readGold(folder: string, name: (typeof GOLD_SETS)[number]): readonly Gold[] | null {
  const file = join(folder, `${name}.jsonl`)
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Gold)
}
