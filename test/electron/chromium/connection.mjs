// @ts-check
/** The DevTools protocol over Chromium's pipe: messages are JSON, each ended by a zero byte. */

/**
 * @typedef {import('../protocol').CdpSend} CdpSend
 * @typedef {{ method: string, resolve: (result: any) => void, reject: (error: Error) => void }} Waiting
 */

/**
 * @param {import('node:stream').Writable} input
 * @param {import('node:stream').Readable} output
 * @param {import('node:events').EventEmitter} events gets each event under its session's id ('browser' for
 *   those without one), with its method and parameters
 */
export function connect(input, output, events) {
  /** @type {Map<number, Waiting>} */
  const waiting = new Map()
  /** @type {Buffer[]} */
  let pieces = []
  let lastId = 0
  let ended = false

  /** @param {string} text */
  function receive(text) {
    const message = JSON.parse(text)
    if (message.id === undefined) {
      events.emit(message.sessionId ?? 'browser', message.method, message.params)
      return
    }
    const one = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.error) one?.reject(new Error(`${one.method}: ${message.error.message}`))
    else one?.resolve(message.result)
  }

  output.on('data', (/** @type {Buffer} */ data) => {
    let from = 0
    for (let end = data.indexOf(0); end >= 0; end = data.indexOf(0, from)) {
      pieces.push(data.subarray(from, end))
      const text = Buffer.concat(pieces).toString('utf8')
      pieces = []
      from = end + 1
      receive(text)
    }
    pieces.push(data.subarray(from))
  })
  // Chromium closing its end is told by its exit; a write that meets a closed pipe says nothing more.
  input.on('error', () => {})
  output.on('error', () => {})

  /** @type {CdpSend} */
  const send = (method, params, sessionId) =>
    new Promise((resolve, reject) => {
      if (ended) {
        reject(new Error(`${method}: Chromium is gone`))
        return
      }
      waiting.set(++lastId, { method, resolve, reject })
      input.write(`${JSON.stringify({ id: lastId, method, params: params ?? {}, sessionId })}\0`)
    })

  /** Rejects whatever still waits for an answer, and all that is asked from now on. */
  function end() {
    ended = true
    for (const one of waiting.values()) one.reject(new Error(`${one.method}: Chromium is gone`))
    waiting.clear()
  }

  return { send, end }
}
