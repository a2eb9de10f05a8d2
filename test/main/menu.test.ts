import { COMMANDS, COMMAND_IDS, type CommandId } from '@core/commands'
import type { Locale } from '@core/messages/define'
import type { MenuItemConstructorOptions } from 'electron/main'
import { describe, expect, test } from 'vitest'
import { contextMenuTemplate, menuTemplate, type MenuOptions } from '../../src/main/menu'

type Item = MenuItemConstructorOptions

function template(change: Partial<MenuOptions> = {}): Item[] {
  return menuTemplate({
    locale: 'en',
    keys: {},
    offer: { undo: null, redo: null },
    mac: false,
    packaged: true,
    onCommand: () => {},
    onShowLibrary: () => {},
    ...change,
  })
}

function itemsOf(items: readonly Item[]): Item[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])])
}

function item(id: string, items: readonly Item[]): Item {
  const found = itemsOf(items).filter((candidate) => candidate.id === id)
  expect(found, id).toHaveLength(1)
  return found[0]!
}

describe.each([false, true])('on macOS: %s', (mac) => {
  test('every command that has a menu stands in it, once; no other command does', () => {
    const items = itemsOf(template({ mac }))
    for (const id of COMMAND_IDS) {
      expect(
        items.filter((candidate) => candidate.id === id),
        id,
      ).toHaveLength(COMMANDS[id].menu === null ? 0 : 1)
    }
  })

  test('commands stand in the menu that they name', () => {
    const items = template({ mac })
    for (const id of COMMAND_IDS) {
      const { menu } = COMMANDS[id]
      if (menu === null) continue
      // where macOS keeps them
      const place = mac && id === 'settings' ? 'appMenu' : `${menu}Menu`
      expect(itemsOf([item(place, items)]).map((inner) => inner.id)).toContain(id)
    }
  })

  test('ids are unique', () => {
    const ids = itemsOf(template({ mac, packaged: false })).flatMap(({ id }) => id ?? [])
    expect(new Set(ids).size).toBe(ids.length)
  })

  test.each(['en', 'zh'] as const)('every item has a label in %s', (locale: Locale) => {
    const words = itemsOf(template({ mac, locale, packaged: false })).filter(
      ({ type }) => type !== 'separator',
    )
    expect(words.length).toBeGreaterThan(40)
    for (const { id, label } of words) {
      expect(label, id).toMatch(/\S/)
      if (locale === 'zh') expect(label, id).toMatch(/[一-鿿]/)
      else expect(label, id).not.toMatch(/[一-鿿]/)
    }
  })

  test('a key that writes a character is never taken away from the text', () => {
    for (const { id, accelerator, registerAccelerator } of itemsOf(template({ mac }))) {
      if (accelerator === undefined || registerAccelerator === false) continue
      expect(accelerator, id).toMatch(/^CommandOrControl\+|^(?:Shift\+)?F\d+$/)
    }
  })
})

test('keys are shown as the system writes them', () => {
  const items = template()
  expect(item('openFolder', items).accelerator).toBe('CommandOrControl+Shift+O')
  expect(item('redo', items).accelerator).toBe('CommandOrControl+Shift+Z')
  expect(item('search', items).accelerator).toBe('CommandOrControl+F')
  expect(item('settings', items).accelerator).toBe('CommandOrControl+,')
  expect(item('previousPane', items).accelerator).toBe('Shift+F6')
})

test('letters are shown without being registered; on macOS they stand in the label', () => {
  const other = template()
  expect(item('next', other)).toMatchObject({
    accelerator: 'J',
    registerAccelerator: false,
    label: 'Next paper',
  })
  expect(item('markAllRead', other)).toMatchObject({ accelerator: 'Shift+A', registerAccelerator: false })
  expect(item('help', other)).toMatchObject({ accelerator: '?', registerAccelerator: false })
  const mac = template({ mac: true })
  expect(item('next', mac).accelerator).toBeUndefined()
  expect(item('next', mac).label).toBe('Next paper (J)')
  expect(item('markAllRead', mac).label).toBe('Mark all as read (⇧A)')
})

test('keys that a person chose stand in the menu, and no key in it twice', () => {
  const chosen = template({ keys: { openOnArxiv: ['Mod+b'], toggleStar: ['Shift+ArrowDown'], next: ['é'] } })
  expect(item('openOnArxiv', chosen).accelerator).toBe('CommandOrControl+B')
  expect(item('openOnArxiv', chosen).registerAccelerator).toBeUndefined()
  // a text field may want it: it is shown, and the page hears it
  expect(item('toggleStar', chosen)).toMatchObject({ accelerator: 'Shift+Down', registerAccelerator: false })
  // Electron knows no such accelerator
  expect(item('next', chosen).accelerator).toBeUndefined()
  const mac = template({ mac: true, keys: { next: ['é'], toggleStar: ['Shift+ArrowDown'], search: ['+'] } })
  expect(item('next', mac).label).toBe('Next paper (É)')
  expect(item('toggleStar', mac).label).toBe('Star or unstar (⇧Down)')
  const taken = template({ keys: { openOnArxiv: ['Mod+f', 'Mod++'] } })
  expect(item('openOnArxiv', taken).accelerator).toBe('CommandOrControl+F')
  expect(item('search', taken).accelerator).toBe('/')
  expect(item('goBack', template({ mac: true })).accelerator).toBe('CommandOrControl+[')
  expect(item('goBack', template())).toMatchObject({ accelerator: 'Alt+Left', registerAccelerator: false })
})

test('undo and redo say what they would do', () => {
  const offer = {
    undo: { mark: 'read', value: true, count: 312 },
    redo: { mark: 'starred', value: false, count: 1 },
  } as const
  expect(item('undo', template({ offer })).label).toBe('Undo: 312 papers marked as read')
  expect(item('redo', template({ offer, locale: 'zh' })).label).toBe('重做：1 篇取消星标')
  expect(item('undo', template()).label).toBe('Undo')
})

test('a click says which command was chosen', () => {
  const chosen: (CommandId | 'library')[] = []
  const items = template({ onCommand: (id) => chosen.push(id), onShowLibrary: () => chosen.push('library') })
  for (const id of ['undo', 'modeZh', 'showLibraryFolder']) (item(id, items).click as () => void)()
  expect(chosen).toEqual(['undo', 'modeZh', 'library'])
})

test('undo and redo are commands, not the roles that know only about text', () => {
  for (const id of ['undo', 'redo']) expect(item(id, template()).role).toBeUndefined()
})

test('developer tools are offered only where the app is not packaged', () => {
  const roles = (packaged: boolean): unknown[] => itemsOf(template({ packaged })).map(({ role }) => role)
  expect(roles(true)).not.toContain('toggleDevTools')
  expect(roles(true)).not.toContain('reload')
  expect(roles(false)).toContain('toggleDevTools')
})

test('macOS has the menu of the app, the others quit from the file menu', () => {
  expect(template({ mac: true })[0]!.id).toBe('appMenu')
  expect(template()[0]!.id).toBe('fileMenu')
  expect(itemsOf([item('fileMenu', template())]).map(({ role }) => role)).toContain('quit')
})

describe('a right click', () => {
  const editFlags = {
    canUndo: false,
    canRedo: false,
    canCut: true,
    canCopy: true,
    canPaste: false,
    canDelete: true,
    canSelectAll: true,
    canEditRichly: false,
  }

  test('in a text field offers to cut, copy, paste and select, as far as that can be done', () => {
    const items = contextMenuTemplate('zh', () => undefined, {
      isEditable: true,
      editFlags,
      selectionText: '',
    })
    expect(items.map(({ role, enabled }) => [role, enabled])).toEqual([
      ['cut', true],
      ['copy', true],
      ['paste', false],
      [undefined, undefined],
      ['selectAll', true],
    ])
    expect(items[0]!.label).toBe('剪切')
  })

  test('on selected text offers to copy it, or its source, elsewhere nothing', () => {
    const onText = { isEditable: false, editFlags, selectionText: 'attention' }
    const chosen: CommandId[] = []
    const items = contextMenuTemplate('en', (id) => chosen.push(id), onText)
    expect(items.map(({ id, label }) => [id, label])).toEqual([
      ['copy', 'Copy'],
      ['copySource', 'Copy TeX source'],
    ])
    ;(items[1]!.click as () => void)()
    expect(chosen).toEqual(['copySource'])
    expect(contextMenuTemplate('en', () => undefined, { ...onText, selectionText: ' ' })).toEqual([])
  })
})
