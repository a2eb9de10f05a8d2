// @ts-check
/**
 * `npm run pictures`: draws the pictures in docs/images that show the ways to read and the snapshots, from the
 * sample digest, each by `npm run screenshot`. Names after `--` draw only those.
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

/** What typing a text is, key by key. @param {string} text */
const typed = (text) => [...text].map((character) => (character === ' ' ? 'Space' : character)).join(' ')
const OPEN_SNAPSHOTS = `Control+k ${typed('snapshots')} Enter`
/** Writes a note, makes a snapshot, writes the note anew and marks the paper; then looks at the snapshot. */
const SNAPSHOT_KEYS = [
  `e ${typed('Read again: the bias correction matters only in the first steps.')} Escape`,
  `${OPEN_SNAPSHOTS} Tab Enter Escape`,
  `e Control+a ${typed('Read again: the bias correction matters.')} Escape s`,
  `${OPEN_SNAPSHOTS} Tab Tab Enter Tab Enter Tab Enter`,
].join(' ')

const wanted = process.argv.slice(2)
for (const theme of THEMES) {
  for (const [name, mode] of Object.entries(MODES)) {
    draw(`mode-${name}-${theme}`, theme, mode, mode === 'reveal' ? KEYS.reveal : KEYS.default)
  }
}
draw('snapshots', 'light', 'side', SNAPSHOT_KEYS)

/** @param {string} picture @param {string} theme @param {string} mode @param {string} keys */
function draw(picture, theme, mode, keys) {
  if (wanted.length > 0 && !wanted.includes(picture)) return
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'scripts/screenshot.mjs'),
      join(root, 'resources/sample.md'),
      join(root, `docs/images/${picture}.png`),
      ...['--theme', theme, '--language', theme === 'light' ? 'en' : 'zh', '--mode', mode],
      ...['--size', '1280x800', '--scope', 'category:cs.LG', '--open', PAPER, '--keys', keys],
    ],
    { stdio: 'inherit', env: { ...process.env, INIT_CWD: root } },
  )
  if (status !== 0) process.exitCode = 1
}
