import { assertNever } from '@core/assertNever'
import { errorMessages } from '@core/messages/errors'
import { snapshotMessages } from '@core/messages/snapshots'
import type {
  ListedSnapshot,
  MakeReport,
  RestoreReport,
  SnapshotChanges,
  SnapshotList,
  SnapshotNumber,
  SnapshotProblem,
  SnapshotRefusal,
} from '@core/snapshots'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { useMessages } from '../composables/useMessages'
import { useDialogs } from './dialogs'
import { useNote } from './note'
import { useNotices } from './notices'
import { usePaper } from './paper'

export type WholeSnapshot = Extract<ListedSnapshot, { kind: 'whole' }>

const detailOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** The snapshots of what the reader made: which there are, what one of them would change, and restoring it. */
export const useSnapshots = defineStore('snapshots', () => {
  const dialogs = useDialogs()
  const note = useNote()
  const notices = useNotices()
  const paper = usePaper()
  const words = useMessages(snapshotMessages)
  const errorWords = useMessages(errorMessages)

  const list = shallowRef<SnapshotList | null>(null)
  /** The one that is looked at, and what it would change; null until that has been read. */
  const chosen = shallowRef<WholeSnapshot | null>(null)
  const changes = shallowRef<SnapshotChanges | null>(null)
  const doing = ref<'making' | 'restoring' | null>(null)
  /** What became of the last deed, in words. */
  const said = ref('')
  /** What restoring would undo the last restoration. */
  const wayBack = ref<SnapshotNumber | null>(null)
  const problem = computed(() => list.value?.problem ?? null)

  const inWords = (why: SnapshotProblem): string => words.value.problem(why, errorWords.value.saveReason)
  const refusalInWords = (why: SnapshotRefusal): string =>
    words.value.refusal(why, errorWords.value.saveReason)

  const stop = window.reader.on('snapshotsChanged', ({ problem: found }) => {
    const open = { label: words.value.open, run: () => dialogs.showSettings('snapshots') }
    if (found !== null) notices.alert(inWords(found), open)
    if (list.value !== null) void read()
  })
  onScopeDispose(stop)

  async function read(): Promise<void> {
    try {
      list.value = await window.reader.snapshots()
    } catch (error) {
      said.value = words.value.unreadable(detailOf(error))
    }
  }

  /** Begins anew: nothing is looked at, and what was said before is over. */
  async function begin(): Promise<void> {
    chosen.value = changes.value = wayBack.value = null
    said.value = ''
    await read()
  }

  /** Nobody looks any more: what changes need not be read. */
  function end(): void {
    list.value = chosen.value = changes.value = null
  }

  /** One deed at a time; what goes wrong is said. */
  async function alone(what: 'making' | 'restoring', deed: () => Promise<string>): Promise<void> {
    if (doing.value !== null) return
    doing.value = what
    said.value = what === 'making' ? words.value.making : words.value.restoring
    wayBack.value = null
    try {
      said.value = await deed()
    } catch (error) {
      said.value = words.value.unreadable(detailOf(error))
    } finally {
      doing.value = null
    }
    await read()
  }

  function madeInWords(report: MakeReport, made: string): string {
    switch (report.kind) {
      case 'made':
        return made
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
    alone('making', async () => madeInWords(await window.reader.makeSnapshot(looked), words.value.made))

  /** What there is now is right: the larger ones go in their turn. */
  const release = (): Promise<void> =>
    alone('making', async () => madeInWords(await window.reader.releaseSnapshots(), words.value.released))

  /** Reads what restoring a snapshot would change. */
  async function lookAt(snapshot: WholeSnapshot): Promise<void> {
    chosen.value = snapshot
    changes.value = null
    said.value = ''
    try {
      const look = await window.reader.lookAtSnapshot(snapshot.number)
      if (chosen.value !== snapshot) return
      if (look.kind === 'whole') changes.value = look.changes
      else leave(refusalInWords(look.refusal))
    } catch (error) {
      if (chosen.value === snapshot) leave(words.value.unreadable(detailOf(error)))
    }
  }

  /** Back to the list, with a word where there is one to say. */
  function leave(word = ''): void {
    chosen.value = changes.value = null
    said.value = word
  }

  async function restore(number: SnapshotNumber, done: string): Promise<void> {
    if (!note.allHandedOver()) {
      said.value = words.value.unsavedNote
      return
    }
    let before: SnapshotNumber | null = null
    await alone('restoring', async () => {
      const report = await dialogs.holdWhile(() => window.reader.restoreSnapshot(number))
      if (report.kind !== 'refused') {
        // what is on screen is from before: whoever wrote on in it would write over what was restored
        note.letGoOfAll()
        await paper.refresh()
        before = report.before
      }
      chosen.value = changes.value = null
      return restoredInWords(report, done)
    })
    wayBack.value = before
  }

  function restoredInWords(report: RestoreReport, done: string): string {
    switch (report.kind) {
      case 'restored':
        return done
      case 'notSaved':
        return words.value.restoredUnsaved(errorWords.value.saveReason(report.failure))
      case 'refused':
        return refusalInWords(report.refusal)
      default:
        return assertNever(report)
    }
  }

  /** Restores the one that is looked at. */
  async function restoreChosen(): Promise<void> {
    if (chosen.value !== null) await restore(chosen.value.number, words.value.restored)
  }

  async function undo(): Promise<void> {
    if (wayBack.value !== null) await restore(wayBack.value, words.value.undone)
  }

  return {
    list,
    problem,
    chosen,
    changes,
    doing,
    said,
    wayBack,
    inWords,
    begin,
    end,
    make,
    release,
    lookAt,
    leave,
    restoreChosen,
    undo,
  }
})
