import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { requireBrowser } from '../electron/requireBrowser'
import { heardIn } from './heard'
import { countOf, end, fixture, importByDialog, listed, startReading, type Reading } from './reading'

/** The roles of a snapshot's lines with their names, in the order in which they are heard. */
function linesOf(snapshot: string, ...roles: readonly string[]): readonly string[] {
  return snapshot.split('\n').flatMap((line) => {
    const said = line.trim().replace(/^- '?/, '').replace(/'?:?$/, '')
    return roles.some((role) => said === role || said.startsWith(`${role} "`)) ? [said] : []
  })
}

/** The tests go on where the one before them ended. */
describe.skipIf(!requireBrowser())('a screen reader hears', () => {
  let reading: Reading

  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await reading.page.keyboard.press(key)
  }
  const snapshot = (selector = 'body') => reading.page.locator(selector).ariaSnapshot()
  const silent = (text: string): string => text.replace(/\s/g, '')
  const abstract = () => reading.article.locator('.of-abstract')
  /** Language and beginning of every text, those of one sentence as one. */
  async function heard(selector: string): Promise<readonly string[]> {
    const joined: { lang: string; text: string }[] = []
    for (const { lang, role, text } of await heardIn(reading.page, selector)) {
      const last = joined.at(-1)
      const said = role === 'math' ? `⟨${text}⟩` : text
      if (last?.lang === lang) last.text += said
      else joined.push({ lang, text: said })
    }
    // how much blank stands between two texts is not heard
    return joined.map(({ lang, text }) => `${lang}: ${silent(text)}`)
  }

  const ZH = [
    '如果一个程序只能看到屏幕和得分，它能学会玩电子游戏吗？',
    '作者训练了一个卷积网络，用来估计每个动作今后还能带来多少回报，记作⟨Q(s,a)⟩。',
  ]
  const EN = [
    'Can a program learn to play a video game when it sees nothing but the screen and the score?',
    'The authors train one convolutional network to estimate, for each move, the reward that can still be expected, written ⟨Q(s,a)⟩.',
  ]

  beforeAll(async () => {
    reading = await startReading()
  })
  afterEach(() => expect(reading.errors).toEqual([]))
  afterAll(() => end(reading))

  test('the sample', async () => {
    await reading.page.getByRole('button', { name: /sample/ }).press('Enter')
    await expect.poll(() => countOf(reading, 'All')).toBe('12')
    await listed(reading, 12)
    await press('j', 'j')
    await expect.poll(() => reading.article.locator('h1').innerText()).toContain('雅达利')
    await abstract().locator('.pair').first().waitFor()
    await expect.poll(() => abstract().locator('math').count()).toBe(2)
  })

  test('one main part with named parts in it, and headings in order', async () => {
    const said = await snapshot()
    expect(linesOf(said, 'main', 'navigation', 'region', 'banner', 'complementary', 'contentinfo')).toEqual([
      'main',
      'navigation "Sources"',
      expect.stringMatching(/^region "Papers"/),
      expect.stringMatching(/^region "Note"/),
    ])
    expect(linesOf(said, 'heading')).toEqual([
      expect.stringMatching(/^heading ".*sample" \[level=1\]$/),
      'heading "用深度强化学习玩雅达利游戏" [level=1]',
      'heading "Playing Atari with Deep Reinforcement Learning" [level=2]',
    ])
    const controls = linesOf(said, 'button', 'link', 'textbox', 'searchbox', 'radio', 'tree', 'listbox')
    expect(controls.filter((control) => !control.includes('"'))).toEqual([])
    expect(controls.slice(0, 4)).toEqual([
      'tree "Sources"',
      'searchbox "Search"',
      expect.stringMatching(/^button "What can be searched"/),
      'button "More"',
    ])
    // the name of a way to read is said once
    expect(linesOf(said, 'group').filter((group) => group.includes('Languages'))).toHaveLength(1)
    expect(said.split('\n').filter((line) => /^\s*- text: (Side|Stacked|中|EN|Reveal)$/.test(line))).toEqual(
      [],
    )
  })

  test('rows of the list in order, each with its state and both titles in their languages', async () => {
    const options = linesOf(await snapshot('[role=listbox]'), 'option')
    expect(options).toHaveLength(12)
    expect(options[0]).toMatch(/^option "unread 在向量空间中高效估计词表示 Efficient Estimation of Word/)
    expect(options[1]).toMatch(/用深度强化学习玩雅达利游戏 Playing Atari.* \[selected\]$/)
    expect(options[2]).toMatch(/自编码变分贝叶斯 Auto-Encoding/)
    const row = await heard('[role=option]:nth-child(3)')
    expect(row.map((text) => text.slice(0, 24))).toEqual([
      'en: unread',
      'zh-Hans: 自编码变分贝叶斯',
      'en: Auto-EncodingVariati',
      expect.stringMatching(/^zh-Hans: 用重参数化/),
      expect.stringMatching(/^en: /),
    ])
  })

  test.each([
    ['1', 'sentence and counterpart in turn', [ZH[0], EN[0], ZH[1], EN[1]]],
    ['5', 'sentence and counterpart in turn', [ZH[0], EN[0], ZH[1], EN[1]]],
    ['2', 'the Chinese, then the English', [`${ZH[0]}${ZH[1]}`, `${EN[0]} ${EN[1]}`]],
    ['3', 'only the Chinese', [`${ZH[0]}${ZH[1]}`]],
    ['4', 'only the English', [`${EN[0]} ${EN[1]}`]],
    ['6', 'only the English until more is asked for', [`${EN[0]} ${EN[1]}`]],
  ])('in mode %s %s, each text once and in its language', async (key, _, expected) => {
    await press(key)
    const langOf = (text: string): string => (/\p{Script=Han}/u.test(text) ? 'zh-Hans' : 'en')
    const begins = expected.map((text) => `${langOf(text!)}: ${silent(text!)}`)
    await expect
      .poll(async () => {
        const all = await heard('article .of-abstract')
        return all.slice(0, begins.length).map((text, place) => text.slice(0, begins[place]!.length))
      })
      .toEqual(begins)
    const all = (await heard('article .of-abstract')).join('\n')
    for (const sentence of [...ZH, ...EN]) {
      const isAsked = expected.some((text) => text!.includes(sentence!))
      expect(all.split(silent(sentence!)).length - 1, sentence).toBe(isAsked ? 1 : 0)
    }
    const title = await heard('article h1')
    expect(title).toEqual(
      '46'.includes(key)
        ? ['en: PlayingAtariwithDeepReinforcementLearning']
        : ['zh-Hans: 用深度强化学习玩雅达利游戏'],
    )
  })

  test('a sentence that is walked to, and its counterpart after it, each in its language', async () => {
    await press('1')
    await abstract().locator('.pair').first().waitFor()
    await press('Escape', ']')
    const status = reading.article.locator('[role=status]')
    await expect.poll(() => status.innerText()).toMatch(/^Sentence \d+ of \d+/)
    while (!(await status.innerText()).includes(EN[0]!)) await press(']')
    expect(await heard('article [role=status]')).toEqual([
      expect.stringMatching(/^en: Sentence\d+of\d+$/),
      `zh-Hans: ${ZH[0]}`,
      `en: ${silent(EN[0]!)}`,
    ])
    // on demand: what is hidden is said to be
    await press('6')
    await press(']')
    await expect.poll(() => status.innerText()).toContain('The other language is hidden.')
    expect((await heard('article [role=status]')).join('\n')).not.toMatch(/\p{Script=Han}/u)
    await press('v')
    await expect.poll(() => abstract().locator('.revealed').count()).toBe(1)
    const revealed = await heard('article .of-abstract')
    expect(revealed.map((text) => text.slice(0, 4))).toEqual(['en: ', 'zh-H', 'en: '])
    await press('Escape', '1')
  })

  test('a note that is read, with headings below those of the paper and formulas as mathematics', async () => {
    await press('e')
    await reading.page.keyboard.insertText('# 想法\n\n边界 $O(n)$\n\n## More\n\n- one\n- two')
    await reading.page.getByText('Saved', { exact: true }).waitFor()
    await press('Control+e')
    await reading.page.locator('.note-text math').waitFor()
    const said = await snapshot('section.note')
    expect(linesOf(said, 'heading', 'paragraph', 'math', 'list', 'listitem', 'document')).toEqual([
      'heading "想法" [level=3]',
      'paragraph',
      'heading "More" [level=4]',
      'list',
    ])
    expect(said).toMatch(/- math: O ?\( ?n ?\)/)
    expect(said).toMatch(/- listitem: one\n\s*- listitem: two/)
    // what language a note is in, nobody knows
    expect((await heard('.note-text'))[0]).toMatch(/^: 想法边界⟨O\(n\)⟩/)
    await press('Escape')
  })

  test('dialogs by their names, and what is in them in order', async () => {
    await press('Control+,')
    await reading.page.getByRole('dialog').waitFor()
    const settings = await snapshot('dialog')
    expect(linesOf(settings, 'dialog', 'heading', 'tablist', 'tab', 'tabpanel')).toEqual([
      'dialog "Settings"',
      'heading "Settings" [level=2]',
      'tablist "Settings"',
      'tab "General" [selected]',
      'tab "Reading"',
      'tab "Type"',
      'tab "Snapshots"',
      'tabpanel "General"',
    ])
    await press('Escape', 'Control+k')
    await reading.page.getByRole('combobox').waitFor()
    await reading.page.keyboard.insertText('sepia')
    await expect
      .poll(async () => linesOf(await snapshot('dialog'), 'dialog', 'combobox', 'listbox', 'group', 'option'))
      .toEqual([
        'dialog "Commands"',
        expect.stringMatching(/^combobox "Command or source"/),
        'listbox "Results"',
        'group "Commands"',
        expect.stringMatching(/^option "Appearance: sepia.*\[selected\]$/),
      ])
    expect(await reading.page.getByRole('dialog').getByRole('status').innerText()).toBe('1 result')
    await press('Escape')

    await importByDialog(reading, fixture('tex.md'))
    await expect.poll(() => countOf(reading, 'All')).toBe('17')
    await listed(reading, 5)
    await press('Escape', '/')
    await reading.page.keyboard.insertText('pigeons')
    await listed(reading, 1)
    await press('Enter')
    const link = reading.article.getByRole('link', { name: 'https://pigeons.example/data_set' }).first()
    await link.press('Enter')
    await reading.page.getByRole('dialog').waitFor()
    const look = await snapshot('dialog')
    expect(linesOf(look, 'dialog', 'heading', 'term', 'button')).toEqual([
      'dialog "Open in the browser?"',
      'heading "Open in the browser?" [level=2]',
      'button "Open"',
      'button "Copy address"',
      'button "Cancel"',
      'button "Close"',
    ])
    expect(look).toMatch(/term: Host\n\s*- definition: pigeons\.example/)
    await press('Escape')
  })
})
