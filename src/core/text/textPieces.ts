import { bracePairs } from './bracePairs'
import { codePointNames, HIDDEN_CHARACTERS } from './hiddenCharacters'
import { MAX_FORMULAS_LENGTH, mathAt } from './mathAt'
import { bracedTexAt, texAt, type FoundTex, type TexGroup } from './texAt'
import { isOnlyText } from './readsAsMath'
import { backTickAt, dashFor, isTie } from './texPunctuation'
import type { TextPiece, TextStyle } from './textPiece'
import { addressAt } from './webAddress'

export type { TextPiece, TextStyle } from './textPiece'

/** Where something other than plain text may begin. */
const NOTABLE = new RegExp(`(?<hidden>${HIDDEN_CHARACTERS}+)|https?://|[$\\\\{}~"']|\`+|--+`, 'giu')
const NAME = /\\[A-Za-z]+/y
const DRIVE = /(?:^|[^A-Za-z])[A-Za-z]:$/
const SHARE = /\\\\[\w.-]+\\[^\s]*/y
const PATH = /\S*/y
/** TeX that no `$` closes any more, as the digest breaks off within it. */
const CUT_FORMULA = /\\[A-Za-z]|[\^_]/
const PROSE = /[A-Za-z]{2,} [A-Za-z]{2,}|\p{Script=Han}/u

/** The `\end` of a command or group whose content is read on. */
interface OpenGroup extends Pick<TexGroup, 'close' | 'after'> {
  readonly styles: readonly TextStyle[]
}

/** What is seen of a text: its TeX as text, its formulas as they stand, without what cannot be seen. */
export function seenOf(source: string, pieces: readonly TextPiece[]): string {
  return pieces
    .map((piece) => {
      if (piece.kind === 'math') return source.slice(piece.from, piece.to)
      return piece.kind === 'hidden' ? '' : piece.text
    })
    .join('')
}

/** Takes a text apart; made for one text. */
class Scanner {
  readonly pieces: TextPiece[] = []
  readonly #source: string
  /** Where the last thing stands that could begin a formula. */
  readonly #lastOpener: number
  #bracePairs: ReadonlyMap<number, number> | null = null
  readonly #groups: OpenGroup[] = []
  /** Up to here the text is in pieces. */
  #end = 0
  #formulas = 0
  #openQuotes = 0
  /** Where the `'` of a quotation in single quotes stands. */
  #quoteCloses = -1
  /** Where formulas that are only text end: the place of their last delimiter, and the one after it. */
  readonly #textCloses = new Map<number, number>()

  constructor(source: string) {
    this.#source = source
    this.#lastOpener = Math.max(...['$', '\\(', '\\['].map((opener) => source.lastIndexOf(opener)))
  }

  run(): void {
    const source = this.#source
    let next = 0
    for (;;) {
      NOTABLE.lastIndex = next
      const found = NOTABLE.exec(source)
      if (found === null) break
      next = this.#read(found) ?? found.index + found[0].length
    }
    this.#plainTo(source.length)
  }

  /** Reads what was found; the place to go on from, or null where it is plain. */
  #read(found: RegExpExecArray): number | null {
    const at = found.index
    const [run] = found
    if (found.groups?.['hidden'] !== undefined) {
      this.#plainTo(at)
      return this.#add({
        kind: 'hidden',
        from: at,
        to: at + run.length,
        text: run,
        names: codePointNames(run),
      })
    }
    switch (run.charAt(0)) {
      case '$':
        return this.#math(at) ?? this.#loneDollar(at)
      case '\\':
        return this.#backslash(at)
      case '{':
        return this.#source.charAt(at + 1) === '\\'
          ? this.#tex(at, bracedTexAt(this.#source, at, this.#braces()))
          : null
      case '}':
        return this.#closeGroup(at)
      case '~':
        return this.#tie(at)
      case '-':
        return this.#dash(at, run)
      case '`':
        return this.#backTicks(at, run)
      case '"':
      case "'":
        return this.#closeQuote(at, run)
      default:
        return this.#address(at)
    }
  }

  #braces(): ReadonlyMap<number, number> {
    this.#bracePairs ??= bracePairs(this.#source)
    return this.#bracePairs
  }

  get #styles(): { readonly styles?: readonly TextStyle[] } {
    const styles = this.#groups.at(-1)?.styles
    return styles === undefined || styles.length === 0 ? {} : { styles }
  }

  #plainTo(to: number): void {
    if (to > this.#end) {
      this.#add({
        kind: 'plain',
        from: this.#end,
        to,
        text: this.#source.slice(this.#end, to),
        ...this.#styles,
      })
    }
  }

  #add(piece: TextPiece): number {
    this.pieces.push(piece)
    this.#end = piece.to
    return piece.to
  }

  #convert(from: number, to: number, text: string): number {
    this.#plainTo(from)
    return this.#add({ kind: 'converted', from, to, text, ...this.#styles })
  }

  #math(at: number): number | null {
    const textEnd = this.#textCloses.get(at)
    if (textEnd !== undefined) return this.#convert(at, textEnd, '')
    const found = mathAt(this.#source, at)
    if (found === null || this.#formulas + found.tex.length > MAX_FORMULAS_LENGTH) return null
    if (isOnlyText(found.tex)) {
      const [width] = /^(?:\$\$?|\\.)/.exec(this.#source.slice(at, at + 2))!
      this.#textCloses.set(found.to - width.length, found.to)
      return this.#convert(at, at + width.length, '')
    }
    this.#formulas += found.tex.length
    this.#plainTo(at)
    return this.#add({ kind: 'math', from: at, ...found })
  }

  /** A dollar that is text; a formula that breaks off with the text stays source to its end. */
  #loneDollar(at: number): number | null {
    const width = this.#source.startsWith('$$', at) ? 2 : 1
    return this.#isCutFormula(at, width) ? this.#source.length : at + width
  }

  #isCutFormula(at: number, width: number): boolean {
    // only the last one: the text after each is not read again
    if (at + width <= this.#lastOpener) return false
    const rest = this.#source.slice(at + width)
    return CUT_FORMULA.test(rest) && !PROSE.test(rest)
  }

  #backslash(at: number): number {
    const source = this.#source
    const share = matchAt(SHARE, source, at)
    if (DRIVE.test(source.slice(Math.max(0, at - 3), at)) || share !== null) {
      return at + (share ?? matchAt(PATH, source, at)!).length
    }
    return (
      this.#math(at) ??
      (/[([]/.test(source.charAt(at + 1)) && this.#isCutFormula(at, 2) ? source.length : null) ??
      this.#tex(
        at,
        texAt(source, at, this.#braces(), (part) => seenOf(part, textPieces(part))),
      ) ??
      at + (matchAt(NAME, source, at)?.length ?? 1)
    )
  }

  #tex(from: number, found: FoundTex | null): number | null {
    if (found === null) return null
    switch (found.kind) {
      case 'text':
        return this.#convert(from, found.to, found.text)
      case 'link':
        this.#plainTo(from)
        return this.#add({ kind: 'link', from, to: found.to, text: found.text, url: found.url })
      case 'group': {
        const { to, close, before, after } = found
        this.#convert(from, to, before)
        const outer = this.#groups.at(-1)?.styles ?? []
        this.#groups.push({ close, after, styles: [...new Set([...outer, ...found.styles])] })
        return to
      }
    }
  }

  #closeGroup(at: number): number | null {
    let group = this.#groups.at(-1)
    // an end that lay within a formula, code or an address has been passed by
    for (; group?.close != null && group.close < at; group = this.#groups.at(-1)) this.#groups.pop()
    if (group?.close !== at) return null
    this.#plainTo(at)
    this.#groups.pop()
    return this.#convert(at, at + 1, group.after)
  }

  #tie(at: number): number | null {
    const source = this.#source
    const before = source.slice(Math.max(0, at - 2), at)
    const after = source.slice(at + 1, at + 3)
    if (/\s$/.test(before) && after.startsWith('\\')) return this.#convert(at, at + 1, '')
    return isTie(before, after) ? this.#convert(at, at + 1, '\u00a0') : null
  }

  #dash(at: number, run: string): number | null {
    const end = at + run.length
    const dash = dashFor(run, this.#source.charAt(at - 1), this.#source.charAt(end))
    return dash === null ? null : this.#convert(at, end, dash)
  }

  #backTicks(at: number, run: string): number | null {
    const source = this.#source
    const end = at + run.length
    if (run.length === 2) {
      if (!/\S/.test(source.charAt(end))) return null
      this.#openQuotes++
      return this.#convert(at, end, '“')
    }
    if (run.length > 2) return null
    const found = backTickAt(source, at)
    if (found === null) return null
    if (found.kind === 'code') return found.close + 1
    this.#quoteCloses = found.close
    return this.#convert(at, end, '‘')
  }

  #closeQuote(at: number, run: string): number | null {
    const source = this.#source
    if (run === "'" && at === this.#quoteCloses) return this.#convert(at, at + 1, '’')
    const end = run === '"' ? at + 1 : source.startsWith("''", at) ? at + 2 : at
    if (end === at) return null
    if (this.#openQuotes > 0) {
      this.#openQuotes--
      return this.#convert(at, end, '”')
    }
    const opens =
      run === "'" && /^(?:|[\s(（])$/.test(source.charAt(at - 1)) && /\p{L}/u.test(source.charAt(end))
    if (!opens) return end
    this.#openQuotes++
    return this.#convert(at, end, '“')
  }

  #address(at: number): number | null {
    const found = addressAt(this.#source, at)
    if (found === null) return null
    const { to, text, url } = found
    // nothing within it is looked at again, whether it may be opened or not
    if (url === null) return to
    this.#plainTo(at)
    return this.#add({ kind: 'link', from: at, to, text, url })
  }
}

function matchAt(pattern: RegExp, source: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(source)?.[0] ?? null
}

/** Takes a text apart into its pieces, in order. Takes a time that grows with the text's length only. */
export function textPieces(source: string): readonly TextPiece[] {
  const scanner = new Scanner(source)
  scanner.run()
  return scanner.pieces
}
