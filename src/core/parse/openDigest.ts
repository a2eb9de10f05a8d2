import type { Entry, ParsedDigest } from '../digest'
import { digestNameFacts } from './digestNameFacts'
import { skipBlanks, type FileBytes } from './fileBytes'
import { openMarkdown } from './markdown/openMarkdown'
import type { DigestContent, DigestText, OpenedDigest } from './opened'
import { openPaperJson } from './openPaperJson'
import { problemLog } from './problemLog'
import { readAsUtf8 } from './readAsUtf8'
import { openRss } from './rss/openRss'

export type { EntryBlock, OpenedDigest } from './opened'
export type { Stamp } from './stamp'

/**
 * Opens a file as a digest: its content tells the format, its name the date and, unless the content does,
 * the channel. Never throws, whatever the file holds.
 */
export function openDigest(bytes: FileBytes, fileName: string): OpenedDigest {
  const utf8 = readAsUtf8(bytes)
  const problems = problemLog(utf8.file)
  const content = openContent({ ...utf8, problems })
  if (content.isDigest) {
    if (utf8.problem !== null) problems.add(utf8.problem.kind, utf8.start, utf8.problem.message)
  } else {
    problems.add('notADigest', utf8.start, 'The file is no digest: neither its Markdown, RSS nor paper JSON.')
  }
  const name = digestNameFacts(fileName)
  return {
    format: content.format,
    channel: content.channel ?? name.channel,
    date: name.date,
    blocks: () => content.blocks,
    problems: () => problems.list(),
  }
}

/** Reads a whole file. Never throws, whatever the file holds; see `openDigest`. */
export function parseDigest(bytes: FileBytes, fileName: string): ParsedDigest {
  const digest = openDigest(bytes, fileName)
  const entries: Entry[] = []
  for (const block of digest.blocks()) entries.push(block.decode())
  const { format, channel, date } = digest
  return { format, channel, date, entries, problems: digest.problems() }
}

type MaybeContent = DigestContent & { readonly isDigest: boolean }

function openContent(text: DigestText): MaybeContent {
  const first = text.file.bytes[skipBlanks(text.file, text.start, text.end)]
  const format = first === 0x3c ? 'rss' : first === 0x7b ? 'paper-json' : 'markdown'
  const open = { rss: openRss, 'paper-json': openPaperJson, markdown: openMarkdown }[format]
  const content = open(text) ?? openMarkdown(text)
  return content === null
    ? { format, channel: null, blocks: [], isDigest: false }
    : { ...content, isDigest: true }
}
