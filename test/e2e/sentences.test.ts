import { describe, expect, test } from 'vitest'
import { requireBrowser } from '../electron/requireBrowser'
import { countOf, end, listed, restart, startReading, type Reading } from './reading'

const press = (reading: Reading, key: string) => reading.page.keyboard.press(key)
const lit = (reading: Reading, lang: 'zh' | 'en') =>
  reading.article.locator(`.of-abstract .kept:lang(${lang})`).allInnerTexts()

/** Opens the sample's first paper; its sentences are known a moment later. */
async function openSample(): Promise<Reading> {
  const reading = await startReading()
  await reading.page.getByRole('button', { name: /sample/ }).click()
  await expect.poll(() => countOf(reading, 'All')).toBe('12')
  await listed(reading, 12)
  await press(reading, 'j')
  await reading.article.locator('.of-abstract .pair').first().waitFor()
  return reading
}

describe.skipIf(!requireBrowser())('sentences', () => {
  test('are walked through by keyboard, both languages lit, and spoken in turn', async () => {
    const reading = await openSample()
    await press(reading, ']')
    await press(reading, ']')
    await expect.poll(() => lit(reading, 'zh')).toHaveLength(1)
    expect(await lit(reading, 'en')).toHaveLength(1)
    const [zh] = await lit(reading, 'zh')
    const [en] = await lit(reading, 'en')
    const spoken = reading.article.locator('[role=status] p')
    expect(await spoken.evaluateAll((all) => all.map((p) => p.getAttribute('lang')))).toEqual([
      'zh-Hans',
      'en',
    ])
    const words = (await spoken.allTextContents()).map((text) => text.trim())
    expect(words).toEqual([zh!.trim(), en!.trim()])
    await press(reading, 'Escape')
    await expect.poll(() => lit(reading, 'zh')).toEqual([])
    expect(reading.errors).toEqual([])
    await end(reading)
  })

  test('stand on one level side by side', async () => {
    const reading = await openSample()
    const levels = await reading.article.locator('.of-abstract .pair').evaluateAll((pairs) =>
      pairs.map((pair) =>
        [...pair.querySelectorAll('.cell')].map((cell) => {
          const { top, left } = cell.getBoundingClientRect()
          return { top, left }
        }),
      ),
    )
    expect(levels.length).toBeGreaterThan(2)
    for (const [zh, en] of levels) {
      expect(Math.abs(zh!.top - en!.top)).toBeLessThan(1)
      expect(en!.left).toBeGreaterThan(zh!.left)
    }
    await end(reading)
  })

  test('are lit by the pointer, and a click keeps them', async () => {
    const reading = await openSample()
    const [zh, en] = ['zh', 'en'].map((lang) => reading.article.locator(`.of-abstract .cell.${lang}`).nth(1))
    await zh!.hover()
    await expect.poll(() => en!.getAttribute('class')).toContain('lit')
    await zh!.click()
    await reading.article.getByRole('heading', { level: 1 }).hover()
    await expect.poll(() => en!.getAttribute('class')).toContain('kept')
    await end(reading)
  })

  test('selected side by side are copied in the one language where the selection began', async () => {
    const reading = await openSample()
    const cells = reading.article.locator('.of-abstract .cell.zh')
    const from = (await cells.nth(0).boundingBox())!
    const to = (await cells.nth(2).boundingBox())!
    const { mouse } = reading.page
    await mouse.move(from.x + 12, from.y + 20)
    await mouse.down()
    await mouse.move(to.x + to.width - 14, to.y + 20, { steps: 8 })
    await mouse.up()
    const selected = await reading.page.evaluate(() => String(window.getSelection()))
    expect(selected).toMatch(/\p{Script=Han}{8}/u)
    expect(selected).not.toMatch(/\bthe\b/)
    await end(reading)
  })

  test('are revealed one by one by keyboard, and the mode is there again after a restart', async () => {
    const first = await openSample()
    await press(first, '6')
    const revealed = (reading: Reading) => reading.article.locator('.of-abstract .revealed')
    await expect.poll(() => first.article.locator('.of-abstract .sentence').count()).toBeGreaterThan(2)
    expect(await first.article.locator('.of-abstract').innerText()).not.toMatch(/\p{Script=Han}/u)
    await press(first, ']')
    await press(first, 'v')
    await expect.poll(() => revealed(first).count()).toBe(1)
    expect(await revealed(first).innerText()).toMatch(/\p{Script=Han}/u)
    const again = await restart(first)
    await again.article.locator('.of-abstract .sentence').first().waitFor()
    expect(await again.article.locator('.of-abstract').innerText()).not.toMatch(/\p{Script=Han}/u)
    await end(again)
  })

  test('that are kept stay in sight when the languages are laid out otherwise', async () => {
    const reading = await openSample()
    await reading.page.setViewportSize({ width: 900, height: 500 })
    for (let step = 0; step < 7; step++) await press(reading, ']')
    const hidden = () =>
      reading.article.evaluate((article) => {
        const { top, bottom } = article.getBoundingClientRect()
        const kept = article.querySelector('.of-abstract .kept')!.getBoundingClientRect()
        return Math.round(Math.max(0, top - kept.top, kept.bottom - bottom))
      })
    for (const mode of ['2', '3', '5', '4', '1', '2']) {
      await press(reading, mode)
      await expect.poll(hidden).toBe(0)
    }
    await end(reading)
  })

  test('take another mode for one paper, and the chosen one comes back with the next', async () => {
    const reading = await openSample()
    await press(reading, 'Control+4')
    await expect.poll(() => reading.article.locator('.of-abstract [lang=zh-Hans]').count()).toBe(0)
    await press(reading, 'j')
    await reading.article.locator('.of-abstract .pairs.side').waitFor()
    await end(reading)
  })
})
