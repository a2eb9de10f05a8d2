import PaperText from '../../../src/renderer/src/components/text/PaperText.vue'
import { loadKatex } from '../../../src/renderer/src/components/text/katex'
import { afterFrame } from '../../../src/renderer/src/components/text/afterFrame'
import { formulasSet, setFormula } from '../../../src/renderer/src/components/text/setFormula'
import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { useSettings } from '../../../src/renderer/src/stores/settings'
import { FORMULA_BOMBS } from '../../formulaBombs'
import { aReader } from '../paperReader'

beforeAll(loadKatex)

async function show(text: string, props: { inLine?: boolean; from?: number; to?: number } = {}) {
  const { reader } = aReader([])
  window.reader = reader
  const pinia = createPinia()
  useSettings(pinia).begin(await reader.start())
  return mount(PaperText, { props: { text, lang: 'en', ...props }, global: { plugins: [pinia] } })
}

/** What stands in the page for each formula: `set`, or its source. */
async function formulas(text: string): Promise<readonly string[]> {
  const page = await show(text)
  return vi.waitFor(() => {
    const all = page.findAll('.formula')
    const shown = all.map((formula) =>
      formula.find('.katex').exists()
        ? 'set'
        : formula.attributes('data-unset') !== undefined
          ? formula.text()
          : 'waits',
    )
    expect(shown).not.toContain('waits')
    return shown
  })
}

describe('a formula', () => {
  test('is set, for the eye', async () => {
    const page = await show('It takes $O(n)$ steps.')
    await vi.waitFor(() => expect(page.find('.katex').exists()).toBe(true))
    expect(page.find('.formula').attributes('data-source')).toBe('$O(n)$')
    expect(page.find('.katex-html').attributes('aria-hidden')).toBe('true')
  })

  test('is set for screen readers, too, when the page is at rest', async () => {
    const page = await show('It takes $O(n)$ steps, and $$a = b$$ holds.')
    await vi.waitFor(() => expect(page.findAll('.katex')).toHaveLength(2))
    expect(page.find('math').exists()).toBe(false)
    await vi.waitFor(() => expect(page.findAll('.katex > .katex-mathml:first-child > math')).toHaveLength(2))
    expect(page.findAll('annotation').map((source) => source.text())).toEqual(['O(n)', 'a = b'])
    expect(page.findAll('math[display=block]')).toHaveLength(1)
  })

  test('is set for screen readers at once where it is printed', async () => {
    const page = await show('It takes $O(n)$ steps.')
    await formulasSet()
    expect(page.find('.katex > .katex-mathml > math').exists()).toBe(true)
  })

  test('that has gone is not heard in place of the next', async () => {
    const page = await show('of $a$')
    await vi.waitFor(() => expect(page.find('.katex').exists()).toBe(true))
    await page.setProps({ text: 'of $\\unknown{b}$' })
    await vi.waitFor(() => expect(page.find('[data-unset]').exists()).toBe(true))
    await formulasSet()
    expect(page.find('math').exists()).toBe(false)
    expect(page.find('.formula').text()).toBe('$\\unknown{b}$')
  })

  test('has no style attribute where KaTeX would write one, but the style', async () => {
    const page = await show('A vector $\\vec{v}$ and $\\pmb{x}$.')
    await vi.waitFor(() => expect(page.findAll('.katex')).toHaveLength(2))
    expect(page.find('[data-style]').exists()).toBe(false)
    expect((page.find('svg').element as SVGElement).style.width).toBe('0.471em')
  })

  test('is set apart in its text, and not in a line of a list', async () => {
    expect((await show('So $$a = b$$ holds')).find('.formula.display').exists()).toBe(true)
    expect((await show('So $$a = b$$ holds', { inLine: true })).find('.formula.display').exists()).toBe(false)
  })

  test('shows another one where its text changes', async () => {
    const page = await show('of $a$')
    await page.setProps({ text: 'of $b$' })
    await vi.waitFor(() => expect(page.find('.katex annotation').text()).toBe('b'))
  })
})

describe('more formulas than one frame can lay out', () => {
  /** As many elements as `setFormula` sets for the frame in which they are asked for, and for one after it. */
  const [FIRST, LATER] = [200, 400]
  const many = Array.from({ length: 90 }, (_, place) => `x_{${place}}^2 + \\frac{a}{b}`)
  const nextFrame = () => new Promise<void>((resolve) => afterFrame(resolve))

  /** Asks for all of them at once; what of them is set is in `set`, by its number of elements. */
  async function askForMany(): Promise<{ readonly set: number[] }> {
    await nextFrame()
    await nextFrame()
    // only what is to be laid out counts here, not the time that this machine takes
    vi.spyOn(performance, 'now').mockReturnValue(0)
    onTestFinished(() => void vi.restoreAllMocks())
    const set: number[] = []
    for (const tex of many) {
      setFormula(document.createElement('span'), { tex, display: false }, (nodes) => set.push(nodes!.size))
    }
    return { set }
  }
  const elementsOf = (set: readonly number[]) => set.reduce((sum, size) => sum + size, 0)

  test('come in several, whether they are known or not', async () => {
    for (const time of ['new', 'known']) {
      const { set } = await askForMany()
      const largest = Math.max(...set)
      expect(elementsOf(set), time).toBeGreaterThan(FIRST / 2)
      expect(elementsOf(set), time).toBeLessThan(FIRST + largest)
      const atOnce = set.length
      await nextFrame()
      expect(set.length, time).toBeGreaterThan(atOnce)
      expect(elementsOf(set.slice(atOnce)), time).toBeLessThan(LATER + largest)
      await expect.poll(() => set).toHaveLength(many.length)
    }
  })

  test('come all the same where the page is not shown and has no frames', async () => {
    const { set } = await askForMany()
    vi.spyOn(globalThis, 'requestAnimationFrame').mockReturnValue(0)
    await expect.poll(() => set).toHaveLength(many.length)
  })

  test('are not waited for frame by frame where all of them are to be printed', async () => {
    const { set } = await askForMany()
    const frames = vi.spyOn(globalThis, 'requestAnimationFrame')
    await formulasSet()
    expect(set).toHaveLength(many.length)
    expect(frames).not.toHaveBeenCalled()
  })
})

describe('the source stands where no formula can', () => {
  test('be set: a mistake, a command that nobody knows', async () => {
    expect(await formulas('$\\frac{a}$, $\\unknown{b}$, $a^b^c$')).toEqual([
      '$\\frac{a}$',
      '$\\unknown{b}$',
      '$a^b^c$',
    ])
  })

  test('be trusted: definitions, addresses, attributes, pictures, frames', async () => {
    const refused = [
      '\\def\\a{\\a\\a}\\a',
      '\\gdef\\a{b}\\a',
      '\\let\\a=b',
      '\\newcommand{\\a}{b}\\a',
      '\\href{javascript:alert(1)}{x}',
      '\\url{https://a.example}',
      '\\includegraphics{https://a.example/x.png}',
      '\\htmlClass{app}{x}',
      '\\htmlStyle{position:absolute}{x}',
      '\\htmlId{app}{x}',
      '\\htmlData{a=b}{x}',
      '\\fcolorbox{red}{red}{x}',
    ].map((tex) => `$${tex}$`)
    expect(await formulas(refused.join(', '))).toEqual(refused)
  })

  test('be borne: too deep, too wide, one that has KaTeX call itself too often', async () => {
    const bombs = [
      `${'{'.repeat(300)}x${'}'.repeat(300)}`,
      `${'\\sqrt{'.repeat(60)}x${'}'.repeat(60)}`,
      `${'\\left('.repeat(60)}x${'\\right)'.repeat(60)}`,
      `\\begin{matrix}${'&'.repeat(300)}\\end{matrix}`,
      `\\begin{matrix}${'\\\\'.repeat(300)}\\end{matrix}`,
      `${'\\not='.repeat(180)}`,
    ].map((tex) => `$${tex}$`)
    for (const bomb of bombs) expect(await formulas(bomb)).toEqual([bomb])
  })

  test.each(FORMULA_BOMBS.map((bomb, place) => [place + 1, bomb] as const))(
    'within 200 ms, in the median of seven, for bomb %i',
    async (place, bomb) => {
      const times: number[] = []
      for (let time = 0; time < 7; time++) {
        // one that was met before is remembered
        const tex = `${bomb}${'\\,'.repeat(time)}`
        const begun = performance.now()
        const set = await new Promise((done) =>
          setFormula(document.createElement('span'), { tex, display: false }, done),
        )
        times.push(performance.now() - begun)
        expect(set).toBeNull()
      }
      const median = times.sort((a, b) => a - b)[3]!
      console.log(`formula bomb ${place}: source after ${median.toFixed(1)} ms`)
      expect(median).toBeLessThan(200)
    },
  )

  test('and what KaTeX says of it is never seen', async () => {
    const page = await show('$\\frac{a}$')
    await vi.waitFor(() => expect(page.find('[data-unset]').exists()).toBe(true))
    expect(page.find('.katex-error').exists()).toBe(false)
    expect(page.text()).toBe('$\\frac{a}$')
  })
})

test('one formula’s colours and sizes do not reach the next', async () => {
  const page = await show('$\\color{red}a$ and $b$')
  await vi.waitFor(() => expect(page.findAll('.katex')).toHaveLength(2))
  expect(page.findAll('.katex-html')[1]!.element.querySelector<HTMLElement>('.mord')!.style.color).toBe('')
})

test('HTML in a text is text', async () => {
  const page = await show('<img src=x onerror=alert(1)> <script>alert(1)</script> $<b>x</b>$')
  expect(page.find('img').exists()).toBe(false)
  expect(page.find('script').exists()).toBe(false)
  expect(page.find('b').exists()).toBe(false)
})

test('a part of a text shows its own pieces', async () => {
  const text = 'First of $a$. Second of \\emph{b}.'
  const page = await show(text, { from: text.indexOf('Second'), to: text.length })
  expect(page.text()).toBe('Second of b.')
  expect(page.find('.emphasis').text()).toBe('b')
})
