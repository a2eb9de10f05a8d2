// @ts-check
/**
 * An event as Electron hands it to listeners: with `preventDefault()`, and the facts that it brings.
 *
 * @template {object} T
 * @param {T} [facts]
 */
export function makeEvent(facts) {
  const event = {
    ...facts,
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true
    },
  }
  return /** @type {typeof event & T} */ (event)
}
