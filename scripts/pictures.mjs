// @ts-check
/**
 * `npm run pictures`: draws the pictures in docs/images that show the ways to read, from the sample digest,
 * each by `npm run screenshot`. Names after `--` draw only those.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const MODES = {
  side: 'side',
  turn: 'interleaved',
  stacked: 'stacked',
  chinese: 'zh',
  english: 'en',
  reveal: 'reveal',
}
const THEMES = ['light', 'dark']
/** Adam, in a short list: both abstracts whole, with formulas, and a picture of little weight. */
const PAPER = '1412.6980'
/** Walks to the second sentence of the abstract; where the other language is hidden, shows it there. */
const KEYS = { default: '] ] ]', reveal: '] ] ] v' }

const wanted = process.argv.slice(2)
for (const theme of THEMES) {
  for (const [name, mode] of Object.entries(MODES)) {
    const picture = `mode-${name}-${theme}`
    if (wanted.length > 0 && !wanted.includes(picture)) continue
    const { status } = spawnSync(
      process.execPath,
      [
        join(root, 'scripts/screenshot.mjs'),
        join(root, 'resources/sample.md'),
        join(root, `docs/images/${picture}.png`),
        ...['--theme', theme, '--language', theme === 'light' ? 'en' : 'zh', '--mode', mode],
        ...[
          '--size',
          '1280x800',
          '--scope',
          'category:cs.LG',
          '--open',
          PAPER,
          '--keys',
          mode === 'reveal' ? KEYS.reveal : KEYS.default,
        ],
      ],
      { stdio: 'inherit', env: { ...process.env, INIT_CWD: root } },
    )
    if (status !== 0) process.exitCode = 1
  }
}
