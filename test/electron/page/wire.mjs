// @ts-check
/**
 * Structured clone over a channel that carries text. `structuredClone` decides what may cross and strips
 * prototypes, getters and functions' owners; what is left is written down as JSON: the root value and a
 * table of objects that it reaches, so that cycles and shared objects survive.
 *
 * `makeWire` is also sent to the page as source text: it may use nothing from outside itself.
 */

/**
 * @typedef {ReturnType<typeof makeWire>} Wire
 */

export function makeWire() {
  /** What Electron says of a value that cannot cross. */
  const CLONE_ERROR = 'An object could not be cloned.'
  const ERRORS = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError }
  const VIEWS = new Set(
    [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array].map(
      (c) => c.name,
    ),
  )
  for (const c of [Float32Array, Float64Array, BigInt64Array, BigUint64Array, DataView]) VIEWS.add(c.name)

  /** @param {object} value */
  const nameOf = (value) => Object.prototype.toString.call(value).slice(8, -1)

  /** @param {Uint8Array} bytes */
  function toBase64(bytes) {
    if (typeof Buffer === 'function') {
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
    }
    return /** @type {any} */ (bytes).toBase64()
  }

  /** @param {string} text @returns {Uint8Array<ArrayBuffer>} */
  function fromBase64(text) {
    if (typeof Buffer === 'function') return new Uint8Array(Buffer.from(text, 'base64'))
    return /** @type {any} */ (Uint8Array).fromBase64(text)
  }

  /**
   * The text of a value. Throws `An object could not be cloned.` for what Electron does not let across.
   *
   * @param {unknown} value
   * @returns {string}
   */
  function encode(value) {
    let copy
    try {
      copy = structuredClone(value)
    } catch {
      throw new Error(CLONE_ERROR)
    }
    /** @type {Map<object, number>} */
    const numbers = new Map()
    /** @type {object[]} */
    const found = []

    /** A value as it is written where it occurs: itself, a spelled-out primitive, or an object's number. @param {any} one */
    function refer(one) {
      if (one === null || typeof one === 'string' || typeof one === 'boolean') return one
      if (typeof one === 'number') {
        if (Object.is(one, -0)) return ['number', '-0']
        return Number.isFinite(one) ? one : ['number', String(one)]
      }
      if (typeof one === 'undefined') return ['undefined']
      if (typeof one === 'bigint') return ['bigint', String(one)]
      let number = numbers.get(one)
      if (number === undefined) {
        if (ArrayBuffer.isView(one)) refer(one.buffer) // before the view that needs it
        number = found.push(one) - 1
        numbers.set(one, number)
      }
      return [number]
    }

    /** @param {any} one */
    function describe(one) {
      const name = nameOf(one)
      if (Array.isArray(one)) return ['Array', one.length, Object.keys(one), Object.values(one).map(refer)]
      if (one instanceof Map) return ['Map', [...one.keys()].map(refer), [...one.values()].map(refer)]
      if (one instanceof Set) return ['Set', [...one].map(refer)]
      if (one instanceof Date) return ['Date', refer(one.getTime())]
      if (one instanceof RegExp) return ['RegExp', one.source, one.flags]
      if (one instanceof ArrayBuffer) return ['ArrayBuffer', toBase64(new Uint8Array(one))]
      if (VIEWS.has(name))
        return ['View', name, refer(one.buffer), one.byteOffset, one.length ?? one.byteLength]
      if (one instanceof Error) {
        return [
          'Error',
          one.name,
          one.message,
          one.stack ?? '',
          ...('cause' in one ? [refer(one.cause)] : []),
        ]
      }
      if (['Boolean', 'Number', 'String', 'BigInt'].includes(name)) return ['Boxed', refer(one.valueOf())]
      // File, Blob, ImageData and other objects of the host do not cross
      if (name !== 'Object') throw new Error(CLONE_ERROR)
      return ['Object', Object.keys(one), Object.values(one).map(refer)]
    }

    const root = refer(copy)
    const table = []
    for (let number = 0; number < found.length; number++) table.push(describe(found[number]))
    return JSON.stringify([root, table])
  }

  /**
   * The value of a text that `encode` made.
   *
   * @param {string} text
   * @returns {any}
   */
  function decode(text) {
    const [root, table] = JSON.parse(text)
    /** @type {any[]} */
    const made = []

    /** @param {any} one */
    function resolve(one) {
      if (!Array.isArray(one)) return one
      const [what, spelled] = one
      if (typeof what === 'number') return made[what]
      if (what === 'number') return Number(spelled)
      return what === 'bigint' ? BigInt(spelled) : undefined
    }

    /** An object without what it holds, so that whatever holds it can be filled in any order. @param {any[]} entry */
    function shell([kind, ...rest]) {
      switch (kind) {
        case 'Array':
          return new Array(rest[0])
        case 'Object':
          return {}
        case 'Map':
          return new Map()
        case 'Set':
          return new Set()
        case 'Date':
          return new Date(resolve(rest[0]))
        case 'RegExp':
          return new RegExp(rest[0], rest[1])
        case 'ArrayBuffer':
          return fromBase64(rest[0]).buffer
        case 'View':
          return new /** @type {any} */ (globalThis)[rest[0]](resolve(rest[1]), rest[2], rest[3])
        case 'Error': {
          const name = /** @type {keyof typeof ERRORS} */ (rest[0])
          const error = new (Object.hasOwn(ERRORS, name) ? ERRORS[name] : Error)(rest[1])
          error.stack = rest[2]
          return error
        }
        case 'Boxed':
          return Object(resolve(rest[0]))
        default:
          throw new Error(`electron stand-in: ${kind} on the wire`)
      }
    }

    /** @param {object} target @param {string} key @param {unknown} value */
    const put = (target, key, value) =>
      // not an assignment: `__proto__` is a name like any other
      Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true })

    /** @param {any} target @param {any[]} entry */
    function fill(target, [kind, ...rest]) {
      if (kind === 'Array')
        rest[1].forEach((/** @type {string} */ key, /** @type {number} */ i) =>
          put(target, key, resolve(rest[2][i])),
        )
      else if (kind === 'Object')
        rest[0].forEach((/** @type {string} */ key, /** @type {number} */ i) =>
          put(target, key, resolve(rest[1][i])),
        )
      else if (kind === 'Map')
        rest[0].forEach((/** @type {any} */ key, /** @type {number} */ i) =>
          target.set(resolve(key), resolve(rest[1][i])),
        )
      else if (kind === 'Set') for (const one of rest[0]) target.add(resolve(one))
      else if (kind === 'Error' && rest.length > 3) target.cause = resolve(rest[3])
    }

    for (const entry of table) made.push(shell(entry))
    table.forEach((/** @type {any[]} */ entry, /** @type {number} */ number) => fill(made[number], entry))
    return resolve(root)
  }

  return { encode, decode, CLONE_ERROR }
}
