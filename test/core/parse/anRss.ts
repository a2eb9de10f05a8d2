import type { RawEntry } from './aMarkdown'

/** A text as XML has it. */
export const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const asNumbers = (text: string) => text.replace(/[^\0-\x7f]/gu, (sign) => `&#${sign.codePointAt(0)};`)

/** A paper as an item of a feed. */
export function itemOf(raw: RawEntry): string {
  const { titleZh, titleEn, link, tldrZh, tldrEn, abstractZh, abstractEn } = raw
  const texts = [titleZh, titleEn, link, tldrZh, tldrEn, abstractZh, abstractEn]
  const description = texts.map((text) => `<p>\n${text}\n</p>`).join('\n')
  const element = (name: string, text: string) => `<${name}>${asNumbers(escapeXml(text))}</${name}>`
  return `<item>${element('title', tldrZh)}${element('link', link)}${element('description', description)}</item>`
}

/** A whole feed of these items. */
export function feed(items: string, title = 'Chat Arxiv cs.LG'): string {
  return `<rss version="2.0"><channel><title>${title}</title><link>https://example.org</link><description>A feed for econ</description>${items}</channel></rss>`
}
