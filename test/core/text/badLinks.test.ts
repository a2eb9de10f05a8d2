import { areArgumentsOf } from '@core/readerApiChecks'
import { textPieces } from '@core/text/textPieces'
import { webAddress } from '@core/text/webAddress'
import { expect, test } from 'vitest'
import { paperOfLink } from '../../../src/main/arxivLink'
import { BAD_LINKS } from '../../badLinks'

test('there are more than sixty, no two alike', () => {
  expect(new Set(BAD_LINKS).size).toBe(BAD_LINKS.length)
  expect(BAD_LINKS.length).toBeGreaterThan(60)
})

/** The addresses that a text of a digest offers. */
function offered(text: string): readonly string[] {
  return textPieces(text).flatMap((piece) => (piece.kind === 'link' ? [piece.url] : []))
}

test.each(BAD_LINKS)('%j is no address, for no door', (link) => {
  expect(webAddress(link)).toBeNull()
  expect(areArgumentsOf('openLink', [link])).toBe(false)
  expect(areArgumentsOf('openOnArxiv', [link])).toBe(false)
  expect(paperOfLink(link)).toBeNull()
  // a text may hold a good address in what is none as a whole; it is never the bad one
  for (const text of [
    link,
    `see ${link}.`,
    `\\url{${link}}`,
    `\\href{${link}}{here}`,
    `$\\href{${link}}{x}$`,
  ]) {
    for (const url of offered(text)) {
      expect(webAddress(url)?.href, text).toBe(url)
      expect(url).not.toBe(link)
    }
  }
})
