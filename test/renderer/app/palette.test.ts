import { afterEach, expect, test } from 'vitest'
import { aDigest, aFile, aPage, type Page } from './aPage'

let page: Page
afterEach(() => page.close())

const digest = aFile('2023-11-03.cs.LG.md', aDigest({ '2311.00001': {}, '2311.00002': {}, '2311.00003': {} }))
const selected = (): string => page.text('[role=option][aria-selected=true] .title')
const offered = (): string[] => page.$$('dialog [role=option] .label').map((label) => label.textContent ?? '')
const active = (): string => page.text('dialog [role=option][aria-selected=true] .label')
const openPalette = () => page.press('k', { ctrlKey: true })
const type = (text: string) => page.type('dialog input', text)

test('a command is found by its words in either language and run by Enter', async () => {
  page = await aPage({ files: [digest] })
  await page.press('j')
  await openPalette()
  expect(document.activeElement).toBe(page.$('dialog input'))
  await type('star or')
  expect(active()).toBe('加星标或取消星标')
  await page.press('Enter')
  expect(page.$('dialog')).toBeNull()
  expect(page.text('.selected')).toContain('已加星标')
  await openPalette()
  expect(active()).toBe('加星标或取消星标') // run lately: first
})

test('the arrows go round, and the field says which item the keyboard is on', async () => {
  page = await aPage({ files: [digest] })
  await openPalette()
  const last = offered().at(-1)!
  await page.press('ArrowUp')
  expect(active()).toBe(last)
  await page.press('ArrowDown')
  expect(active()).toBe(offered()[0])
  await page.press('PageDown')
  expect(active()).toBe(offered()[8])
  const field = page.$('dialog input')!
  const option = page.$('dialog [role=option][aria-selected=true]')!
  expect(field.getAttribute('aria-activedescendant')).toBe(option.id)
  expect(field.getAttribute('aria-controls')).toBe(page.$('dialog [role=listbox]')!.id)
})

test('what has nothing to do now is said to be so, and Enter leaves it', async () => {
  page = await aPage({ files: [digest] })
  await openPalette()
  await type('加星标')
  const option = page.$('dialog [role=option]')!
  expect(option.getAttribute('aria-disabled')).toBe('true')
  await page.press('Enter')
  expect(page.$('dialog')).not.toBeNull()
})

test('the palette opens from a text field, and its own key closes it', async () => {
  page = await aPage({ files: [digest] })
  await page.press('/')
  await openPalette()
  expect(page.$('dialog[open]')).not.toBeNull()
  await openPalette()
  expect(page.$('dialog')).toBeNull()
})

test('nothing is chosen while an input method is composing', async () => {
  page = await aPage({ files: [digest] })
  await page.press('j')
  await openPalette()
  await type('加星标')
  await page.press('Enter', { isComposing: true })
  await page.press('Enter', { keyCode: 229 })
  expect(page.$('dialog')).not.toBeNull()
})

test('a source is reached by its name', async () => {
  const other = aFile('2023-11-04.cs.CL.md', aDigest({ '2311.00009': {} }))
  page = await aPage({ files: [digest, other] })
  await openPalette()
  await type('11-04')
  expect(offered()).toEqual(['2023-11-04 cs.CL'])
  await page.press('Enter')
  expect(page.text('h1')).toBe('2023-11-04 cs.CL')
  expect(page.titles()).toEqual(['论文 2311.00009'])
  await openPalette()
  await type('没有这样的')
  expect(page.text('dialog .nothing')).toBe('没有这样的命令或来源')
})

const pressKeyButton = async () => page.click('dialog .recorder button')

test('a key is given to a command from the palette, works at once, and stands in the help', async () => {
  page = await aPage({ files: [digest], settings: { language: 'en' } })
  await openPalette()
  await type('next paper')
  await page.press('Enter', { ctrlKey: true })
  expect(page.text('dialog h2')).toBe('Change the keys of “Next paper”')
  await pressKeyButton()
  await page.press('Shift') // the beginning of a key
  await page.press('X', { shiftKey: true })
  expect(page.$$('dialog li kbd').map((key) => key.textContent)).toEqual(['J', '↓', 'Shift+X'])
  expect(page.text('dialog [role=status]')).toBe('Shift+X added')
  await page.click('dialog button[aria-label=Close]')
  await page.press('X', { shiftKey: true })
  expect(selected()).toBe('论文 2311.00001')
  await page.press('?')
  expect(page.text('dialog .line')).toContain('Shift+X')
})

test('a conflict is told with the other command’s name, and taking over takes the key from it', async () => {
  page = await aPage({ files: [digest], settings: { language: 'en' } })
  await page.press('?')
  await page.click('dialog button[aria-label="Change the keys of “Open on arXiv”"]')
  await pressKeyButton()
  await page.press('j')
  expect(page.text('dialog [role=alert]')).toContain('J is the key of “Next paper”.')
  expect(document.activeElement?.textContent).toBe('Use it here instead')
  await page.click('dialog [role=alert] button', 'Leave it')
  expect(page.$$('dialog li kbd').map((key) => key.textContent)).toEqual(['O'])
  await pressKeyButton()
  await page.press('j')
  await page.click('dialog [role=alert] button', 'Use it here instead')
  expect(page.$$('dialog li kbd').map((key) => key.textContent)).toEqual(['O', 'J'])
  await page.click('dialog button[aria-label=Close]')
  // back in the help it was opened from
  expect(page.text('dialog h2')).toBe('Keyboard shortcuts')
  expect(page.text('dialog .line')).toMatch(/^Next paper ?↓$/)
  await page.click('dialog button', 'Reset all keys')
  expect(page.text('dialog .line')).toMatch(/^Next paper ?J ?or ?↓$/)
})

test('keys that editing, controls or the system need are refused with a word, and Tab leaves the recorder', async () => {
  page = await aPage({ files: [digest], settings: { language: 'en' } })
  await page.press('?')
  await page.click('dialog button[aria-label="Change the keys of “Search”"]')
  await pressKeyButton()
  await page.press('c', { ctrlKey: true })
  expect(page.text('dialog [role=status]')).toBe(
    'Ctrl+C cannot be used: text fields need it for editing. Press another.',
  )
  await page.press('F4', { altKey: true })
  expect(page.text('dialog [role=status]')).toContain('the window or the system needs it')
  await page.press('x', { isComposing: true })
  const tab = await page.press('Tab')
  expect(tab.defaultPrevented).toBe(false)
  expect(page.text('.recorder button')).toBe('Add a key')
  await pressKeyButton()
  await page.press('Escape')
  expect(page.$$('dialog li kbd').map((key) => key.textContent)).toEqual(['/', 'Ctrl+F'])
  await page.click('dialog button[aria-label="Remove Ctrl+F"]')
  expect(page.$$('dialog li kbd').map((key) => key.textContent)).toEqual(['/'])
  await page.click('dialog button', 'Back to its own keys')
  expect(page.$$('dialog li kbd').map((key) => key.textContent)).toEqual(['/', 'Ctrl+F'])
})

test('the signs of keys on the page follow the keys that were chosen', async () => {
  const keys = { search: ['Mod+g'], modeZh: ['z'], toggleStar: ['w'] }
  page = await aPage({ files: [digest], settings: { keys } })
  await page.press('j')
  expect(page.text('.field kbd')).toBe('Ctrl+G')
  expect(page.$('input[type=search]')!.getAttribute('aria-keyshortcuts')).toBe('Control+g')
  expect(page.$$('fieldset label').map((label) => label.title)[2]).toMatch(/\(Z\)$/)
  expect(page.$('.bar button[aria-label=星标]')?.title ?? page.text('.bar')).toContain('(W)')
})

test('keys that were chosen are there after a restart', async () => {
  page = await aPage({ files: [digest], settings: { keys: { next: ['x'] } } })
  await page.press('j')
  expect(selected()).toBe('')
  await page.press('x')
  expect(selected()).toBe('论文 2311.00001')
  const { stores } = page
  await page.reader.saveNow()
  page.close()
  page = await aPage({ stores })
  await page.press('x')
  expect(selected()).toBe('论文 2311.00002')
})
