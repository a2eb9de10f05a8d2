// @ts-check
/** Starts Chromium and ends it, whatever happens to the stand-in. */
import { spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { createInterface } from 'node:readline'
import { connect } from './connection.mjs'
import { chromiumFlags } from './flags.mjs'
import { makeProfile, removeProfile, sweepProfiles } from './profiles.mjs'

/**
 * @typedef {ReturnType<typeof startChromium>} Chromium
 * @typedef {ReturnType<typeof spawnChromium>} Run
 * @typedef {Omit<Parameters<typeof chromiumFlags>[0], 'profile' | 'sandbox'> & { binary: string }} LaunchOptions
 */

/** What Chromium says where the system does not let it build its sandbox. */
const NO_SANDBOX_TO_BE_HAD = /No usable sandbox|SUID sandbox helper|Failed to move to new namespace/
/** How long a Chromium that was asked to close may take. */
const CLOSING_MS = 2000

/**
 * Starts Chromium; what is sent to it before it is up waits. Chromium's own sandbox is on, except for
 * root, for whom it does not work; where the system refuses it, Chromium is started once more without,
 * and a warning says so.
 *
 * `events` has each session's events under its id, 'browser' for the browser's own, and 'exit' when
 * Chromium has ended. `started` rejects, with Chromium's last words, when it does not come up.
 *
 * @param {LaunchOptions} options
 */
export function startChromium(options) {
  sweepProfiles()
  const profile = makeProfile()
  const events = new EventEmitter()
  events.setMaxListeners(0)
  let run = spawnChromium(options, profile, events, process.getuid?.() !== 0)

  async function firstAnswer() {
    try {
      await run.answered
    } catch (error) {
      if (!run.refusedSandbox()) throw error
      console.warn('electron stand-in: this system has no sandbox for Chromium; going on without one')
      run = spawnChromium(options, profile, events, false)
      await run.answered
    }
    run.child.once('close', () => {
      removeProfile(profile)
      events.emit('exit')
    })
  }
  const started = firstAnswer()
  // whoever awaits it hears of it; a rejection that no one awaits yet is not a crash
  started.catch(() => removeProfile(profile))

  /** @type {import('../protocol').CdpSend} */
  const send = async (method, params, sessionId) => {
    await started
    return run.send(method, params, sessionId)
  }

  /** Ends Chromium and settles when it is gone. Never rejects. */
  async function close() {
    if (run.hasEnded()) return
    const gone = new Promise((resolve) => run.child.once('close', resolve))
    const timer = setTimeout(run.kill, CLOSING_MS)
    run.send('Browser.close').catch(() => {})
    await gone
    clearTimeout(timer)
  }

  process.on('exit', () => {
    if (run.hasEnded()) return
    run.kill()
    removeProfile(profile)
  })

  return {
    ...options,
    profile,
    send,
    events,
    started,
    close,
    hasSandbox: () => run.sandbox,
    pid: () => run.child.pid ?? 0,
  }
}

/**
 * @param {LaunchOptions} options
 * @param {string} profile
 * @param {EventEmitter} events
 * @param {boolean} sandbox
 */
function spawnChromium(options, profile, events, sandbox) {
  const child = spawn(options.binary, chromiumFlags({ ...options, profile, sandbox }), {
    // A group of its own: Ctrl-C reaches the app alone, which then quits in order.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, LANGUAGE: options.locale.replace('-', '_') },
  })
  const [, , , input, output] = child.stdio
  const connection = connect(
    /** @type {import('node:stream').Writable} */ (input),
    /** @type {import('node:stream').Readable} */ (output),
    events,
  )
  /** @type {string[]} */
  const lastWords = []
  createInterface({ input: /** @type {import('node:stream').Readable} */ (child.stderr) }).on(
    'line',
    (line) => {
      lastWords.push(line)
      if (lastWords.length > 20) lastWords.shift()
      // Playwright waits for this line; the rest is Chromium talking to itself.
      if (line.startsWith('DevTools listening on ') || process.env.ELECTRON_STANDIN_CHROMIUM_LOG) {
        process.stderr.write(`${line}\n`)
      }
    },
  )

  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  function kill() {
    try {
      // its whole process group: a killed browser process cannot end its helpers
      if (process.platform !== 'win32' && child.pid) process.kill(-child.pid, 'SIGKILL')
      else child.kill('SIGKILL')
    } catch {
      // gone already
    }
  }

  /** @type {Promise<void>} */
  const answered = new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      connection.end()
      reject(
        new Error(`Chromium ended at its start (${signal ?? `exit code ${code}`})\n${lastWords.join('\n')}`),
      )
    })
    connection.send('Browser.getVersion').then(
      () => resolve(),
      () => {},
    )
  })
  const refusedSandbox = () => sandbox && NO_SANDBOX_TO_BE_HAD.test(lastWords.join('\n'))
  return { child, sandbox, send: connection.send, answered, refusedSandbox, hasEnded, kill }
}
