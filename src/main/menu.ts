import type { CommandId } from '@core/commands'
import { effectiveKeys, keyParts, type KeyBindings } from '@core/keys'
import { commandMessages } from '@core/messages/commands'
import type { Locale } from '@core/messages/define'
import { listMessages } from '@core/messages/list'
import { menuMessages, type MenuRole } from '@core/messages/menu'
import type { UndoOffer } from '@core/readerApi'
import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron/main'

type Item = MenuItemConstructorOptions

export interface MenuOptions {
  readonly locale: Locale
  /** What undo and redo would do. */
  readonly offer: UndoOffer
  /** The keys that a person chose. */
  readonly keys: KeyBindings
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
  '+': 'Plus',
}

/** The key that a menu shows: one with Ctrl or Cmd rather than a letter, as menus are expected to. */
function shownKey(keys: readonly string[]): string | undefined {
  return keys.find((key) => key.startsWith('Mod+')) ?? keys[0]
}

/** What Electron calls a key, or null for one that accelerators do not know (`é`, `MediaPlay`). */
function acceleratorName(name: string): string | null {
  if (Object.hasOwn(KEY_NAMES, name)) return KEY_NAMES[name]!
  if (/^[\x21-\x7e]$/.test(name)) return name.toUpperCase()
  return /^(?:F\d\d?|Home|End|PageUp|PageDown|Insert)$/.test(name) ? name : null
}

/** `Mod+Shift+Z` → `CommandOrControl+Shift+Z`, as Electron's accelerators are written; null where it knows none. */
function acceleratorOf(key: string): string | null {
  const parts = keyParts(key)
  const name = parts && acceleratorName(parts.name)
  return parts && name && [...parts.modifiers.map((modifier) => MODIFIERS[modifier]!), name].join('+')
}

/** Keys that a text field may want for itself: the page hears them, the menu must not take them. */
function isForThePage(key: string): boolean {
  return !/^Mod\+|^(?:Shift\+)?F\d+$/.test(key)
}

function keyItem(key: string | undefined, mac: boolean): Pick<Item, 'accelerator' | 'registerAccelerator'> {
  const accelerator = key === undefined ? null : acceleratorOf(key)
  if (key === undefined || accelerator === null) return {}
  if (!isForThePage(key)) return { accelerator }
  // macOS knows no key that is only shown: there it stands in the label
  return mac ? {} : { accelerator, registerAccelerator: false }
}

const MAC_SIGNS: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' }

/** A key in a label on macOS: `⇧A`. */
function macLabel(key: string): string {
  const { modifiers, name } = keyParts(key) ?? { modifiers: [], name: key }
  const shown = KEY_NAMES[name] ?? name
  return (
    modifiers.map((modifier) => MAC_SIGNS[modifier]).join('') +
    (shown.length === 1 ? shown.toUpperCase() : shown)
  )
}

/** The application menu in the interface's language. Items have the ids of their commands or roles. */
export function menuTemplate(options: MenuOptions): Item[] {
  const { locale, mac, packaged, onCommand, onShowLibrary } = options
  const words = menuMessages[locale]
  const keys = effectiveKeys(options.keys, mac)

  /** Undo and redo say what they would do. */
  const labelOf = (id: CommandId): string => {
    const report = id === 'undo' || id === 'redo' ? options.offer[id] : null
    if (report === null) return commandMessages[locale][id]
    return listMessages[locale][id === 'undo' ? 'undo' : 'redo'](report)
  }
  const command = (id: CommandId): Item => {
    const key = shownKey(keys[id])
    const label = labelOf(id)
    return {
      id,
      label: mac && key !== undefined && isForThePage(key) ? `${label} (${macLabel(key)})` : label,
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
      command('print'),
      command('savePdf'),
      SEPARATOR,
      command('exportLibrary'),
      command('importLibrary'),
      command('snapshots'),
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
      command('copySource'),
      SEPARATOR,
      command('search'),
      command('searchEverything'),
      command('saveSearch'),
      command('editSearches'),
      SEPARATOR,
      command('editKeywords'),
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
      command('goBack'),
      command('goForward'),
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
      command('previousUnread'),
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
      command('followWord'),
      command('muteWord'),
      SEPARATOR,
      command('editNote'),
      command('toggleNoteView'),
      command('noteVersions'),
      command('deletedNotes'),
      command('openOnArxiv'),
    ]),
    menu('window', [role('minimize'), ...(mac ? [role('zoom'), SEPARATOR, role('front')] : [])]),
    menu('help', [command('palette'), command('help'), ...(mac ? [] : [SEPARATOR, role('about')])]),
  ]
}

/**
 * What a right click offers: what can be done with the text there; empty where nothing can. Whether what is
 * selected was TeX only the page knows: its source is offered of any text, and is the text where it was not.
 */
export function contextMenuTemplate(
  locale: Locale,
  onCommand: (id: CommandId) => void,
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
  if (selectionText.trim() === '') return []
  return [
    item('copy', editFlags.canCopy),
    {
      id: 'copySource',
      label: commandMessages[locale].copySource,
      enabled: editFlags.canCopy,
      click: () => onCommand('copySource'),
    },
  ]
}
