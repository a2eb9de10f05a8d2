// @ts-check
/** What the stand-in lacks throws by its name, instead of being `undefined` somewhere later. */

/** Looked up by the language, the console and the inspector on any object. */
const ALWAYS_ALLOWED = new Set(['then', 'toJSON', 'inspect', 'constructor', 'nodeType'])

/** @param {string} what */
export function notReproduced(what) {
  return new Error(`electron stand-in: ${what} is not reproduced (test/electron/README.md)`)
}

/** @param {string} name @param {object} prototype */
function trap(name, prototype) {
  return new Proxy(prototype, {
    get(target, key, receiver) {
      if (typeof key === 'symbol' || key in target || ALWAYS_ALLOWED.has(key)) {
        return Reflect.get(target, key, receiver)
      }
      throw notReproduced(`${name}.${key}`)
    },
  })
}

/**
 * Makes members that an object lacks throw; answers with the object.
 *
 * @template {object} T
 * @param {string} name
 * @param {T} object
 * @returns {T}
 */
export function strict(name, object) {
  return Object.setPrototypeOf(object, trap(name, Object.getPrototypeOf(object)))
}

/**
 * The same for a class and all its instances.
 *
 * @template {abstract new (...args: any[]) => object} T
 * @param {string} name
 * @param {T} Class
 * @returns {T}
 */
export function strictClass(name, Class) {
  const instance = name[0]?.toLowerCase() + name.slice(1)
  Object.setPrototypeOf(Class.prototype, trap(instance, Object.getPrototypeOf(Class.prototype)))
  return Object.setPrototypeOf(Class, trap(name, Object.getPrototypeOf(Class)))
}

/**
 * Refuses options that the stand-in would silently ignore.
 *
 * @param {string} owner
 * @param {object | undefined} options
 * @param {ReadonlySet<string>} known
 */
export function refuseUnknown(owner, options, known) {
  for (const key of Object.keys(options ?? {})) if (!known.has(key)) throw notReproduced(`${owner} ${key}`)
}
