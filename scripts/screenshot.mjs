// @ts-check
/** `npm run screenshot -- [FILE…] OUT.png`: draws the real app into a picture; `-h` explains it. */
import { join, resolve } from 'node:path'
import { findChromium } from '../test/electron/findChromium.mjs'
import { buildIfStale } from './buildIfStale.mjs'
import { bundled } from './bundle.mjs'
import { HELP, parseScreenshotArguments } from './screenshotArguments.mjs'

const asked = parseScreenshotArguments(process.argv.slice(2))
if (asked.kind === 'help') console.log(HELP)
else if (asked.kind === 'wrong') stop(`${asked.sentence} -h explains it.`)
else await draw(asked.shot)

/** @param {import('../test/e2e/takeScreenshot').Shot} shot */
async function draw(shot) {
  /** @type {typeof import('../test/e2e/takeScreenshot')} */
  const { onRealElectron, takeScreenshot } = await import(await bundled('test/e2e/takeScreenshot.ts'))
  const chromium = findChromium()
  if (!onRealElectron && chromium.kind === 'missing') {
    stop(`There is neither Electron (\`npx install-electron\` gets it) nor Chromium. ${chromium.sentence}`)
    return
  }
  try {
    buildIfStale(join(import.meta.dirname, '..'))
    const out = fromCaller(shot.out)
    for (const remark of await takeScreenshot({ ...shot, files: shot.files.map(fromCaller), out })) {
      console.error(remark)
    }
    console.log(out)
  } catch (error) {
    stop(`No picture was taken: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Relative names mean the folder that npm was called in, not the project's. @param {string} path */
function fromCaller(path) {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path)
}

/** @param {string} sentence */
function stop(sentence) {
  console.error(sentence)
  process.exitCode = 1
}
