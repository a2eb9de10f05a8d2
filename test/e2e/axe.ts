import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Reading } from './reading'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe-core finds wrong on the page as it stands, one line each. */
export async function violations(reading: Reading): Promise<readonly string[]> {
  if (!(await reading.page.evaluate(() => 'axe' in window))) await reading.page.evaluate(AXE)
  return reading.page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(options: {
          resultTypes: readonly string[]
        }): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>
      }
    }
    // every rule is tried on every element; only what nobody looks at (what passed) is not described
    const { violations } = await axe.run({ resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`),
    )
  })
}
