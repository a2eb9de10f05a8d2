import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Reading } from './reading'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe-core finds wrong on the page as it stands, one line each. */
export async function violations(reading: Reading): Promise<readonly string[]> {
  await reading.page.evaluate(`if (!('axe' in window)) { ${AXE} }`)
  return reading.page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>
      }
    }
    const { violations } = await axe.run()
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`),
    )
  })
}
