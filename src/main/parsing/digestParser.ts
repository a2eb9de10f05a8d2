import type { EntriesOfFile, OpenFile } from '@core/library/importFile'
import { areEntriesOf, isDigestOutline } from '@core/parse/checkParsed'
import type { FileFailure } from '@core/reports'
import type { FileNumber, ParserAnswer, ParserRequest } from './parserMessages'
import { ParserThread, type ParserLimits } from './parserThread'

/**
 * What reading the largest files takes is in docs/decisions/0004-parsing-apart.md: a quarter of this
 * memory, a tenth of this time.
 */
export const PARSER_LIMITS: ParserLimits = { heapBytes: 256 * 1024 * 1024, milliseconds: 10_000 }
/** A thread that is not needed for so long gives its memory back. */
const IDLE_MS = 10_000

export interface DigestParserOptions {
  /** The program that answers `ParserRequest`s: parserWorker.ts as it was built. */
  readonly workerFile: URL
  readonly limits?: ParserLimits
}

/** A file that the parser may be asked about, until it is closed. */
export interface ParsedFile {
  /** Finds its entries, at the first call; later ones get the same answer. Never rejects. */
  open(): Promise<OpenFile>
  close(): void
}

/** Parses files in a thread of its own, which may be ended at any time and is started anew when needed. */
export interface DigestParser {
  /** The bytes must stay as they are until the file is closed: the thread is given a copy, a new one another. */
  file(bytes: Uint8Array, name: string): ParsedFile
  end(): void
}

/** Starts nothing yet: the thread comes with the first file that is opened. */
export function digestParser({ workerFile, limits = PARSER_LIMITS }: DigestParserOptions): DigestParser {
  let thread: ParserThread | null = null
  let turns: Promise<unknown> = Promise.resolve()
  let files: FileNumber = 0
  let open = 0
  let idle: NodeJS.Timeout | null = null

  function running(): ParserThread {
    if (thread === null || thread.hasEnded) thread = new ParserThread(workerFile, limits)
    return thread
  }

  function end(): void {
    if (idle !== null) clearTimeout(idle)
    idle = null
    thread?.end()
    thread = null
  }

  /** One thing at a time, so that a file's time is its own. */
  function inTurn<T>(action: () => Promise<T>): Promise<T> {
    const result = turns.then(action)
    turns = result
    return result
  }

  function file(bytes: Uint8Array, name: string): ParsedFile {
    const number = ++files
    let openedIn: ParserThread | null = null
    let left = limits.milliseconds
    let failed: FileFailure | null = null
    let opening: Promise<OpenFile> | null = null
    let isClosed = false

    /** Asks the thread; what it says is taken only if it is an answer. */
    async function ask<K extends ParserAnswer['kind']>(
      request: ParserRequest,
      isAnswer: (answer: unknown) => boolean,
      kind: K,
    ): Promise<Extract<ParserAnswer, { kind: K }> | null> {
      const asked = running()
      const begun = performance.now()
      const said = await asked.ask(request, Math.max(1, left))
      left -= performance.now() - begun
      if (said.kind === 'said' && isOfKind(said.answer, kind) && isAnswer(said.answer)) return said.answer
      if (said.kind === 'said') asked.end()
      failed = said.kind === 'said' ? { kind: 'misread' } : said.failure
      console.error(`Duidu: ${JSON.stringify(name)} could not be parsed:`, failed)
      return null
    }

    async function openNow(): Promise<OpenFile> {
      if (failed !== null || isClosed) return failure()
      const asked = running()
      const answer = await ask(
        { kind: 'open', file: number, bytes, name },
        (value) => isDigestOutline((value as { outline: unknown }).outline),
        'outline',
      )
      if (answer === null) return failure()
      openedIn = asked
      if (isClosed) asked.tell({ kind: 'close', file: number })
      return {
        kind: 'open',
        outline: answer.outline,
        read: (places) => inTurn(() => readNow(answer, places)),
      }
    }

    async function readNow(
      { outline }: Extract<ParserAnswer, { kind: 'outline' }>,
      places: readonly number[],
    ): Promise<EntriesOfFile> {
      if (failed !== null || isClosed) return failure()
      // another file may have been the end of the thread meanwhile
      if (openedIn !== running()) {
        const again = await openNow()
        if (again.kind === 'failed') return again
      }
      const papers = places.map((place) => outline.papers[place]!)
      const answer = await ask(
        { kind: 'read', file: number, places },
        (value) => areEntriesOf(papers, (value as { read: unknown }).read),
        'entries',
      )
      return answer === null ? failure() : { kind: 'entries', ...answer.read }
    }

    function failure(): { readonly kind: 'failed'; readonly failure: FileFailure } {
      return { kind: 'failed', failure: failed ?? { kind: 'unknown', detail: 'the file is closed' } }
    }

    return {
      open() {
        if (opening === null) {
          open++
          if (idle !== null) clearTimeout(idle)
          opening = inTurn(openNow)
        }
        return opening
      },
      close() {
        if (isClosed) return
        isClosed = true
        openedIn?.tell({ kind: 'close', file: number })
        if (opening === null || --open > 0) return
        idle = setTimeout(end, IDLE_MS)
        idle.unref()
      },
    }
  }
  return { file, end }
}

function isOfKind<K extends ParserAnswer['kind']>(
  answer: unknown,
  kind: K,
): answer is Extract<ParserAnswer, { kind: K }> {
  return typeof answer === 'object' && answer !== null && 'kind' in answer && answer.kind === kind
}
