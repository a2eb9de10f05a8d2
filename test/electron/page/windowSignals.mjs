// @ts-check
/**
 * What the window notices by itself in Electron and a page has to be watched for here: links that want a
 * window of their own, keys that belong to the application menu, the focus, and the title.
 * Sent to the page as source text: nothing from outside here.
 */

/**
 * @typedef {object} Shortcut
 * @property {string} key in lower case, as `KeyboardEvent.key` has it
 * @property {boolean} control
 * @property {boolean} alt
 * @property {boolean} shift
 * @property {boolean} meta
 * @property {number} commandId the menu item's
 */

/**
 * @param {(message: object) => void} tell
 * @returns what takes the menu's shortcuts
 */
export function watchWindow(tell) {
  /** @type {readonly Shortcut[]} */
  let shortcuts = []

  /** Links that leave the window (a target, a modifier, the middle button) go to setWindowOpenHandler. @param {MouseEvent} event */
  function onClick(event) {
    if (event.defaultPrevented || (event.type === 'auxclick' && event.button !== 1)) return
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.href !== '')
    if (!(link instanceof HTMLAnchorElement)) return
    const aside = event.type === 'auxclick' || event.ctrlKey || event.metaKey
    if (!aside && !event.shiftKey && ['', '_self', '_top', '_parent'].includes(link.target)) return
    event.preventDefault()
    const disposition = event.shiftKey ? 'new-window' : aside ? 'background-tab' : 'foreground-tab'
    tell({
      kind: 'open',
      url: link.href,
      name: link.target === '_blank' ? '' : link.target,
      features: '',
      disposition,
    })
  }

  /** @param {KeyboardEvent} event */
  function isTyping(event) {
    const at = event.composedPath()[0]
    const editable =
      at instanceof HTMLTextAreaElement ||
      at instanceof HTMLInputElement ||
      (at instanceof HTMLElement && at.isContentEditable)
    if (!editable) return false
    const command = event.ctrlKey || event.metaKey
    // text, and the commands that an editing field carries out itself
    return command ? 'acvxyz'.includes(event.key.toLowerCase()) : event.key.length === 1
  }

  /** The page has the key first; what it does not take is looked for in the menu, as in Electron on Linux and Windows. @param {KeyboardEvent} event */
  function onKeyDown(event) {
    if (event.defaultPrevented || event.isComposing || isTyping(event)) return
    const key = event.key.toLowerCase()
    const found = shortcuts.find(
      (one) =>
        one.key === key &&
        one.control === event.ctrlKey &&
        one.alt === event.altKey &&
        one.meta === event.metaKey &&
        // Shift is part of the sign itself in keys such as ? and +
        (one.shift === event.shiftKey || !/^[a-z0-9]$|^.{2,}$/.test(key)),
    )
    if (!found) return
    event.preventDefault()
    tell({ kind: 'shortcut', commandId: found.commandId })
  }

  let title = ''
  function tellTitle() {
    if (document.title === title) return
    title = document.title
    tell({ kind: 'title', title })
  }
  window.addEventListener('DOMContentLoaded', () => {
    tellTitle()
    new MutationObserver(tellTitle).observe(document.head, {
      subtree: true,
      childList: true,
      characterData: true,
    })
  })

  /** Listens after every listener that the page has by then: the page may take the event first. @param {string} type @param {(event: any) => void} listener */
  function listenLast(type, listener) {
    const listen = (/** @type {Event} */ event) => listener(event)
    const moveToTheEnd = () => {
      window.removeEventListener(type, listen)
      window.addEventListener(type, listen)
    }
    window.addEventListener(type, moveToTheEnd, { capture: true })
  }
  listenLast('click', onClick)
  listenLast('auxclick', onClick)
  listenLast('keydown', onKeyDown)
  window.addEventListener(
    'focus',
    (event) => event.target === window && tell({ kind: 'focus', focused: true }),
  )
  window.addEventListener(
    'blur',
    (event) => event.target === window && tell({ kind: 'focus', focused: false }),
  )

  return (/** @type {readonly Shortcut[]} */ given) => {
    shortcuts = given
  }
}
