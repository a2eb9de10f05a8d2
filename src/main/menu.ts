import { COMMANDS, type CommandId } from '@core/commands'
import { commandMessages } from '@core/messages/commands'
import type { Locale } from '@core/messages/define'
import { menuMessages, type MenuRole } from '@core/messages/menu'
import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron/main'

type Item = MenuItemConstructorOptions

export interface MenuOptions {
  readonly locale: Locale
  readonly mac: boolean
  /** Developer tools are offered only in an app that is not packaged. */
  readonly packaged: boolean
  readonly onCommand: (id: CommandId) => void
  readonly onShowLibrary: () => void
}

const SEPARATOR: Item = { type: 'separator' }
const MODIFIERS: Readonly<Record<string, string>> = { Mod: 'CommandOrControl', Shift: 'Shift', Alt: 'Alt' }
const KEY_NAMES: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
}

/** The key that a menu shows: one with Ctrl or Cmd rather than a letter, as menus are expected to. */
function shownKey(keys: readonly string[]): string | undefined {
  return keys.find((key) => key.startsWith('Mod+')) ?? keys[0]
}

/** `Mod+Shift+Z` → `CommandOrControl+Shift+Z`, as Electron's accelerators are written. */
function acceleratorOf(key: string): string {
  const parts = key.split('+')
  const last = parts.pop()!
  const modifiers = parts.map((part) => MODIFIERS[part]!)
  return [...modifiers, KEY_NAMES[last] ?? (last.length === 1 ? last.toUpperCase() : last)].join('+')
}

/** Keys that write a character into a text: the page hears them, the menu must not take them. */
function isTyped(key: string): boolean {
  return /^(?:Shift\+)?.$/u.test(key)
}

function keyItem(key: string | undefined, mac: boolean): Pick<Item, 'accelerator' | 'registerAccelerator'> {
  if (key === undefined) return {}
  if (!isTyped(key)) return { accelerator: acceleratorOf(key) }
  // macOS knows no key that is only shown: there it stands in the label
  return mac ? {} : { accelerator: acceleratorOf(key), registerAccelerator: false }
}

/** The application menu in the interface's language. Items have the ids of their commands or roles. */
export function menuTemplate({ locale, mac, packaged, onCommand, onShowLibrary }: MenuOptions): Item[] {
  const words = menuMessages[locale]

  const command = (id: CommandId): Item => {
    const key = shownKey(COMMANDS[id].keys)
    const label = commandMessages[locale][id]
    return {
      id,
      label:
        mac && key !== undefined && isTyped(key)
          ? `${label} (${key.replace('Shift+', '⇧').toUpperCase()})`
          : label,
      click: () => onCommand(id),
      ...keyItem(key, mac),
    }
  }
  const role = (name: MenuRole): Item => ({ id: name, role: name, label: words.roles[name] })
  const menu = (name: keyof typeof words.menus, submenu: Item[]): Item => ({
    id: `${name}Menu`,
    label: words.menus[name],
    submenu,
  })

  const submenu = (name: keyof typeof words.submenus, items: Item[]): Item => ({
    id: `${name}Menu`,
    label: words.submenus[name],
    submenu: items,
  })

  // Ctrl with the = key as well: on most keyboards + needs Shift
  const zoomInWithEqualSign: Item = {
    ...role('zoomIn'),
    id: 'zoomInWithEqualSign',
    accelerator: 'CommandOrControl+=',
    visible: false,
    acceleratorWorksWhenHidden: true,
  }
  const appMenu: Item = {
    id: 'appMenu',
    label: words.app,
    submenu: [
      role('about'),
      SEPARATOR,
      command('settings'),
      SEPARATOR,
      role('services'),
      SEPARATOR,
      role('hide'),
      role('hideOthers'),
      role('unhide'),
      SEPARATOR,
      role('quit'),
    ],
  }
  const developer: Item[] = packaged ? [] : [SEPARATOR, role('reload'), role('toggleDevTools')]

  return [
    ...(mac ? [appMenu] : []),
    menu('file', [
      command('openFiles'),
      command('openFolder'),
      command('openSample'),
      SEPARATOR,
      { id: 'showLibraryFolder', label: words.showLibraryFolder, click: onShowLibrary },
      ...(mac ? [] : [SEPARATOR, command('settings')]),
      SEPARATOR,
      role('close'),
      ...(mac ? [] : [role('quit')]),
    ]),
    menu('edit', [
      command('undo'),
      command('redo'),
      SEPARATOR,
      role('cut'),
      role('copy'),
      role('paste'),
      role('selectAll'),
      SEPARATOR,
      command('search'),
    ]),
    menu('view', [
      command('modeSide'),
      command('modeStacked'),
      command('modeZh'),
      command('modeEn'),
      command('modeInterleaved'),
      command('modeReveal'),
      SEPARATOR,
      submenu('text', [
        command('textLarger'),
        command('textSmaller'),
        command('textReset'),
        SEPARATOR,
        command('paperWider'),
        command('paperNarrower'),
        SEPARATOR,
        command('firstColumnWider'),
        command('firstColumnNarrower'),
        command('swapColumns'),
        SEPARATOR,
        command('toggleDensity'),
      ]),
      submenu('appearance', [
        command('themeSystem'),
        SEPARATOR,
        command('themeLight'),
        command('themeDark'),
        command('themeSepia'),
        command('themeContrastLight'),
        command('themeContrastDark'),
      ]),
      SEPARATOR,
      command('nextPane'),
      command('previousPane'),
      SEPARATOR,
      role('resetZoom'),
      role('zoomIn'),
      zoomInWithEqualSign,
      role('zoomOut'),
      SEPARATOR,
      command('focusMode'),
      role('togglefullscreen'),
      ...developer,
    ]),
    menu('paper', [
      command('next'),
      command('previous'),
      command('nextUnread'),
      SEPARATOR,
      command('toggleRead'),
      command('toggleStar'),
      command('markAllRead'),
      command('markAboveRead'),
      command('markBelowRead'),
      SEPARATOR,
      command('nextSentence'),
      command('previousSentence'),
      command('reveal'),
      command('revealAll'),
      SEPARATOR,
      command('editNote'),
      command('openOnArxiv'),
    ]),
    menu('window', [role('minimize'), ...(mac ? [role('zoom'), SEPARATOR, role('front')] : [])]),
    menu('help', [command('help'), ...(mac ? [] : [SEPARATOR, role('about')])]),
  ]
}

/** What a right click offers: what can be done with the text there; empty where nothing can. */
export function contextMenuTemplate(
  locale: Locale,
  {
    isEditable,
    editFlags,
    selectionText,
  }: Pick<ContextMenuParams, 'isEditable' | 'editFlags' | 'selectionText'>,
): Item[] {
  const words = menuMessages[locale].roles
  const item = (role: 'cut' | 'copy' | 'paste' | 'selectAll', enabled: boolean): Item => ({
    id: role,
    role,
    label: words[role],
    enabled,
  })
  if (isEditable) {
    return [
      item('cut', editFlags.canCut),
      item('copy', editFlags.canCopy),
      item('paste', editFlags.canPaste),
      SEPARATOR,
      item('selectAll', editFlags.canSelectAll),
    ]
  }
  return selectionText.trim() === '' ? [] : [item('copy', editFlags.canCopy)]
}
