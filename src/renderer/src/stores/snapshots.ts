import { messageOf } from '@core/messageOf'
import { assertNever } from '@core/assertNever'
import { errorMessages } from '@core/messages/errors'
import { snapshotOutcomes } from '@core/messages/snapshotOutcomes'
import { snapshotMessages } from '@core/messages/snapshots'
import type { PaperId } from '@core/paperId'
import type {
  ListedSnapshot,
  MakeReport,
  SnapshotChanges,
  SnapshotList,
  SnapshotNote,
  SnapshotNumber,
  SnapshotProblem,
  SnapshotRefusal,
} from '@core/snapshots'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { useMessages } from '../composables/useMessages'
import { useDialogs } from './dialogs'
import { useNote } from './note'
import { usePaper } from './paper'

export type NoteTexts = Extract<SnapshotNote, { kind: 'whole' }>

type Deed = 'making' | 'reading' | 'restoring'
type Saying = () => string
const NOTHING: Saying = () => ''

export type WholeSnapshot = Extract<ListedSnapshot, { kind: 'whole' }>

/** The snapshots of what the reader made: which there are, what one of them would change, and restoring it. */
export const useSnapshots = defineStore('snapshots', () => {
  const dialogs = useDialogs()
  const note = useNote()
  const paper = usePaper()
  const words = useMessages(snapshotMessages)
  const outcomes = useMessages(snapshotOutcomes)
  const errorWords = useMessages(errorMessages)

  const list = shallowRef<SnapshotList | null>(null)
  /** The one that is looked at, and what it would change. */
  const look = shallowRef<{ readonly snapshot: WholeSnapshot; readonly changes: SnapshotChanges } | null>(
    null,
  )
  const doing = ref<Deed | null>(null)
  /** Words are made when they are shown: restoring may change the interface's language. */
  const saying = shallowRef<Saying>(NOTHING)
  /** What became of the last deed, in words. */
  const said = computed(() => saying.value())
  /** What restoring would undo the last restoration. */
  const wayBack = ref<SnapshotNumber | null>(null)
  /** Whether that one undid one itself. */
  const undid = ref(false)
  const problem = computed(() => list.value?.problem ?? null)
  /** Nothing can be made or restored. */
  const closed = computed(() => problem.value?.kind.startsWith('library') ?? false)
  /** Counts the times that they were shown: what was asked before is not for what is shown now. */
  let shown = 0

  const inWords = (why: SnapshotProblem): string => outcomes.value.problem(why, errorWords.value.save)
  const refused =
    (why: SnapshotRefusal): Saying =>
    () =>
      outcomes.value.refusal(why, errorWords.value.save)

  const stop = window.reader.on('snapshotsChanged', () => {
    if (list.value !== null) void read()
  })
  onScopeDispose(stop)
  // the library keeps what it read for a look while that is open
  watch(look, (now) => {
    if (now === null) void window.reader.leaveSnapshot()
  })

  async function read(): Promise<void> {
    const then = shown
    try {
      const found = await window.reader.snapshots()
      if (then === shown) list.value = found
    } catch (error) {
      if (then === shown) saying.value = () => words.value.unreadable(messageOf(error))
    }
  }

  /** Begins anew: nothing is looked at, and what was said before is over. */
  async function begin(): Promise<void> {
    shown++
    look.value = wayBack.value = null
    saying.value = NOTHING
    await read()
  }

  /** Nobody looks any more: what changes need not be read. */
  function end(): void {
    shown++
    list.value = look.value = null
  }

  /** One deed at a time; what goes wrong is said. */
  async function alone(what: Deed, deed: () => Promise<Saying>): Promise<void> {
    if (doing.value !== null) return
    doing.value = what
    saying.value = NOTHING
    const then = shown
    let word: Saying
    try {
      word = await deed()
    } catch (error) {
      word = () => words.value.failed(messageOf(error))
    }
    doing.value = null
    if (then !== shown) return
    saying.value = word
    await read()
  }

  const madeInWords =
    (report: MakeReport, made: Saying): Saying =>
    () => {
      switch (report.kind) {
        case 'made':
          return made()
        case 'unchanged':
          return words.value.unchanged
        case 'notMade':
          return inWords(report.problem)
        default:
          return assertNever(report)
      }
    }

  /** `looked`: the person has looked at what was found damaged. */
  const make = (looked: boolean): Promise<void> =>
    alone('making', async () => {
      wayBack.value = null
      return madeInWords(await window.reader.makeSnapshot(looked), () => words.value.made)
    })

  /** What there is now is right: the larger ones are removed, and go in their turn from now on. */
  const release = (): Promise<void> =>
    alone('making', async () => {
      wayBack.value = null
      return madeInWords(await window.reader.releaseSnapshots(), () => words.value.released)
    })

  /** Reads what restoring a snapshot would change, and shows that in the place of the list. */
  const lookAt = (snapshot: WholeSnapshot): Promise<void> =>
    alone('reading', async () => {
      wayBack.value = null
      const then = shown
      const found = await window.reader.lookAtSnapshot(snapshot.number)
      if (found.kind === 'refused') return refused(found.refusal)
      if (then === shown) look.value = { snapshot, changes: found.changes }
      else await window.reader.leaveSnapshot()
      return NOTHING
    })

  /** A note of the one that is looked at, beside the present one; in words why that cannot be had. */
  async function textsOf(id: PaperId): Promise<NoteTexts | string> {
    if (look.value === null) return ''
    try {
      const found = await window.reader.snapshotNote(look.value.snapshot.number, id)
      return found.kind === 'refused' ? refused(found.refusal)() : found
    } catch (error) {
      return words.value.failed(messageOf(error))
    }
  }

  /** Back to the list. */
  function leave(): void {
    look.value = null
    saying.value = NOTHING
  }

  async function restore(number: SnapshotNumber, undoes: boolean): Promise<void> {
    if (doing.value !== null) return
    if (!note.allHandedOver()) {
      saying.value = () => words.value.unsavedNote
      return
    }
    const given = note.given()
    await alone('restoring', async () => {
      const report = await dialogs.holdWhile(() => window.reader.restoreSnapshot(number))
      if (report.kind === 'refused') return refused(report.refusal)
      // what is on screen is from before: whoever wrote on in it would write over what was restored
      note.letGoOfAll(given)
      await paper.refresh()
      wayBack.value = report.before
      undid.value = undoes
      look.value = null
      return report.kind === 'restored'
        ? () => (undoes ? words.value.undone : words.value.restored)
        : () => words.value.restoredUnsaved(errorWords.value.saveReason(report.failure))
    })
  }

  /** Restores the one that is looked at. */
  async function restoreChosen(): Promise<void> {
    if (look.value !== null) await restore(look.value.snapshot.number, false)
  }

  /** Undoes the last restoration, or restores again what was undone. */
  async function undo(): Promise<void> {
    if (wayBack.value !== null) await restore(wayBack.value, !undid.value)
  }

  return {
    ...{ list, look, doing, said, wayBack, undid, problem, closed },
    ...{ inWords, begin, end, make, release, lookAt, textsOf, leave, restoreChosen, undo },
  }
})
