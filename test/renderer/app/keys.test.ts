import { COMMAND_IDS } from '@core/commands'
import { commandMessages } from '@core/messages/commands'
import { afterEach, expect, test } from 'vitest'
import { aDigest, aFile, aPage, type Page } from './aPage'

let page: Page
afterEach(() => page.close())

const digest = aFile('2023-11-03.cs.LG.md', aDigest({ '2311.00001': {}, '2311.00002': {}, '2311.00003': {} }))
const selected = (): string => page.text('[role=option][aria-selected=true] .title')

test('no key fires while an input method is composing', async () => {
  page = await aPage({ files: [digest] })
  await page.press('j', { isComposing: true })
  await page.press('Process', { keyCode: 229 })
  await page.press('j', { keyCode: 229 })
  expect(selected()).toBe('')
})

test('letters belong to the field that is typed in, and Escape leaves it', async () => {
  page = await aPage({ files: [digest] })
  await page.press('/')
  const press = await page.press('j')
  expect(press.defaultPrevented).toBe(false)
  expect(selected()).toBe('')
  await page.press('Escape')
  await page.press('j')
  expect(selected()).toBe('论文 2311.00001')
})

test('in a field, undo is the field’s own', async () => {
  page = await aPage({ files: [digest] })
  await page.press('j')
  await page.press('m')
  await page.press('/')
  const press = await page.press('z', { ctrlKey: true })
  expect(press.defaultPrevented).toBe(false)
  expect(page.$$('.notice')).toEqual([])
  expect(page.$$('[role=option].unread')).toHaveLength(2)
})

test('a key with a modifier works from a field too', async () => {
  page = await aPage({ files: [digest] })
  await page.press('/')
  await page.press(',', { ctrlKey: true })
  expect(page.text('dialog h2')).toBe('设置')
})

test('Space on a button presses the button', async () => {
  page = await aPage({ files: [digest] })
  page.$('button[aria-haspopup=menu]')!.focus()
  const press = await page.press(' ')
  expect(press.defaultPrevented).toBe(false)
  expect(selected()).toBe('')
})

test('a held key goes on moving but marks only once', async () => {
  page = await aPage({ files: [digest] })
  await page.press('j')
  await page.press('j', { repeat: true })
  expect(selected()).toBe('论文 2311.00002')
  await page.press('m')
  await page.press('m', { repeat: true })
  expect(page.$$('[role=option].unread')).toHaveLength(2)
})

test('while a dialog is open, the keys behind it rest', async () => {
  page = await aPage({ files: [digest] })
  await page.press('?')
  await page.press('j')
  expect(selected()).toBe('')
  await page.click('dialog button[aria-label=关闭]')
  expect(page.$('dialog')).toBeNull()
  await page.press('j')
  expect(selected()).toBe('论文 2311.00001')
})

test('commands of the application menu do what their keys do', async () => {
  page = await aPage({ files: [digest] })
  page.reader.tell('command', 'next')
  await page.rest()
  expect(selected()).toBe('论文 2311.00001')
  page.reader.tell('command', 'toggleStar')
  await page.rest()
  expect(page.text('[role=option]')).toContain('已加星标')
  page.reader.tell('command', 'undo')
  await page.rest()
  expect(page.text('.notice')).toContain('已撤销：1 篇加星标')
  page.reader.tell('command', 'search')
  await page.rest()
  expect(document.activeElement).toBe(page.$('input[type=search]'))
})

test('the help names every command', async () => {
  page = await aPage({ files: [digest], settings: { language: 'en' } })
  await page.press('?', { shiftKey: true })
  const lines = page.$$('dialog dt').map((line) => line.textContent)
  expect([...lines].sort()).toEqual(COMMAND_IDS.map((id) => commandMessages.en[id].replace('…', '')).sort())
  expect(page.text('dialog')).toContain('Ctrl+Shift+Z')
})

test('F6 goes round the panes', async () => {
  page = await aPage({ files: [digest] })
  const panes: (string | undefined)[] = []
  for (let step = 0; step < 3; step++) {
    panes.push(document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset.pane)
    await page.press('F6')
  }
  expect(panes).toEqual(['list', 'paper', 'sources'])
  await page.press('F6', { shiftKey: true })
  expect(document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset.pane).toBe('sources')
})

test('a dialog that is left by Escape and shown again at once stays', async () => {
  page = await aPage({ files: [digest] })
  await page.press('?')
  const left = page.$('dialog')!
  const cancel = new Event('cancel', { cancelable: true })
  left.dispatchEvent(cancel)
  await page.rest()
  await page.press('?')
  // a browser that was not kept from it closes by itself, and says so a task later
  if (!cancel.defaultPrevented) left.dispatchEvent(new Event('close'))
  await page.rest()
  expect(page.$('dialog')).not.toBeNull()
})
