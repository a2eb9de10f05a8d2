// @ts-check
/** Leads `import` and `require` of 'electron' to the stand-in, on Node 20 as on Node 24. */
import module from 'node:module'
import { strict } from './main/strict.mjs'

const NAMES = new Set(['electron', 'electron/main', 'electron/common'])

/**
 * @param {string} url of the module to import
 * @param {object} exported what `require` answers with
 */
export function hookElectron(url, exported) {
  // `_load` is how Electron itself answers `require('electron')`
  const Module = /** @type {any} */ (module.Module)
  const load = Module._load
  const required = strict('electron', { ...exported })
  Module._load = (/** @type {string} */ request, /** @type {any[]} */ ...rest) =>
    NAMES.has(request) ? required : load.call(Module, request, ...rest)

  if (module.registerHooks) {
    module.registerHooks({
      resolve: (specifier, context, next) =>
        NAMES.has(specifier) && context.conditions.includes('import')
          ? { url, format: 'module', shortCircuit: true }
          : next(specifier, context),
    })
    return
  }
  // Node 20 runs hooks on a thread of their own, from their source
  const hook = `const names = new Set(${JSON.stringify([...NAMES])})
    export const resolve = (specifier, context, next) =>
      names.has(specifier) ? { url: ${JSON.stringify(url)}, format: 'module', shortCircuit: true } : next(specifier, context)`
  module.register(`data:text/javascript,${encodeURIComponent(hook)}`)
}
