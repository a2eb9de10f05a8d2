/** `npm run align:score`: scores our aligner on the gold that lies beside the project. */
import { bundled } from './bundle.mjs'

await import(await bundled('test/align/alignScore.ts'))
