// @ts-check
/**
 * Loaded into a process by `-r`, and by itself into every thread that is started in it: writes to the file that
 * `NETWORK_WATCH` names which threads there are, and whatever they ask of a network. Sockets with a path, such
 * as the library's lock, are none of it.
 */
/* eslint-disable @typescript-eslint/no-require-imports -- only CommonJS is loaded into threads, too */
const dgram = require('node:dgram')
const dns = require('node:dns')
const { appendFileSync } = require('node:fs')
const { syncBuiltinESMExports } = require('node:module')
const net = require('node:net')
const threads = require('node:worker_threads')

const { isMainThread, threadId } = threads
// the environment of a thread may be empty
const file = isMainThread ? process.env.NETWORK_WATCH : threads.getEnvironmentData(__filename)
threads.setEnvironmentData(__filename, file)
const thread = isMainThread ? 'main' : `thread ${threadId}`

/** @param {string} what */
function say(what) {
  if (typeof file === 'string') appendFileSync(file, `${thread}: ${what}\n`)
}

/**
 * Calls `seen` with the arguments of each call, then the method itself.
 * @param {any} owner @param {string} name @param {(args: any[]) => void} seen
 */
function listen(owner, name, seen) {
  const original = owner[name]
  /** @this {unknown} @param {any[]} args */
  owner[name] = function (...args) {
    seen(args)
    return original.apply(this, args)
  }
}

threads.Worker = class extends threads.Worker {
  /** @param {string | URL} script @param {import('node:worker_threads').WorkerOptions} [options] */
  constructor(script, options = {}) {
    super(script, { ...options, execArgv: [...(options.execArgv ?? []), '--require', __filename] })
  }
}
listen(net.Socket.prototype, 'connect', ([first]) => {
  // `net.connect` hands on a list of what it was given
  const given = Array.isArray(first) ? first[0] : first
  const hasPath = typeof given === 'object' ? given?.path != null : Number.isNaN(Number(given))
  if (!hasPath) say(`connect ${JSON.stringify(given)}`)
})
listen(net.Server.prototype, 'listen', ([first]) => {
  const hasPath = typeof first === 'object' ? first?.path != null : Number.isNaN(Number(first))
  if (!hasPath) say(`listen ${JSON.stringify(first)}`)
})
listen(dgram, 'createSocket', () => say('udp'))
for (const name of Object.keys(dns).filter((key) => /^(?:lookup|resolve|reverse)/.test(key))) {
  listen(dns, name, ([asked]) => say(`dns.${name} ${asked}`))
}
for (const name of Object.keys(dns.promises).filter((key) => /^(?:lookup|resolve|reverse)/.test(key))) {
  listen(dns.promises, name, ([asked]) => say(`dns.promises.${name} ${asked}`))
}
syncBuiltinESMExports()
say('begins')
