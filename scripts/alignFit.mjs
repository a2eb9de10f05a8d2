/** `npm run align:fit`: fits the aligner's weights to the gold that lies beside the project. */
import { bundled } from './bundle.mjs'

await import(await bundled('test/align/alignFit.ts'))
