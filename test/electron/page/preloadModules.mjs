// @ts-check
/**
 * What a sandboxed preload can require besides `electron`: small versions of Node's modules, and the trap
 * that names what is missing. Sent to the page as source text: nothing from outside here.
 */

export function makePreloadModules() {
  /**
   * Makes members that an object lacks throw by their name: a proxy stands behind it as its prototype.
   *
   * @template {object} T
   * @param {string} name
   * @param {T} object
   * @returns {T}
   */
  function strict(name, object) {
    const trap = new Proxy(Object.getPrototypeOf(object), {
      get(target, key, receiver) {
        if (typeof key === 'symbol' || key in target || key === 'then' || key === 'toJSON') {
          return Reflect.get(target, key, receiver)
        }
        throw new Error(`electron stand-in: ${name}.${key} is not reproduced (test/electron/README.md)`)
      },
    })
    return Object.setPrototypeOf(object, trap)
  }

  /** @typedef {((...args: any[]) => void) & { listener?: Function }} Listener */

  class EventEmitter {
    /** @type {Map<string, Listener[]>} */
    #listeners = new Map()

    /** @param {string} name @param {Listener} listener */
    on(name, listener) {
      if (typeof listener !== 'function')
        throw new TypeError('The "listener" argument must be of type function.')
      this.#listeners.set(name, [...this.listeners(name), listener])
      return this
    }
    /** @param {string} name @param {Listener} listener */
    once(name, listener) {
      /** @type {Listener} */
      const wrapped = (...args) => {
        this.off(name, wrapped)
        listener.apply(this, args)
      }
      wrapped.listener = listener
      return this.on(name, wrapped)
    }
    /** @param {string} name @param {Function} listener */
    off(name, listener) {
      const all = this.listeners(name)
      const last = all.findLastIndex((one) => one === listener || one.listener === listener)
      if (last >= 0) this.#listeners.set(name, all.toSpliced(last, 1))
      return this
    }
    /** @param {string} name @param {Listener} listener */
    addListener(name, listener) {
      return this.on(name, listener)
    }
    /** @param {string} name @param {Function} listener */
    removeListener(name, listener) {
      return this.off(name, listener)
    }
    /** @param {string} [name] */
    removeAllListeners(name) {
      if (name === undefined) this.#listeners.clear()
      else this.#listeners.delete(name)
      return this
    }
    /** @param {string} name @param {any[]} args */
    emit(name, ...args) {
      const all = this.listeners(name)
      for (const one of all) one.apply(this, args)
      return all.length > 0
    }
    /** @param {string} name */
    listeners(name) {
      return this.#listeners.get(name) ?? []
    }
    /** @param {string} name */
    listenerCount(name) {
      return this.listeners(name).length
    }
    setMaxListeners() {
      return this
    }
  }

  const events = strict('events', Object.assign(EventEmitter, { EventEmitter }))
  const timers = strict('timers', { setTimeout, clearTimeout, setInterval, clearInterval })
  const url = strict('url', { URL, URLSearchParams })
  return { strict, EventEmitter, modules: { events, timers, url } }
}
