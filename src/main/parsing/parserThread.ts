import { messageOf } from '@core/messageOf'
import type { FileFailure } from '@core/reports'
import { Worker } from 'node:worker_threads'
import type { ParserRequest } from './parserMessages'

/** How much the parser may take for one file. */
export interface ParserLimits {
  readonly heapBytes: number
  /** For all that is done with one file, not counting what the library does meanwhile. */
  readonly milliseconds: number
}

/** What the thread said, which is not checked yet, or why it is no more. */
export type Said =
  | { readonly kind: 'said'; readonly answer: unknown }
  | { readonly kind: 'ended'; readonly failure: FileFailure }

const MEBIBYTE = 1024 * 1024

/** One worker thread that parses. It is asked one thing at a time, and never used again once it has ended. */
export class ParserThread {
  readonly #worker: Worker
  readonly #limits: ParserLimits
  #ended: FileFailure | null = null
  #hear: ((said: Said) => void) | null = null

  constructor(workerFile: URL, limits: ParserLimits) {
    this.#limits = limits
    this.#worker = new Worker(workerFile, {
      name: 'parser',
      // nothing of the world outside is needed in it
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: limits.heapBytes / MEBIBYTE },
    })
    // by itself it keeps no program running; the wall clock does while something is asked
    this.#worker.unref()
    this.#worker.on('message', (answer: unknown) => this.#hear?.({ kind: 'said', answer }))
    this.#worker.on('messageerror', (error) => this.#end(failureOf(error, limits)))
    this.#worker.on('error', (error) => this.#end(failureOf(error, limits)))
    this.#worker.on('exit', (code) => {
      this.#end({ kind: 'unknown', detail: `the parser ended with code ${code}` })
    })
  }

  /** Whether it has ended, by itself or because it was ended. */
  get hasEnded(): boolean {
    return this.#ended !== null
  }

  /** Asks, and ends the thread when it has not answered within the milliseconds given. Never rejects. */
  ask(request: ParserRequest, milliseconds: number): Promise<Said> {
    return new Promise((resolve) => {
      if (this.#ended !== null) {
        resolve({ kind: 'ended', failure: this.#ended })
        return
      }
      const late = setTimeout(() => {
        // an answer may be waiting already where it was this thread that was held up
        setImmediate(() => {
          if (this.#hear === hear) {
            this.#end({ kind: 'tooSlow', seconds: Math.ceil(this.#limits.milliseconds / 1_000) })
          }
        })
      }, milliseconds)
      const hear = (said: Said): void => {
        clearTimeout(late)
        this.#hear = null
        resolve(said)
      }
      this.#hear = hear
      this.#worker.postMessage(request)
    })
  }

  /** Says something that has no answer. */
  tell(request: ParserRequest): void {
    if (this.#ended === null) this.#worker.postMessage(request)
  }

  /** Ends it at once, whatever it is doing. */
  end(): void {
    this.#end({ kind: 'unknown', detail: 'the parser was ended' })
  }

  #end(failure: FileFailure): void {
    if (this.#ended !== null) return
    this.#ended = failure
    this.#hear?.({ kind: 'ended', failure })
    void this.#worker.terminate()
  }
}

function failureOf(error: unknown, { heapBytes }: ParserLimits): FileFailure {
  const isOutOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  if (isOutOfMemory) return { kind: 'tooMuchMemory', limitBytes: heapBytes }
  // what cannot be had from the system at once: a text over V8's longest, an array over its largest
  if (error instanceof RangeError) return { kind: 'tooMuchMemory', limitBytes: heapBytes }
  return { kind: 'unknown', detail: messageOf(error) }
}
