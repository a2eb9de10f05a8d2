import type { PaperId } from '../../paperId'
import type { ChangedNotes, SnapshotChanges, SnapshotNumber } from '../../snapshots'
import type { NoteRecord } from '../storedShapes'

/** All kept texts together; a note that would go beyond is read from the disk when it is opened. */
export const MOST_KEPT_CHARACTERS = 16 * 1024 * 1024

const KINDS = ['back', 'changed', 'gone'] as const satisfies readonly (keyof SnapshotChanges['notes'])[]

/**
 * The notes that a look at a snapshot names, as they were then. The look has read all of the snapshot to say
 * what would change: whoever opens one of its notes next does not wait for that again.
 */
export class OpenLook {
  readonly #most: number
  #number: SnapshotNumber | null = null
  #texts: ReadonlyMap<PaperId, string | null> = new Map()

  /** `most`: the characters that are kept. */
  constructor(most: number = MOST_KEPT_CHARACTERS) {
    this.#most = most
  }

  /** Keeps what this look names; what was kept of another is let go. */
  open(
    number: SnapshotNumber,
    changes: Record<(typeof KINDS)[number], ChangedNotes>,
    then: ReadonlyMap<PaperId, NoteRecord>,
  ): void {
    const texts = new Map<PaperId, string | null>()
    let room = this.#most
    for (const { id } of KINDS.flatMap((kind) => changes[kind].named)) {
      const text = then.get(id)?.text ?? null
      if ((text?.length ?? 0) > room) continue
      room -= text?.length ?? 0
      texts.set(id, text)
    }
    this.#number = number
    this.#texts = texts
  }

  /** What a note said in that snapshot, null where there was none; undefined where that is not kept. */
  textOf(number: SnapshotNumber, id: PaperId): string | null | undefined {
    return number === this.#number ? this.#texts.get(id) : undefined
  }

  /** Lets go of all of it. */
  close(): void {
    this.#number = null
    this.#texts = new Map()
  }
}
