// @ts-check
/**
 * Chromium's profile folder: a temporary one for each run, named after the stand-in's process, so that a
 * later start can tell which ones were left behind by a run that was killed.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PREFIX = 'electron-standin-'

/** Makes an empty profile folder for this process and answers with its path. */
export function makeProfile() {
  return mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
}

/** Removes a profile folder. Never throws: what cannot be removed now is swept by a later start. @param {string} profile */
export function removeProfile(profile) {
  try {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  } catch {
    // a process of Chromium may still hold a file in it
  }
}

/** Ends what is left of runs whose process is gone: their Chromium, if it still runs, and their profiles. */
export function sweepProfiles() {
  for (const name of readdirSync(tmpdir())) {
    const owner = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1])
    if (!owner || isStandinAlive(owner)) continue
    const profile = join(tmpdir(), name)
    endChromiumOf(profile)
    removeProfile(profile)
  }
}

/**
 * Whether a process is a running stand-in. Process ids are used again, so on Linux its command line has
 * to say so too.
 *
 * @param {number} pid
 */
export function isStandinAlive(pid) {
  if (pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPERM') return false
  }
  if (process.platform !== 'linux') return true
  return commandLineOf(pid).some((argument) => argument.endsWith('/test/electron/run.mjs'))
}

/** A Chromium ends by itself when its stand-in does; this is for one that hangs. @param {string} profile */
function endChromiumOf(profile) {
  if (process.platform !== 'linux') return
  for (const name of readdirSync('/proc')) {
    const pid = Number(name)
    if (!pid || !commandLineOf(pid).includes(`--user-data-dir=${profile}`)) continue
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // it was on its way out
    }
  }
}

/** @param {number} pid */
function commandLineOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    // Chromium's processes rewrite theirs into one string with blanks.
    return text.split(text.includes('\0') ? /[\0 ]/ : ' ')
  } catch {
    return []
  }
}
