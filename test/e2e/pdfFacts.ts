import { inflateSync } from 'node:zlib'

/** What a test wants to know of a PDF. */
export interface PdfFacts {
  readonly pages: number
  /** All characters that its fonts can give back to who copies or searches: text, not pictures of it. */
  readonly characters: ReadonlySet<string>
  readonly title: string
}

/** Reads a PDF as Chromium writes it: plain objects, streams packed with Flate. Throws where it is none. */
export function pdfFacts(bytes: Buffer): PdfFacts {
  const text = bytes.toString('latin1')
  if (!text.startsWith('%PDF-') || !/%%EOF\s*$/.test(text)) throw new Error('not a whole PDF')
  const pages = text.match(/\/Type\s*\/Page\b/g)?.length ?? 0
  const characters = new Set<string>()
  for (const stream of streamsOf(bytes, text)) {
    if (!stream.includes('begincmap')) continue
    // where a font draws 自 and the radical ⾃ alike, Chromium names the radical
    for (const character of mapped(stream)) characters.add(character.normalize('NFKC'))
  }
  return { pages, characters, title: titleOf(text) }
}

function* streamsOf(bytes: Buffer, text: string): Generator<string> {
  for (const match of text.matchAll(/\/Length (\d+)[^]{0,200}?stream\r?\n/g)) {
    const from = match.index + match[0].length
    const packed = bytes.subarray(from, from + Number(match[1]))
    try {
      yield inflateSync(packed).toString('latin1')
    } catch {
      yield packed.toString('latin1') // not packed
    }
  }
}

const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')

/** The characters that a font's ToUnicode map names. */
function* mapped(cmap: string): Generator<string> {
  for (const [, block] of cmap.matchAll(/beginbfchar([^]*?)endbfchar/g)) {
    for (const [, to] of block!.matchAll(/<[0-9A-Fa-f]+>\s*<([0-9A-Fa-f]+)>/g)) yield utf16(to!)
  }
  for (const [, block] of cmap.matchAll(/beginbfrange([^]*?)endbfrange/g)) {
    for (const [, from, last, to] of block!.matchAll(
      /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g,
    )) {
      const count = Number.parseInt(last!, 16) - Number.parseInt(from!, 16)
      const first = utf16(to!).codePointAt(0)!
      for (let step = 0; step <= count; step++) yield String.fromCodePoint(first + step)
    }
  }
}

function titleOf(text: string): string {
  const hex = /\/Title\s*<FEFF([0-9A-Fa-f]+)>/i.exec(text)?.[1]
  return hex === undefined ? (/\/Title\s*\(([^)]*)\)/.exec(text)?.[1] ?? '') : utf16(hex)
}
