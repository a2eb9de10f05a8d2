import { aMarkdown, aRawEntry } from './aMarkdown'

/** A file as a stranger may send it. */
export interface HostileFile {
  readonly name: string
  readonly bytes: Buffer
}

/**
 * Files that attack whoever reads them, or what is known of the papers of these ids already: nothing of
 * them may throw, hang, or touch anything but papers and digests.
 */
export function hostileFiles(ids: readonly string[]): readonly HostileFile[] {
  const link = `https://arxiv.org/abs/${ids[0]}`
  const again = (texts: Parameters<typeof aRawEntry>[1]): string =>
    aMarkdown(...ids.map((id) => aRawEntry(id, texts)))
  const empty = { titleZh: '', titleEn: '', tldrZh: '', abstractZh: '', abstractEn: '' }
  const html = '<img src=x onerror=alert(1)><script>alert(2)</script>'
  const files: Record<string, string | Buffer> = {
    'emptied.md': again(empty),
    'rewritten.md': again({ ...empty, titleEn: html, titleZh: html, abstractEn: html, tldrZh: html }),
    'versions.md': again({ titleEn: `T. (arXiv:${ids[0]}v9999 [cs.LG] UPDATED)` }),
    'withdrawn.md': again({ titleEn: 'Withdrawn', abstractEn: 'This paper has been withdrawn.' }),
    'prototype.md': aMarkdown(
      ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__defineGetter__'].map((id) =>
        aRawEntry(id),
      ),
      aRawEntry(ids[0]!),
    ),
    'prototype.json': `{"__proto__":{"link":"${link}"},"constructor":{"prototype":{"note":"x"}},"link":"${link}","title":"T","abstract":"A","translated_title":"门"}`,
    'deep.json': `${'{"title":'.repeat(100_000)}1`,
    'doctype.xml': `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><rss><item><link>${link}</link><title>&b;</title></item></rss>`,
    'external.xml': `<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd"><rss><item><link>${link}</link></item></rss>`,
    'late.xml': `<rss><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><item><link>${link}</link><title>&x;</title></item></rss>`,
    'attributes.xml': `<rss><item ${'a="b" '.repeat(100_000)}><link>${link}</link></item></rss>`,
    'nothing.md': '',
    'zeros.md': Buffer.alloc(100_000),
    'noise.md': Buffer.from(Array.from({ length: 100_000 }, (_, place) => (place * 7_919 + 13) & 0xff)),
    'half.md': again({}).slice(0, -300),
    'name‮dm.exe.md': again({}),
    '2024-99-99.cs.LG.md': again({}),
  }
  return Object.entries(files).map(([name, bytes]) => ({ name, bytes: Buffer.from(bytes) }))
}
