import { messageOf } from '@core/messageOf'
import { noteMessages } from '@core/messages/note'
import type { OpenPaper } from '@core/paper'
import type { BringBackReport, VersionNumber } from '@core/noteVersions'
import type { PaperId } from '@core/paperId'
import { NoteLengths } from '@core/noteLengths'
import { joinedText } from '@core/noteTexts'
import { MAX_NOTE_LENGTH } from '@core/readerApi'
import type { NoteState, Refusal, Refused, SaveFailure } from '@core/reports'
import { defineStore } from 'pinia'
import { onScopeDispose, shallowReactive } from 'vue'
import { useMessages } from '../composables/useMessages'
import { tellHeldNotes } from './heldNotes'
import { useNotices } from './notices'

/** What the page says of a note: the library's word for it, or why the library could not be given it. */
export type ShownNoteState =
  | NoteState
  | { readonly kind: 'notSaved'; readonly failure: SaveFailure | Refusal }
  | { readonly kind: 'tooLong'; readonly characters: number }
  /** The library has not said for long what became of it: the disk hangs, or the library itself. */
  | { readonly kind: 'slow' }

/** Milliseconds without a word until that is said. */
export const SLOW_NOTE_AFTER = 10_000

/** `notTaken`: the library has not got what is on screen, which would be lost. */
export type BroughtBack = BringBackReport | Refused | { readonly kind: 'notTaken' }

/** A note as the person typed it. Replaced whole at each change, so that its identity names a moment. */
export interface NoteDraft {
  readonly text: string
  /** False while an input method is composing: the text is on screen only. */
  readonly handedOver: boolean
  /** Calls of `writeNote` made and not yet answered. */
  readonly calls: number
  /** The number of the newest call. */
  readonly newest: number
  /** The library's last word since the newest call. */
  readonly heard: NoteState | null
  /** Why the last save failed; stays until one succeeds. */
  readonly failure: SaveFailure | null
  /** Why the library did not take the newest text. */
  readonly refused: SaveFailure | Refusal | null
  /** How long it may be: one that importing joined may be as long as it was. */
  readonly most: number
}

const NOTHING_TYPED: NoteDraft = {
  text: '',
  handedOver: true,
  calls: 0,
  newest: 0,
  heard: null,
  failure: null,
  refused: null,
  most: MAX_NOTE_LENGTH,
}

/** Whether the library has been given all that is on screen. */
function isTaken({ text, handedOver, refused, most }: NoteDraft): boolean {
  return handedOver && refused === null && text.length <= most
}

function stateOfDraft(draft: NoteDraft): ShownNoteState {
  const over = draft.text.length - draft.most
  if (over > 0) return { kind: 'tooLong', characters: over }
  const failure = draft.refused ?? draft.failure
  if (failure) return { kind: 'notSaved', failure }
  if (!draft.handedOver || draft.calls > 0) return { kind: 'editing' }
  return draft.heard ?? { kind: 'editing' }
}

/**
 * The notes that were typed into since the page was loaded. What is on screen is the draft until the
 * library has it safely; an answer or an event that is older than the last key never replaces it.
 */
export const useNote = defineStore('note', () => {
  const notices = useNotices()
  const words = useMessages(noteMessages)
  const drafts = shallowReactive(new Map<PaperId, NoteDraft>())
  /** The library's last word on notes that have no draft, where it is not `saved`. */
  const heard = shallowReactive(new Map<PaperId, NoteState>())

  const lengths = new NoteLengths()
  /** What another program wrote into notes that an input method is at work in: it must not be disturbed. */
  const waiting = new Map<PaperId, readonly string[]>()
  /** The newest call of `writeNote` for each note; none rejects. */
  const writing = new Map<PaperId, Promise<void>>()
  /** Notes of which nothing has been heard for too long, and those that may become so. */
  const slow = shallowReactive(new Set<PaperId>())
  const waits = new Map<PaperId, ReturnType<typeof setTimeout>>()

  function expectNews(id: PaperId): void {
    if (waits.has(id)) return
    waits.set(
      id,
      setTimeout(() => slow.add(id), SLOW_NOTE_AFTER),
    )
  }

  function stopWaiting(id: PaperId): void {
    clearTimeout(waits.get(id))
    waits.delete(id)
    slow.delete(id)
  }

  function change(id: PaperId, part: Partial<NoteDraft>): void {
    drafts.set(id, { ...(drafts.get(id) ?? NOTHING_TYPED), ...part })
  }

  /** The most characters that the library takes for this note. */
  function mostOf(paper: OpenPaper): number {
    return lengths.mostOf(paper.row.id, paper.note?.text.length ?? 0)
  }

  function textOf(paper: OpenPaper): string {
    return textFor(paper.row.id, paper.note?.text ?? '')
  }

  /** What the note of a paper that need not be open says, where the library says that. */
  function textFor(id: PaperId, stored: string): string {
    return drafts.get(id)?.text ?? stored
  }

  /** Null where there is nothing to say: no note, nothing typed. */
  function stateOf(paper: OpenPaper): ShownNoteState | null {
    const draft = drafts.get(paper.row.id)
    const known = draft
      ? stateOfDraft(draft)
      : (heard.get(paper.row.id) ?? (paper.note ? ({ kind: 'saved' } as const) : null))
    const isUnderWay = known?.kind === 'editing' || known?.kind === 'saving'
    return isUnderWay && slow.has(paper.row.id) ? { kind: 'slow' } : known
  }

  async function write(id: PaperId, text: string, call: number): Promise<void> {
    let refused: NoteDraft['refused'] = null
    try {
      const answer = await window.reader.writeNote(id, text)
      if (answer.kind === 'refused') refused = answer.failure
    } catch (error) {
      refused = { kind: 'unknown', detail: messageOf(error) }
      stopWaiting(id)
    }
    const draft = drafts.get(id) ?? NOTHING_TYPED
    // every call carries the whole text, so only the newest one matters
    change(id, { calls: draft.calls - 1, refused: call === draft.newest ? refused : draft.refused })
  }

  /** Gives the library what is on screen; what is too long stays on screen only, and the state says so. */
  function handOver(id: PaperId): void {
    const draft = drafts.get(id)
    if (!draft || draft.text.length > draft.most) return
    const newest = draft.newest + 1
    expectNews(id)
    change(id, { handedOver: true, calls: draft.calls + 1, newest, heard: null })
    writing.set(id, write(id, draft.text, newest))
    const texts = waiting.get(id) ?? []
    waiting.delete(id)
    for (const theirs of texts) takeIn(id, theirs)
  }

  /** Takes what the person typed, at once; while `composing`, the text is not finished and waits here. */
  function type(paper: OpenPaper, text: string, composing: boolean): void {
    const { id } = paper.row
    change(id, { text, handedOver: false, most: mostOf(paper) })
    if (!composing) handOver(id)
  }

  /**
   * Joins what another program wrote with what is on screen, as the library has done with what it was given
   * last: what was typed since would put the other's text out of the note.
   */
  function takeIn(id: PaperId, theirs: string): void {
    const draft = drafts.get(id)
    if (draft === undefined) return
    if (!draft.handedOver) {
      waiting.set(id, [...(waiting.get(id) ?? []), theirs])
      return
    }
    const text = joinedText(draft.text, theirs)
    if (text === draft.text) return
    const isTooLong = draft.text.length > draft.most
    change(id, { text, most: isTooLong ? draft.most : lengths.mostOf(id, text.length) })
    handOver(id)
  }

  /** Ends a composition that will get no other end: the paper or the window is being left. */
  function finish(id: PaperId): void {
    if (drafts.get(id)?.handedOver === false) handOver(id)
  }

  async function tryAgain(id: PaperId): Promise<void> {
    const draft = drafts.get(id)
    if (draft) {
      change(id, { failure: null, refused: null, heard: { kind: 'saving' } })
      if (draft.refused || !draft.handedOver) handOver(id)
    }
    await window.reader.saveNow()
  }

  /** Gives the library all that is on screen; false where it could not be given. */
  async function commit(id: PaperId): Promise<boolean> {
    const draft = drafts.get(id)
    if (draft && (!draft.handedOver || draft.refused !== null)) handOver(id)
    await writing.get(id)
    const now = drafts.get(id)
    return now === undefined || isTaken(now)
  }

  /**
   * Makes a former text of a note its text again, on screen and in the library; `present` is what is on
   * screen, which the library has before and keeps as a version. Rejects where the library cannot do it; then,
   * as with every other report but `broughtBack`, what is on screen stays.
   */
  async function bringBack(id: PaperId, version: VersionNumber, present: string): Promise<BroughtBack> {
    if (!(await commit(id))) return { kind: 'notTaken' }
    const made = !drafts.has(id)
    if (made)
      change(id, {
        text: present,
        most: lengths.mostOf(id, present.length),
        heard: heard.get(id) ?? { kind: 'saved' },
      })
    const { calls, newest } = drafts.get(id)!
    change(id, { calls: calls + 1 })
    let report: BringBackReport | Refused = { kind: 'gone' }
    try {
      report = await window.reader.bringBackNote(id, version)
    } finally {
      const draft = drafts.get(id)!
      const isUntouched = made && draft.newest === newest && report.kind !== 'broughtBack'
      if (isUntouched) drafts.delete(id)
      else change(id, { calls: draft.calls - 1 })
    }
    if (report.kind === 'broughtBack') {
      // what was typed meanwhile is what is on screen: the library is told again
      if (drafts.get(id)!.newest !== newest) handOver(id)
      else change(id, { text: report.text, most: lengths.mostOf(id, report.text.length) })
    }
    return report
  }

  /** The draft at this moment, to be handed to `letGo` with the answer to a question asked now. */
  function draftOf(id: PaperId): NoteDraft | undefined {
    return drafts.get(id)
  }

  /**
   * Lets go of a draft that was safely saved when a paper was asked for and has not changed since: the
   * answer holds its text.
   */
  function letGo(id: PaperId, draft: NoteDraft | undefined): void {
    if (draft && drafts.get(id) === draft && stateOfDraft(draft).kind === 'saved') drafts.delete(id)
  }

  /** Whether the library has been given all that was typed; a composition that is under way ends. */
  function allHandedOver(): boolean {
    finishAll()
    return [...drafts.values()].every(isTaken)
  }

  /** What the library was given last of each draft, to be handed to `letGoOfAll`. */
  function given(): ReadonlyMap<PaperId, number> {
    return new Map([...drafts].map(([id, { newest }]) => [id, newest]))
  }

  /**
   * Lets go of what the library had been given then: it holds more by now than what was typed. What was typed
   * since stays. How safe the others are goes on being told.
   */
  function letGoOfAll(then: ReadonlyMap<PaperId, number>): void {
    for (const [id, draft] of [...drafts]) {
      if (draft.newest !== then.get(id)) continue
      if (!draft.handedOver || draft.calls > 0 || draft.refused !== null) continue
      drafts.delete(id)
      if (draft.failure !== null) heard.set(id, { kind: 'notSaved', failure: draft.failure })
    }
  }

  function hear(id: PaperId, state: NoteState): void {
    const draft = drafts.get(id)
    if (state.kind === 'saved') heard.delete(id)
    // that it was changed is no news of its being saved
    if (state.kind !== 'editing') stopWaiting(id)
    if (state.kind === 'editing' || state.kind === 'saving' || (draft?.calls ?? 0) > 0) expectNews(id)
    if (draft) {
      const failure =
        state.kind === 'notSaved' ? state.failure : state.kind === 'saved' ? null : draft.failure
      change(id, { heard: state, failure })
    } else if (state.kind !== 'saved') heard.set(id, state)
  }

  const stops = [
    window.reader.on('noteState', ({ id, state }) => hear(id, state)),
    window.reader.on('joined', ({ notes, marks }) => {
      for (const { id, theirs } of notes) takeIn(id, theirs)
      if (notes.length > 0) notices.alert(() => words.value.joined(notes.length))
      else notices.tell(words.value.joinedMarks(marks))
    }),
  ]
  const finishAll = (): void => {
    for (const id of [...drafts.keys()]) finish(id)
  }
  tellHeldNotes(drafts, (papers) => notices.alert(() => words.value.stays(papers)))
  window.addEventListener('pagehide', finishAll)
  onScopeDispose(() => {
    for (const stop of stops) stop()
    for (const wait of waits.values()) clearTimeout(wait)
    window.removeEventListener('pagehide', finishAll)
  })

  return {
    ...{ mostOf, textOf, textFor, stateOf, type, finish, tryAgain, bringBack, draftOf, letGo },
    ...{ allHandedOver, given, letGoOfAll },
  }
})
