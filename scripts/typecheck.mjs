/** Type-checks every folder against its own tsconfig: what may run in a folder is what compiles there. */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)
const bin = join(dirname(require.resolve('vue-tsc/package.json')), 'bin/vue-tsc.js')
const folders = ['src/core', 'src/main', 'src/cli', 'src/preload', 'src/renderer', 'test']
const asked = process.argv.slice(2)
let failed = false
for (const folder of asked.length > 0 ? asked : folders) {
  const { status } = spawnSync(process.execPath, [bin, '--noEmit', '-p', folder], { stdio: 'inherit' })
  if (status !== 0) {
    console.error(`typecheck: ${folder} has errors`)
    failed = true
  }
}
process.exitCode = failed ? 1 : 0
