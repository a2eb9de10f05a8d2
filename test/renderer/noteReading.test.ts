import { useCommands } from '../../src/renderer/src/stores/commands'
import { useDialogs } from '../../src/renderer/src/stores/dialogs'
import { loadKatex } from '../../src/renderer/src/components/text/katex'
import type { NoteView } from '@core/settings'
import { flushPromises } from '@vue/test-utils'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { mountPaper } from './mountPaper'
import { aPaper } from './paperReader'

beforeAll(async () => {
  await loadKatex()
  await import('../../src/renderer/src/components/note/NoteReading.vue')
})

/** A paper with this note, and the next one with another, shown as notes were left. */
async function mountNote(text: string, noteView: NoteView = 'read') {
  const changedAt = '2023-11-03T00:00:00.000Z'
  const papers = [text, 'The second'].map((text, number) =>
    aPaper(number, { note: text === '' ? null : { text, changedAt } }),
  )
  const mounted = await mountPaper(papers, { noteView, language: 'en' })
  await vi.waitFor(() => expect(mounted.pane.find('.note textarea, .note .reading').exists()).toBe(true))
  return {
    ...mounted,
    reading: () => mounted.pane.find('.reading'),
    run: async (id: 'toggleNoteView' | 'editNote') => {
      useCommands(mounted.pinia).run(id)
      await flushPromises()
      await flushPromises()
    },
  }
}

const html = async (text: string): Promise<string> => (await mountNote(text)).reading().element.innerHTML

describe('a note that is read', () => {
  test('has its Markdown set', async () => {
    const { reading } = await mountNote(
      '# Idea\n\nA *new* **way**, `code`:\n\n3. three\n4. four\n\n> said\n\n| a | b |\n|:-:|--:|\n| 1 | 2 |\n\n```\nx < y\n```\n\n---\n\n~~old~~',
    )
    const page = reading()
    expect(page.get('h3').text()).toBe('Idea')
    expect([page.get('em').text(), page.get('strong').text(), page.get('p code').text()]).toEqual([
      'new',
      'way',
      'code',
    ])
    expect(page.get('ol').attributes('start')).toBe('3')
    expect(page.findAll('li').map((item) => item.text())).toEqual(['three', 'four'])
    expect(page.get('blockquote').text()).toBe('said')
    expect(page.get('td.center').text()).toBe('1')
    expect(page.get('td.right').text()).toBe('2')
    expect(page.get('pre').text()).toBe('x < y')
    expect(page.find('hr').exists()).toBe(true)
    expect(page.get('s').text()).toBe('old')
  })

  test('has its formulas set, and prices as they are', async () => {
    const { reading } = await mountNote('So $a_1*b*c_1$ and\n\n$$\na\n= b\n$$\n\nfor $5 and $6, and $\\bad$.')
    await vi.waitFor(() => expect(reading().findAll('.katex')).toHaveLength(2))
    expect(reading().find('em').exists()).toBe(false)
    expect(reading().find('.formula.display').exists()).toBe(true)
    expect(reading().text()).toContain('for $5 and $6')
    await vi.waitFor(() => expect(reading().find('[data-unset]').text()).toBe('$\\bad$'))
  })

  test('has no HTML, no pictures and no address that the browser would follow', async () => {
    const set = await html(
      '<script>alert(1)</script> <img src=x onerror=alert(1)>\n\n<div onclick="x">\n\n![a cat](https://a.example/cat.png) [here](javascript:alert(1)) [there](//a.example) [share](\\\\\\\\host\\\\x) [u](https://u:p@a.example/)',
    )
    expect(set).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(set).not.toMatch(/<(?:script|img|div|a [^>]*href)/)
    expect(set).toContain('Image: a cat')
  })

  test('leads out only through the look at a link', async () => {
    const { pane, pinia, library } = await mountNote(
      '[page](https://a.example/b) and https://a.example/c, <https://a.example/d>',
    )
    const links = pane.findAll('.reading .link')
    expect(links.map((link) => link.text())).toEqual(['page', 'https://a.example/c', 'https://a.example/d'])
    await links[0]!.trigger('click')
    expect(useDialogs(pinia).open).toBe('link')
    expect(library.reader.openLink).not.toHaveBeenCalled()
  })

  test('is set in parts where it is long, and goes on when asked', async () => {
    const { reading } = await mountNote('Some words of a long note.\n\n'.repeat(4_000))
    expect(reading().text()).toMatch(/The note goes on for [\d,]+ characters/)
    const before = reading().findAll('p').length
    await reading().get('button').trigger('click')
    expect(reading().findAll('p').length).toBeGreaterThan(before)
  })
})

describe('the view of notes', () => {
  test('is the one that was chosen last, for the next note too', async () => {
    const { pane, library, reading, run, select } = await mountNote('The first', 'write')
    expect(pane.find('textarea').exists()).toBe(true)
    await run('toggleNoteView')
    await vi.waitFor(() => expect(reading().text()).toBe('The first'))
    expect(library.reader.changeSettings).toHaveBeenCalledWith({ noteView: 'read' })
    await select(1)
    await vi.waitFor(() => expect(reading().text()).toBe('The second'))
    await pane.get('.note [role=group] button').trigger('click')
    await flushPromises()
    expect(pane.get('textarea').element).toBe(document.activeElement)
    expect(library.reader.changeSettings).toHaveBeenCalledWith({ noteView: 'write' })
  })

  test('gives way to writing for this note, until it is left', async () => {
    const { pane, reading, run, library } = await mountNote('The first')
    await run('editNote')
    expect(pane.get('textarea').element).toBe(document.activeElement)
    expect(library.reader.changeSettings).not.toHaveBeenCalled()
    await pane.get('textarea').trigger('keydown', { key: 'Escape' })
    await flushPromises()
    expect(reading().exists()).toBe(true)
  })

  test('is writing where there is no text, and stays so while the first is typed', async () => {
    const { pane, reading } = await mountNote('')
    const area = pane.get('textarea')
    area.element.focus()
    await area.setValue('a')
    expect(pane.get('textarea').element).toBe(area.element)
    expect(reading().exists()).toBe(false)
    expect(pane.find('.note [role=group]').exists()).toBe(true)
  })
})
