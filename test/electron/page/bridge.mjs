// @ts-check
/**
 * contextBridge's value passing between the page's world and the isolated one, after Electron's rules
 * (docs/api/context-bridge.md, "Parameter / Error / Return Type support"): plain objects and arrays are
 * copied without their prototypes, functions and promises are stood for, errors keep their message alone,
 * and everything else must be structured-cloneable.
 *
 * The worlds share the DOM: messages travel as CustomEvents whose names the page cannot know, and the
 * browser clones their details on the way. Sent to the page as source text: nothing from outside here.
 */

/**
 * @typedef {object} Packed a value on its way
 * @property {'value' | 'function' | 'return' | 'promise' | 'error' | 'array' | 'object'} kind
 * @property {any} [value]
 * @property {number} [id]
 * @property {string[]} [keys]
 * @property {Packed[]} [items]
 */

/**
 * @param {object} options
 * @param {string} options.outgoing the event that the other world listens to
 * @param {string} options.incoming
 * @param {string} options.cloneError
 * @param {(key: string, value: any) => void} options.onExpose
 */
export function makeBridge({ outgoing, incoming, cloneError, onExpose }) {
  // taken before the page can replace them
  const { CustomEvent, Error, Map, Object, Promise, Reflect, TypeError, structuredClone } = globalThis
  const dispatch = EventTarget.prototype.dispatchEvent.bind(window)
  const then = Function.prototype.call.bind(Promise.prototype.then)

  /** Functions of this world that the other one may call. @type {Function[]} */
  const lent = []
  /** Functions of the other world, as this one sees them, and their numbers there. @type {WeakMap<Function, number>} */
  const borrowed = new WeakMap()
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: any) => void }>} */
  const promised = new Map()
  let lastPromise = 0
  /** @type {any} */
  let answer

  /** @param {object} message */
  const send = (message) => dispatch(new CustomEvent(outgoing, { detail: message }))
  /** @param {any} error */
  const messageOf = (error) => (typeof error?.message === 'string' ? error.message : String(error))

  /** @param {any} value */
  function isCloneable(value) {
    try {
      structuredClone(value)
      return true
    } catch {
      return false
    }
  }

  /** Only a proxy lets itself be made its own grandchild; any other object refuses a cycle. @param {object} value */
  function isProxy(value) {
    try {
      const before = Reflect.getPrototypeOf(value)
      if (!Reflect.setPrototypeOf(value, Object.create(value))) return false
      Reflect.setPrototypeOf(value, before)
      return true
    } catch {
      return true // a trap threw
    }
  }

  /** Dates, maps, typed arrays, files and their like: whatever a constructor of the platform made. @param {any} value */
  function isSpecial(value) {
    const name = Object.prototype.toString.call(value).slice(8, -1)
    return name !== 'Object' && typeof (/** @type {any} */ (globalThis)[name]) === 'function'
  }

  /**
   * @param {any} value
   * @param {Map<any, Packed>} seen
   * @param {boolean} cloneable whether the value as a whole is: then it holds no proxy and no function
   * @param {number} depth
   * @returns {Packed}
   */
  function packOne(value, seen, cloneable, depth) {
    if (depth >= 1000) {
      throw new TypeError(
        'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
      )
    }
    if (typeof value === 'symbol')
      throw new Error('electron stand-in: symbols over contextBridge are not reproduced')
    if (value === null || (typeof value !== 'object' && typeof value !== 'function'))
      return { kind: 'value', value }
    const known = seen.get(value)
    if (known) return known
    /** @type {Packed} */
    const packed = { kind: 'value' }
    seen.set(value, packed)
    if (typeof value === 'function') {
      const number = borrowed.get(value)
      return Object.assign(
        packed,
        number === undefined
          ? { kind: 'function', id: lent.push(value) - 1 }
          : { kind: 'return', id: number },
      )
    }
    if (value instanceof Promise) return Object.assign(packed, { kind: 'promise', id: follow(value) })
    if (value instanceof Error) return Object.assign(packed, { kind: 'error', value: messageOf(value) })
    if (value instanceof Element)
      throw new Error('electron stand-in: elements over contextBridge are not reproduced')
    if (!cloneable && isProxy(value)) throw new Error(cloneError)
    if (Array.isArray(value)) {
      packed.kind = 'array'
      packed.items = value.map((item) => packOne(item, seen, cloneable, depth + 1))
      return packed
    }
    if (isSpecial(value)) {
      if (!cloneable && !isCloneable(value)) throw new Error(cloneError)
      packed.value = value
      return packed
    }
    packed.kind = 'object'
    packed.keys = Object.keys(value)
    packed.items = packed.keys.map((key) => packOne(value[key], seen, cloneable, depth + 1))
    return packed
  }

  /** @param {any} value @param {Map<any, Packed>} [seen] */
  const pack = (value, seen = new Map()) => packOne(value, seen, isCloneable(value), 0)

  /** Tells the other world how a promise ends. @param {Promise<any>} promise */
  function follow(promise) {
    const id = ++lastPromise
    /** @param {boolean} fulfilled @param {any} value */
    const settle = (fulfilled, value) => {
      try {
        send({ kind: 'settle', id, fulfilled, value: pack(value) })
      } catch (error) {
        send({ kind: 'settle', id, fulfilled: false, value: pack(new Error(messageOf(error))) })
      }
    }
    then(
      promise,
      (/** @type {any} */ value) => settle(true, value),
      (/** @type {any} */ error) => settle(false, error),
    )
    return id
  }

  /** @param {number} id */
  function borrow(id) {
    const proxy = (/** @type {any[]} */ ...args) => {
      const seen = new Map()
      const packed = args.map((one) => pack(one, seen)) // throws here, in the caller's world
      answer = undefined
      send({ kind: 'call', id, args: packed })
      const got = answer
      if (!got) throw new Error('electron stand-in: the other world did not answer')
      if ('error' in got) throw new Error(got.error)
      return unpack(got.value)
    }
    borrowed.set(proxy, id)
    return proxy
  }

  /** @param {Packed} packed @param {Map<Packed, any>} [made] @returns {any} */
  function unpack(packed, made = new Map()) {
    if (made.has(packed)) return made.get(packed)
    /** @param {any} value */
    const keep = (value) => (made.set(packed, value), value)
    const id = packed.id ?? 0
    switch (packed.kind) {
      case 'value':
        return keep(packed.value)
      case 'function':
        return keep(borrow(id))
      case 'return':
        return keep(lent[id])
      case 'promise':
        return keep(new Promise((resolve, reject) => promised.set(id, { resolve, reject })))
      case 'error':
        return keep(new Error(packed.value))
      case 'array': {
        const array = keep([])
        for (const item of packed.items ?? []) array.push(unpack(item, made))
        return array
      }
      case 'object': {
        const object = keep({})
        packed.items?.forEach((item, i) => {
          const key = String(packed.keys?.[i])
          const value = unpack(item, made)
          Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true })
        })
        return object
      }
    }
  }

  /** @param {{ id: number, args: Packed[] }} call */
  function answerCall({ id, args }) {
    try {
      const made = new Map()
      const value = Reflect.apply(
        /** @type {Function} */ (lent[id]),
        undefined,
        args.map((one) => unpack(one, made)),
      )
      return { kind: 'answer', value: pack(value) }
    } catch (error) {
      const thrown = /** @type {any} */ (error)
      if (typeof thrown?.message === 'string') return { kind: 'answer', error: thrown.message }
      return {
        kind: 'answer',
        error:
          'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.',
      }
    }
  }

  window.addEventListener(incoming, (event) => {
    event.stopImmediatePropagation()
    const message = /** @type {CustomEvent} */ (event).detail
    if (message.kind === 'answer') answer = message
    else if (message.kind === 'call') send(answerCall(message))
    else if (message.kind === 'expose') onExpose(message.key, unpack(message.value))
    else if (message.kind === 'settle') {
      const one = promised.get(message.id)
      promised.delete(message.id)
      one?.[message.fulfilled ? 'resolve' : 'reject'](unpack(message.value))
    }
  })

  return {
    /** @param {string} key @param {any} value */ expose: (key, value) =>
      send({ kind: 'expose', key, value: pack(value) }),
  }
}
