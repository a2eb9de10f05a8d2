import { parseDigest } from '@core/parse/openDigest'
import type { ParsedDigest } from '@core/digest'
import { nodeFileBytes } from '../../../src/main/files/nodeFileBytes'

/** The texts of an entry as a digest file has them, before anything is cleaned. */
export interface RawEntry {
  readonly id: string
  readonly link: string
  readonly titleZh: string
  readonly titleEn: string
  readonly tldrZh: string
  readonly tldrEn: string
  readonly abstractZh: string
  readonly abstractEn: string
}

/** An entry with texts of its own. */
export function aRawEntry(id: string, texts: Partial<RawEntry> = {}): RawEntry {
  return {
    id,
    link: `https://arxiv.org/abs/${id}`,
    titleZh: `关于 ${id} 的研究`,
    titleEn: `A Study of ${id}`,
    tldrZh: `一句话说清 ${id}。`,
    tldrEn: '',
    abstractZh: `我们研究了 ${id}，并给出结论。`,
    abstractEn: `arXiv:${id}v1 Announce Type: new  Abstract: We study ${id} and draw a conclusion.`,
    ...texts,
  }
}

/** The lines of an entry, as the generator writes them. */
export function entryLines(ref: number, raw: RawEntry): string[] {
  const { titleZh, titleEn, link, tldrZh, tldrEn, abstractZh, abstractEn } = raw
  const fields = [titleEn, `[${link}](${link})`, tldrZh, tldrEn, abstractZh, abstractEn]
  return [`[^${ref}]: ${titleZh}`, ...fields.flatMap((field) => ['', `    ${field}`]), '    ']
}

export function tableOf(entries: readonly RawEntry[]): string {
  const rows = entries.map(
    ({ titleEn, link, tldrZh }, index) => `| [^${index + 1}] | [${titleEn}](${link}) | ${tldrZh} |`,
  )
  return ['# 摘要', '', '| Ref | Title | Summary |', '| --- | --- | --- |', ...rows, '', ''].join('\n')
}

/** A whole Markdown digest of these entries. */
export function aMarkdown(...entries: readonly RawEntry[]): string {
  const details = entries.flatMap((entry, index) => entryLines(index + 1, entry))
  return `${tableOf(entries)}# 详细\n\n${details.join('\n')}\n\n\n`
}

export function parse(file: string | Uint8Array, name = 'digest.md'): ParsedDigest {
  return parseDigest(nodeFileBytes(Buffer.from(file)), name)
}

/** The kinds of a digest's problems, for tests that do not care about the words. */
export function kindsOf({ problems }: ParsedDigest): string[] {
  return problems.map(({ kind }) => kind)
}
