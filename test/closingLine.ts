import type { Reporter, TestModule } from 'vitest/node'

/** Ends a run with the names of what failed and one plain line, `N passed, N failed, N skipped`, that any tool can read. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const count = { passed: 0, failed: unhandled.length, skipped: 0, pending: 0 }
    const failures = unhandled.map((error) => firstLine(error))
    for (const module of modules) {
      const inFile = (what: string, why: unknown) =>
        failures.push(`${module.relativeModuleId} > ${what}: ${firstLine(why)}`)
      for (const test of module.children.allTests()) {
        const { state, errors } = test.result()
        count[state]++
        if (state === 'failed') inFile(test.fullName, errors?.[0])
      }
      if (module.state() === 'failed') {
        count.failed += module.errors().length
        for (const error of module.errors()) inFile('the file', error)
      }
    }
    if (failures.length > 0) console.log(['', ...failures.map((line) => `failed: ${line}`)].join('\n'))
    console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped + count.pending} skipped`)
  }
}

function firstLine(error: unknown): string {
  const { message = String(error) } = (error ?? {}) as { message?: string }
  return message.split('\n', 1)[0]!
}
