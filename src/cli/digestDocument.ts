import type { Entry, ParsedDigest } from '@core/digest'

/**
 * What the parse command prints of a file, key by key in the order that is promised. Whatever else entries
 * and problems come to hold stays inside.
 */
export function digestDocument(file: string, digest: ParsedDigest): object {
  return {
    file,
    format: digest.format,
    channel: digest.channel,
    date: digest.date,
    entries: digest.entries.map(entryDocument),
    problems: digest.problems.map(({ line, message }) => ({ line, message })),
  }
}

function entryDocument(entry: Entry): object {
  const { title, tldr, abstract, cut } = entry
  return {
    ref: entry.ref,
    paperId: entry.paperId,
    version: entry.version,
    announceType: entry.announceType,
    category: entry.category,
    url: entry.url,
    title: { zh: title.zh, en: title.en },
    tldr: { zh: tldr.zh, en: tldr.en },
    abstract: { zh: abstract.zh, en: abstract.en },
    cut: { zh: cut.zh, en: cut.en },
  }
}
