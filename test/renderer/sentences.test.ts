import { useCommands } from '../../src/renderer/src/stores/commands'
import { useSentences } from '../../src/renderer/src/stores/sentences'
import type { Settings } from '@core/settings'
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { describe, expect, test } from 'vitest'
import { mountPaper } from './mountPaper'
import { aPaper } from './paperReader'

const ZH = ['我们研究图神经网络。', '实验在 3 个数据集上进行。', '代码已经公开。']
const EN = ['We study graph neural networks.', 'Experiments use 3 data sets.', 'The code is public.']
const ABSTRACT = { zh: ZH.join(''), en: EN.join(' ') }

async function opened(settings: Partial<Settings> = {}, abstract = ABSTRACT) {
  const mounted = await mountPaper([aPaper(0, { abstract }), aPaper(1)], settings)
  await flushPromises()
  const commands = useCommands(mounted.pinia)
  return {
    ...mounted,
    sentences: useSentences(mounted.pinia),
    run: async (...ids: Parameters<typeof commands.run>[0][]) => {
      for (const id of ids) commands.run(id)
      await flushPromises()
    },
  }
}
const texts = (pane: VueWrapper, selector: string) => pane.findAll(selector).map((found) => found.text())

describe('sentence pairs', () => {
  test('stand beside each other, pair by pair', async () => {
    const { pane } = await opened()
    const pairs = pane
      .findAll('.of-abstract .pair')
      .map((pair) => pair.findAll('.cell').map((cell) => cell.text()))
    expect(pairs).toEqual(ZH.map((zh, place) => [zh, EN[place]]))
    expect(pane.get('.of-abstract .pairs').classes()).toContain('side')
  })

  test('stand in turn, under each other as paragraphs, or in one language, as the mode says', async () => {
    const { pane, run } = await opened()
    await run('modeInterleaved')
    expect(pane.get('.of-abstract .pairs').classes()).toContain('turn')
    await run('modeStacked')
    expect(texts(pane, '.of-abstract p')).toEqual([ABSTRACT.zh, ABSTRACT.en])
    expect(pane.findAll('.of-abstract .sentence')).toHaveLength(6)
    await run('modeEn')
    expect(texts(pane, '.of-abstract p')).toEqual([ABSTRACT.en])
    expect(texts(pane, '.of-abstract .sentence')).toEqual(EN)
  })

  test('light up together under the pointer, and stay lit when clicked', async () => {
    const { pane } = await opened({ languageMode: 'stacked' })
    const lit = () => texts(pane, '.of-abstract .lit')
    const [, second] = pane.findAll('.of-abstract .sentence[lang=en]')
    await second!.trigger('pointerover', { pointerType: 'mouse' })
    expect(lit()).toEqual([ZH[1], EN[1]])
    await second!.trigger('click')
    await pane.get('.of-abstract .paragraphs p').trigger('pointerleave')
    expect(lit()).toEqual([ZH[1], EN[1]])
    await second!.trigger('click')
    expect(lit()).toEqual([])
  })

  test('are walked through, spoken in turn in their languages, and let go before anything else', async () => {
    const { pane, run } = await opened()
    await run('nextSentence', 'nextSentence')
    expect(texts(pane, '.of-abstract .kept')).toEqual([ZH[1], EN[1]])
    const spoken = pane.get('[role=status].unseen')
    expect(spoken.text()).toContain('第 2 句，共 3 句')
    expect(spoken.findAll('p').map((p) => [p.attributes('lang'), p.text()])).toEqual([
      ['zh-Hans', ZH[1]],
      ['en', EN[1]],
    ])
    await run('previousSentence', 'previousSentence', 'previousSentence')
    expect(texts(pane, '.of-abstract .kept')).toEqual([ZH[0], EN[0]])
    await run('back')
    expect(texts(pane, '.of-abstract .kept')).toEqual([])
    expect(spoken.text()).toBe('')
  })

  test('are spoken as they are seen, without the TeX that they are written in', async () => {
    const zh = '我们跟踪\\textbf{一百只}鸽子\\cite{lee21}。其中50\\%走$n$步。'
    const en =
      "We followed \\textbf{a hundred} pigeons~\\cite{lee21}. Of these 50\\% are L\\'evy flights of $n$ steps."
    const { pane, run } = await opened({}, { zh, en })
    const spoken = () => texts(pane, '[role=status].unseen p')
    await run('nextSentence')
    expect(spoken()).toEqual(['我们跟踪一百只鸽子[lee21]。', 'We followed a hundred pigeons\u00a0[lee21].'])
    await run('nextSentence')
    expect(spoken()).toEqual(['其中50%走$n$步。', 'Of these 50% are Lévy flights of $n$ steps.'])
  })

  test('of another paper are not those of the one before', async () => {
    const { pane, run, select, sentences } = await opened()
    await run('nextSentence')
    await select(1)
    expect(sentences.kept).toBeNull()
    expect(texts(pane, '.of-abstract .cell')).toEqual(['第 1 篇的摘要。', 'The abstract of paper 1.'])
  })

  test('are not asked for again when only marks change', async () => {
    const { library, run } = await opened()
    const { length } = library.reader.pair.mock.calls
    await run('nextSentence')
    await library.reader.mark({ mark: 'starred', value: true, rows: Uint32Array.of(0), undoable: true })
    await flushPromises()
    expect(library.reader.pair.mock.calls).toHaveLength(length)
  })

  test('give way to paragraphs, with a word, where texts do not match', async () => {
    const { pane } = await mountPaper([
      aPaper(0, {
        abstract: {
          zh: '苹果很红。香蕉很黄。天空很蓝。草地很绿。',
          en: `${'The stock market fell by 3.2% on Monday as investors sold shares of large banks. '.repeat(35)}`,
        },
      }),
    ])
    await flushPromises()
    expect(pane.find('.of-abstract .pairs').exists()).toBe(false)
    expect(pane.get('.of-abstract').text()).toContain('按段落显示')
  })
})

describe('revealing', () => {
  test('shows one language, and the other sentence by sentence on demand', async () => {
    const { pane, run } = await opened({ languageMode: 'reveal' })
    expect(texts(pane, '.of-abstract .sentence')).toEqual(EN)
    expect(pane.get('.of-abstract').text()).not.toContain(ZH[0])
    await pane.findAll('.of-abstract .sentence')[1]!.trigger('click')
    expect(texts(pane, '.of-abstract .revealed')).toEqual([ZH[1]])
    await run('reveal')
    expect(texts(pane, '.of-abstract .revealed')).toEqual([])
    await run('nextSentence', 'reveal')
    expect(texts(pane, '.of-abstract .revealed')).toEqual([ZH[2]])
    await run('revealAll')
    expect(texts(pane, '.of-abstract .revealed')).toEqual(ZH)
    await run('revealAll')
    expect(texts(pane, '.of-abstract .revealed')).toEqual([])
  })

  test('hides the other title too, until it is clicked', async () => {
    const { pane } = await opened({ languageMode: 'reveal' })
    expect(texts(pane, 'hgroup > *')).toEqual(['The title of paper 0'])
    await pane.get('h1').trigger('click')
    expect(texts(pane, 'hgroup > *')).toEqual(['The title of paper 0', '第 0 篇论文的标题'])
  })

  test('hides a summary that is only in the other language', async () => {
    const { pane, run } = await opened({ languageMode: 'reveal' })
    expect(pane.get('.summary').text()).toBe('显示中文摘要')
    await pane.get('.summary button').trigger('click')
    expect(pane.get('.summary').text()).toBe('第 0 篇说了什么。')
    await run('modeReveal')
    expect(pane.get('.summary').text()).toBe('第 0 篇说了什么。')
  })

  test('shows the whole other abstract by key where its sentences are not matched', async () => {
    const unlike = { zh: '今天天气很好。', en: 'Alpha 17. Beta 23. Gamma 99.' }
    const { pane, run } = await opened({ languageMode: 'reveal' }, unlike)
    expect(pane.find('.of-abstract .unmatched').exists()).toBe(true)
    for (const command of ['reveal', 'revealAll'] as const) {
      await run(command)
      expect(texts(pane, '.of-abstract .revealed')).toEqual([unlike.zh])
      await run(command)
      expect(texts(pane, '.of-abstract .revealed')).toEqual([])
    }
  })

  test('swaps its languages when it is chosen again', async () => {
    const { pane, run } = await opened({ languageMode: 'reveal' })
    await run('modeReveal')
    expect(texts(pane, '.of-abstract .sentence')).toEqual(ZH)
  })

  test('does not speak what is hidden', async () => {
    const { pane, run } = await opened({ languageMode: 'reveal' })
    await run('nextSentence')
    expect(pane.get('[role=status].unseen').text()).not.toContain(ZH[0])
    await run('reveal')
    expect(pane.get('[role=status].unseen').text()).toContain(ZH[0])
  })
})

describe('a mode for one paper', () => {
  test('leaves the chosen one alone, and ends with the paper', async () => {
    const { pane, run, library, select } = await opened()
    await run('nowEn')
    expect(texts(pane, '.of-abstract p')).toEqual([ABSTRACT.en])
    expect(library.reader.changeSettings).not.toHaveBeenCalled()
    expect(pane.get('fieldset').text()).toContain('仅这一篇')
    await select(1)
    expect(pane.find('.of-abstract .pairs.side').exists()).toBe(true)
  })

  test('ends when it is chosen again', async () => {
    const { pane, run } = await opened()
    await run('nowZh', 'nowZh')
    expect(pane.find('.of-abstract .pairs.side').exists()).toBe(true)
  })
})
