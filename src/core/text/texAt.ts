import { hasHidden } from './hiddenCharacters'
import { ACCENTS, ESCAPED, LETTERS, SIGN_COMMANDS } from './texSymbols'
import type { TextStyle } from './textPiece'
import { unescapeAddress, webAddress } from './webAddress'

/** What stands at a backslash that is TeX. */
export type FoundTex =
  /** Text is seen in its place. */
  | { readonly kind: 'text'; readonly to: number; readonly text: string }
  | { readonly kind: 'link'; readonly to: number; readonly text: string; readonly url: string }
  /** What follows up to `close`, the place of a `}`, is read on; null where the text breaks off before it. */
  | (TexGroup & { readonly kind: 'group' })

export interface TexGroup {
  /** Where its content begins. */
  readonly to: number
  readonly close: number | null
  readonly styles: readonly TextStyle[]
  /** What is seen in place of its beginning and its end. */
  readonly before: string
  readonly after: string
}

/** Commands whose argument is read on. */
const STYLES: ReadonlyMap<string, readonly TextStyle[]> = new Map<string, readonly TextStyle[]>([
  ...['textit', 'emph', 'textsl'].map((name) => [name, ['emphasis']] as const),
  ...['underline', 'uline', 'ul'].map((name) => [name, ['underlined']] as const),
  ...['textsf', 'textrm', 'textup', 'textmd', 'textnormal', 'text', 'mbox', 'hbox', 'uppercase'].map(
    (name) => [name, []] as const,
  ),
  ['textbf', ['strong']],
  ['texttt', ['code']],
  ['textsc', ['smallCaps']],
  ['textsuperscript', ['superscript']],
  ['textsubscript', ['subscript']],
])

const AROUND: ReadonlyMap<string, readonly [before: string, after: string]> = new Map([
  ['enquote', ['“', '”']],
  ['footnote', [' (', ')']],
])

/** Commands that change the style from where they stand to the end of the group around them: `{\em …}`. */
export const SWITCHES: ReadonlyMap<string, readonly TextStyle[]> = new Map<string, readonly TextStyle[]>([
  ...['em', 'it', 'itshape', 'sl', 'slshape'].map((name) => [name, ['emphasis']] as const),
  ...['bf', 'bfseries'].map((name) => [name, ['strong']] as const),
  ...['tt', 'ttfamily'].map((name) => [name, ['code']] as const),
  ...['sc', 'scshape'].map((name) => [name, ['smallCaps']] as const),
  ...['rm', 'rmfamily', 'sf', 'sffamily', 'normalfont', 'normalsize', 'small', 'footnotesize', 'large'].map(
    (name) => [name, []] as const,
  ),
])

const CITATION = /^(?:[Cc]ite[a-z]*|parencite|textcite|footcite|autocite|(?:eq|auto|page|c|C)?ref)$/
const ACRONYM = /^(?:[Aa]c[slfp]{0,3}|[Gg]ls(?:pl)?)$/
const CODE_POINT = /\{(x[0-9A-Fa-f]{2,4}|[0-9]{2,5})\}/y
const NAME = /\\([A-Za-z]+)\*?/y
const BLANKS = /[ \t]*/y
const ACCENTED =
  /\\(?:([`'^~=."])[ \t]*|([urHvdckb])(?:[ \t]+|(?=\{)))(?:\{[ \t]*(?:(\p{L})|\\([ij])(?:[ \t]|\{\})*)[ \t]*\}|(\p{L})|\\([ij])(?![A-Za-z])(?:\{\})?)/uy
const APOSTROPHE = /(?<=\p{Ll})\\'(?=(?:s|t|ll|re|ve|d|m)(?!\p{L}))/uy
const CITED = /[ \t]*(?:\[[^[\]{}]{0,80}\]){0,2}[ \t]*\{([^{}]{0,400})\}/y
const DROPPED_ARGUMENT = /[ \t]*\{[^{}]{0,80}\}/y
const DROPPED = new Set(['color', 'label', 'vspace', 'hspace', 'index'])
const LINE_BREAK = /\\\\(?:\[[\d.]{1,8}[a-z]{2}\])?[ \t]*/y

function match(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(source)
}

function afterBlanks(source: string, at: number): number {
  return at + match(BLANKS, source, at)![0].length
}

/** An accented letter, `\'e`, `\"{o}`, `\c c`, `\v{\i}`; the apostrophe of `don\'t`; or null. */
function accentAt(source: string, at: number): { to: number; text: string } | null {
  if (match(APOSTROPHE, source, at) !== null) return { to: at + 2, text: "'" }
  const found = match(ACCENTED, source, at)
  if (found === null) return null
  const [whole, sign, name, braced, bracedDotless, bare, bareDotless] = found
  const letter = braced ?? bracedDotless ?? bare ?? bareDotless
  const accent = ACCENTS.get((sign ?? name)!)
  if (letter === undefined || accent === undefined || accent.letters?.test(letter) === false) return null
  const text = (letter + accent.mark).normalize('NFC')
  // what Unicode has no letter for is no letter that anyone writes
  return text.length === 1 ? { to: at + whole.length, text } : null
}

/** A letter or sign that a command stands for, with the `{}` or the blank that ends it. */
function commandSignAt(source: string, name: string, end: number): { to: number; text: string } | null {
  const letter = LETTERS.get(name)
  const sign = letter ?? SIGN_COMMANDS.get(name)
  if (sign === undefined) return null
  // one point ends an abbreviation and its sentence
  const text = sign.endsWith('.') && source.charAt(end) === '.' ? sign.slice(0, -1) : sign
  if (source.startsWith('{}', end)) return { to: end + 2, text }
  const to = letter === undefined ? end : afterBlanks(source, end)
  // `\o` at the end of a word, and not the blank before the next
  return { to: /^\p{Ll}/u.test(source.slice(to, to + 1)) ? to : end, text }
}

/**
 * One letter or sign at a backslash: an accent, a letter that ASCII lacks, an escaped sign, a symbol.
 * Null where there is none.
 */
export function characterAt(source: string, at: number): { to: number; text: string } | null {
  const accent = accentAt(source, at)
  if (accent !== null) return accent
  const name = match(NAME, source, at)?.[1]
  if (name !== undefined) return commandSignAt(source, name, at + 1 + name.length)
  const escaped = ESCAPED.get(source.charAt(at + 1))
  return escaped === undefined ? null : { to: at + 2, text: escaped }
}

function groupAt(
  source: string,
  end: number,
  pairs: ReadonlyMap<number, number>,
): { open: number; close: number | null } | null {
  const open = afterBlanks(source, end)
  return source.charAt(open) === '{' ? { open, close: pairs.get(open) ?? null } : null
}

function readOn({ open, close }: { open: number; close: number | null }): FoundTex {
  return { kind: 'group', to: open + 1, close, styles: [], before: '', after: '' }
}

/** The text of `\href{…}{text}`, without its commands; links within links are not looked for. */
function linkAt(
  source: string,
  name: string,
  end: number,
  pairs: ReadonlyMap<number, number>,
  seen: (source: string) => string,
): FoundTex | null {
  const target = groupAt(source, end, pairs)
  if (target === null) return null
  // the digest breaks off within the address
  if (target.close === null) return readOn(target)
  const written = unescapeAddress(source.slice(target.open + 1, target.close)).trim()
  const address = webAddress(written)
  if (name === 'url') {
    const to = target.close + 1
    return address
      ? { kind: 'link', to, text: written, url: address.href }
      : { kind: 'text', to, text: written }
  }
  const label = groupAt(source, target.close + 1, pairs)
  if (label === null) return null
  if (address === null || label.close === null) {
    return readOn(label)
  }
  const content = source.slice(label.open + 1, label.close)
  const text = content.includes('\\href') ? content : seen(content)
  return { kind: 'link', to: label.close + 1, text: text.trim() || written, url: address.href }
}

function commandAt(
  source: string,
  name: string,
  end: number,
  pairs: ReadonlyMap<number, number>,
  seen: (source: string) => string,
): FoundTex | null {
  if (name === 'url' || name === 'href') return linkAt(source, name, end, pairs, seen)
  if (CITATION.test(name)) {
    const cited = match(CITED, source, end)
    if (cited === null) return null
    const keys = cited[1]!.split(',').map((key) => key.trim())
    return { kind: 'text', to: end + cited[0].length, text: `[${keys.filter(Boolean).join(', ')}]` }
  }
  if (name === 'unicode') {
    const code = match(CODE_POINT, source, end)
    const text = code && String.fromCodePoint(Number(`0${code[1]!}`))
    return text && !hasHidden(text) ? { kind: 'text', to: end + code[0].length, text } : null
  }
  if (ACRONYM.test(name)) {
    const group = groupAt(source, end, pairs)
    return group && readOn(group)
  }
  const dropped = DROPPED.has(name) || name === 'textcolor' ? match(DROPPED_ARGUMENT, source, end) : null
  if (DROPPED.has(name)) return dropped && { kind: 'text', to: end + dropped[0].length, text: '' }
  const styles = name === 'textcolor' ? [] : (STYLES.get(name) ?? (AROUND.has(name) ? [] : null))
  if (styles !== null && (name !== 'textcolor' || dropped !== null)) {
    const group = groupAt(source, end + (dropped?.[0].length ?? 0), pairs)
    if (group === null) return null
    const [before, after] = AROUND.get(name) ?? ['', '']
    return { kind: 'group', to: group.open + 1, close: group.close, styles, before, after }
  }
  // a switch that stands alone: what it would change is not known, so it is only not seen
  if (SWITCHES.has(name)) return { kind: 'text', to: afterBlanks(source, end), text: '' }
  return null
}

/**
 * What TeX means by the backslash at a place of a text; null where it is not TeX, or none that is known
 * here: then it stays as it is.
 * @param pairs where each brace is closed
 * @param seen what is seen of a text, for the text of a link
 */
export function texAt(
  source: string,
  at: number,
  pairs: ReadonlyMap<number, number>,
  seen: (source: string) => string,
): FoundTex | null {
  const lineBreak = match(LINE_BREAK, source, at)
  if (lineBreak !== null) {
    const text = /\s/.test(source.charAt(at - 1)) ? '' : ' '
    return { kind: 'text', to: at + lineBreak[0].length, text }
  }
  const name = match(NAME, source, at)
  const command = name && commandAt(source, name[1]!, at + name[0].length, pairs, seen)
  if (command) return command
  const character = characterAt(source, at)
  return character && { kind: 'text', ...character }
}

/** A group that begins with a switch, `{\em …}`, or holds one letter, `{\o}`; null where it is none. */
export function bracedTexAt(source: string, at: number, pairs: ReadonlyMap<number, number>): FoundTex | null {
  const name = match(NAME, source, at + 1)
  const styles = name && SWITCHES.get(name[1]!)
  if (name && styles) {
    const to = afterBlanks(source, at + 1 + name[0].length)
    return { kind: 'group', to, close: pairs.get(at) ?? null, styles, before: '', after: '' }
  }
  const character = characterAt(source, at + 1)
  if (character === null || source.charAt(character.to) !== '}') return null
  return { kind: 'text', to: character.to + 1, text: character.text }
}
