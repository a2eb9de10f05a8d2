import type { PaperId } from '@core/paperId'
import type { ImportReport } from '@core/reports'
import { expect } from 'vitest'
import { quickCommand } from './meanwhile'
import { aFile, anotherOf, importable, type FileFacts } from './someFiles'
import type { TwoLibraries } from './twoLibraries'

/** Importing files, new ones and such as were imported before. */
export class Importing {
  readonly #run: TwoLibraries
  #files: FileFacts[] = []

  constructor(run: TwoLibraries) {
    this.#run = run
  }

  someFiles(): FileFacts[] {
    const { random } = this.#run
    const files = Array.from({ length: 1 + random.below(random.chance(0.1) ? 8 : 2) }, () =>
      this.#files.length > 0 && random.chance(0.5)
        ? anotherOf(random, random.one(this.#files))
        : aFile(random),
    )
    this.#files = [...this.#files, ...files].slice(-25)
    return files
  }

  begin(files: readonly FileFacts[]): Promise<ImportReport> {
    const { log, random, library } = this.#run
    log.push(`import ${files.map(({ name, entries }) => `${name} (${entries.length})`).join(', ')}`)
    const wait = async (): Promise<void> => {
      for (let turns = random.below(12); turns > 0; turns--) await Promise.resolve()
    }
    return library.importFiles(files.map((file) => importable(file, wait)))
  }

  /** What the reference makes of these files; where the disk was full the library stops earlier. */
  #expect(files: readonly FileFacts[], { files: reports }: ImportReport): void {
    const { reference, stores } = this.#run
    const now = this.#run.clock.now().toISOString()
    for (const [place, file] of files.entries()) {
      const report = reports[place]
      if (report?.kind === 'failed') {
        expect(report.failure.kind).toBe('notStored')
        expect(stores.areTroubled).toBe(true)
        continue
      }
      expect(report).toMatchObject({ name: file.name, ...reference.import(file, now) })
    }
    expect(reports).toHaveLength(files.length)
  }

  async import(files: readonly FileFacts[]): Promise<void> {
    this.#expect(files, await this.begin(files))
  }

  /** Papers of which it depends on the moment what is known of them while these files are imported. */
  touchedBy(files: readonly FileFacts[]): readonly PaperId[] {
    return files.flatMap((file) => [
      ...file.entries.map(({ paperId }) => paperId),
      // what a digest said that is replaced now
      ...this.#run.reference
        .digestsInOrder()
        .flatMap((digest) => (digest.fileName === file.name ? digest.papers : [])),
    ])
  }

  /** Two imports at once, and a person who goes on reading. */
  async importMeanwhile(): Promise<void> {
    const { random } = this.#run
    const [first, second] = [this.someFiles(), random.chance(0.5) ? this.someFiles() : []]
    const reports = [this.begin(first), this.begin(second)]
    const touched = this.touchedBy([...first, ...second])
    for (let more = random.below(5); more > 0; more--) await quickCommand(this.#run, touched)
    this.#expect(first, await reports[0]!)
    this.#expect(second, await reports[1]!)
  }
}
