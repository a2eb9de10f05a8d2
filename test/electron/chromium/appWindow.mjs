// @ts-check
/**
 * A visible window without tabs and address bar. The DevTools protocol only opens browser windows; an app
 * window is opened by starting Chromium once more on the same profile with `--app`, which hands the
 * request to the one that runs. Its title bar shows the page's title.
 */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'

/** How long the window may take to appear before an ordinary one is opened instead. */
const PATIENCE_MS = 10_000

/**
 * Opens an app window on an empty page and answers with its target's id.
 *
 * @param {import('./launch.mjs').Chromium} chromium
 * @returns {Promise<string>}
 */
export async function openAppWindow(chromium) {
  await chromium.started
  const mark = randomUUID()
  const sandbox = chromium.hasSandbox() ? [] : ['--no-sandbox']
  const request = spawn(
    chromium.binary,
    [`--user-data-dir=${chromium.profile}`, `--app=data:text/html,<title> </title>${mark}`, ...sandbox],
    { stdio: 'ignore', detached: true },
  )
  request.on('error', () => {})
  request.unref()
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await delay(30)) {
    const { targetInfos } = await chromium.send('Target.getTargets')
    const target = targetInfos.find((info) => info.type === 'page' && info.url.includes(mark))
    if (target) return target.targetId
  }
  console.warn('electron stand-in: no app window appeared; opening an ordinary browser window')
  return (await chromium.send('Target.createTarget', { url: 'about:blank', newWindow: true })).targetId
}
