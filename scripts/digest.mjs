/** Starts src/cli/digest.ts, bundled when it has to be. Nothing but the command itself writes to stdout. */
import { bundled } from './bundle.mjs'

await import(await bundled('src/cli/digest.ts'))
