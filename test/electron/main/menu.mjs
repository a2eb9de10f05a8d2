// @ts-check
/**
 * `Menu` and `MenuItem`. No menu bar is drawn: a test clicks items by their id, a person uses their
 * accelerators, which the page's world watches for (page/windowSignals.mjs).
 */
import { EventEmitter } from 'node:events'
import { parseAccelerator } from './accelerator.mjs'
import { contentsList } from './contentsList.mjs'
import { EDITING_ROLES, roleFacts, runRole } from './menuRoles.mjs'
import { strictClass } from './strict.mjs'
import { windowList } from './windowList.mjs'

/** @typedef {import('./browserWindow.mjs').BrowserWindow} BrowserWindow */

const TYPES = ['normal', 'separator', 'submenu', 'checkbox', 'radio']
let lastCommandId = 0

export class MenuItem {
  id = ''
  label = ''
  sublabel = ''
  toolTip = ''
  /** @type {import('electron').MenuItem['type']} */
  type = 'normal'
  /** @type {import('electron').MenuItem['role']} */
  role
  /** @type {import('electron').MenuItem['accelerator']} */
  accelerator = null
  /** @type {Menu | undefined} */
  submenu
  enabled = true
  visible = true
  checked = false
  registerAccelerator = true
  commandId = ++lastCommandId
  /** @type {(event?: object, window?: BrowserWindow | null) => void} */
  click

  /** @param {any} options */
  constructor(options) {
    const role = options.role?.toLowerCase()
    const facts = roleFacts(role)
    const children = options.submenu ?? facts?.submenu
    const submenu = Array.isArray(children) ? Menu.buildFromTemplate(children) : children
    const defaults = {
      label: facts?.label ?? '',
      accelerator: facts?.accelerator ?? null,
      type: submenu ? 'submenu' : 'normal',
    }
    Object.assign(this, defaults, options, { role, submenu })
    if (!TYPES.includes(this.type)) throw new Error(`Unknown menu item type: ${this.type}`)
    if (this.type === 'submenu' && !(submenu instanceof Menu)) throw new Error('Invalid submenu')
    if (typeof this.accelerator === 'string' && !parseAccelerator(this.accelerator)) {
      // Electron would leave the item without a key and say so on its console
      throw new Error(
        `electron stand-in: invalid accelerator ${this.accelerator} of ${this.id || this.label}`,
      )
    }
    this.click = (event = {}, window = windowList.focused) => {
      if (!this.enabled) return
      if (this.type === 'checkbox' || this.type === 'radio') this.checked = !this.checked
      if (role !== undefined) runRole(role, window)
      else options.click?.(this, window ?? undefined, event)
    }
  }
}
strictClass('MenuItem', MenuItem)

export class Menu extends EventEmitter {
  /** @type {MenuItem[]} */
  items = []

  /** @param {readonly any[]} template */
  static buildFromTemplate(template) {
    if (!Array.isArray(template))
      throw new TypeError('Invalid template for Menu: Menu template must be an array')
    const menu = new Menu()
    for (const one of template) {
      if (
        typeof one !== 'object' ||
        one === null ||
        (!('label' in one) && !('role' in one) && one.type !== 'separator')
      ) {
        throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type')
      }
      menu.append(one instanceof MenuItem ? one : new MenuItem(one))
    }
    return menu
  }
  /** @param {Menu | null} menu */
  static setApplicationMenu(menu) {
    if (menu !== null && !(menu instanceof Menu)) throw new TypeError('Invalid menu')
    applicationMenu = menu
    for (const contents of contentsList.living.values()) {
      contents._page.deliver({ kind: 'shortcuts', shortcuts: menuShortcuts() })
    }
  }
  static getApplicationMenu() {
    return applicationMenu
  }
  /** @param {MenuItem} item */
  append(item) {
    this.items.push(item)
  }
  /** @param {string} id @returns {MenuItem | null} */
  getMenuItemById(id) {
    return allItems(this).find((one) => one.id === id) ?? null
  }
}
strictClass('Menu', Menu)

/** @type {Menu | null} */
let applicationMenu = null

/** @param {Menu} menu @returns {MenuItem[]} */
const allItems = (menu) => menu.items.flatMap((one) => [one, ...(one.submenu ? allItems(one.submenu) : [])])

/** The application menu's accelerators, for the page's world to watch for. @returns {import('../page/windowSignals.mjs').Shortcut[]} */
export function menuShortcuts() {
  return (applicationMenu ? allItems(applicationMenu) : []).flatMap((one) => {
    const keys = one.accelerator === null ? null : parseAccelerator(one.accelerator)
    if (!keys || !one.registerAccelerator || EDITING_ROLES.has(one.role ?? '')) return []
    return [{ ...keys, commandId: one.commandId }]
  })
}

/** @param {number} commandId @param {BrowserWindow} window */
export function clickByCommandId(commandId, window) {
  const found = applicationMenu && allItems(applicationMenu).find((one) => one.commandId === commandId)
  if (found?.visible) found.click({ triggeredByAccelerator: true }, window)
}
