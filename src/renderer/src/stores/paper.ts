import { joinedText } from '@core/noteTexts'
import type { OpenPaper, Row } from '@core/paper'
import type { PaperId } from '@core/paperId'
import type { JoinedReport } from '@core/reports'
import { defineStore } from 'pinia'
import { computed, nextTick, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { nextPaint } from '../composables/nextPaint'
import { useDelayed } from '../composables/useDelayed'
import { coalesce } from './coalesce'
import { useListing } from './listing'
import { useNote } from './note'
import { usePairings } from './pairings'

/** What the paper pane shows. */
export type PaperView =
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly paper: OpenPaper }
  /** The library has no such paper (any more). */
  | { readonly kind: 'gone'; readonly id: PaperId }
  /** The library could not answer. */
  | { readonly kind: 'failed'; readonly id: PaperId }

/** Only the marks: version and announce type stay as last announced, whatever the list's scope says. */
function withMarks(paper: OpenPaper, { read, starred, noted, updated }: Row): OpenPaper {
  return { ...paper, row: { ...paper.row, read, starred, noted, updated } }
}

/** The paper that is open: follows the list's selection, one question at a time. */
export const usePaper = defineStore('paper', () => {
  const listing = useListing()
  const note = useNote()
  const pairings = usePairings()

  const view = shallowRef<PaperView>({ kind: 'none' })
  /** Counts what came on screen: another paper, or the same one anew. Refreshing it does not count. */
  const opening = ref(0)
  /** Whether the open paper was announced anew since it was read, before it was opened or while it is. */
  const updatedSinceRead = ref(false)
  const wanted = ref<PaperId | null>(null)

  const paper = computed(() => (view.value.kind === 'open' ? view.value.paper : null))
  const shownId = computed(() => {
    if (view.value.kind === 'none') return null
    return view.value.kind === 'open' ? view.value.paper.row.id : view.value.id
  })
  /** Another paper was chosen than the one on screen. */
  const waiting = computed(() => wanted.value !== shownId.value)
  const slow = useDelayed(() => waiting.value)

  /** How often the library has changed, and how often it had when what is on screen was asked for. */
  let changes = 0
  let changesShown = 0
  /** The papers to whose notes another program's texts were joined since they were asked for. */
  const joinedSince = new Set<PaperId>()
  /** Ends the wait for a paper that is not wanted any more. */
  let passOn = (): void => undefined

  /** The open paper takes the marks of its row. */
  function follow(row: Row | undefined): void {
    if (!row || row.number !== paper.value?.row.number) return
    view.value = { kind: 'open', paper: withMarks(paper.value, row) }
  }

  function show(next: PaperView): void {
    const refreshed = next.kind === 'open' && next.paper.row.id === paper.value?.row.id
    const updated = next.kind === 'open' && next.paper.row.updated
    view.value = next
    if (refreshed) {
      updatedSinceRead.value ||= updated
      return
    }
    opening.value++
    updatedSinceRead.value = updated
  }

  // never two questions at once: of papers that are only passed by, none but the first is asked for
  const ask = coalesce(async () => {
    const id = wanted.value
    if (id === null) return
    const draft = note.draftOf(id)
    // the list shows what was chosen before anything is done for the paper: a frame has room for one of them
    const painted = waiting.value ? nextPaint() : null
    const [rowAsked, changesAsked] = [listing.selectedRow, changes]
    joinedSince.delete(id)
    let answer: OpenPaper | null
    try {
      answer = await window.reader.openPaper(id)
    } catch (error) {
      // what is on screen already is worth more than the news that it could not be refreshed
      if (id === wanted.value && waiting.value) show({ kind: 'failed', id })
      throw error
    }
    if (id !== wanted.value) return
    if (answer !== null) {
      const passed = new Promise<void>((resolve) => (passOn = resolve))
      await Promise.race([Promise.all([pairings.soon(answer), painted]), passed])
    }
    // its note may be from before another program's text was joined to it; it was asked for again
    if (id !== wanted.value || joinedSince.has(id)) return
    note.letGo(id, draft)
    changesShown = changesAsked
    show(answer ? { kind: 'open', paper: answer } : { kind: 'gone', id })
    // a row that came meanwhile knows of marks that the answer does not; as of a paper that is open, not before
    if (listing.selectedRow === rowAsked) return
    await nextTick()
    follow(listing.selectedRow)
  })

  /** Opens a paper; until it has come, the one before stays on screen. Null closes it. */
  async function open(id: PaperId | null): Promise<void> {
    wanted.value = id
    passOn()
    if (id === null) show({ kind: 'none' })
    // a refresh ends where another paper is chosen, though this one may be chosen again
    else if (waiting.value || changesShown !== changes) await ask()
  }

  /** Asks again for the paper on screen. */
  async function refresh(): Promise<void> {
    changes++
    if (wanted.value !== null) await ask()
  }

  /** Opens a paper's page, or that of the one that was chosen, whether it has come or not. */
  async function openOnArxiv(id: PaperId | null = wanted.value): Promise<void> {
    if (id !== null) await window.reader.openOnArxiv(id)
  }

  watch(
    () => listing.selectedId,
    (id) => void open(id),
    { immediate: true },
  )
  watch(() => listing.selectedRow, follow)
  /** At once: what is typed before the library has answered is to go on from the joined text. */
  function takeIn({ notes }: JoinedReport): void {
    const known = paper.value?.note
    const theirs = notes.find(({ id }) => id === shownId.value)?.theirs
    if (paper.value === null || known == null || theirs === undefined) return
    const joined = { ...known, text: joinedText(known.text, theirs) }
    view.value = { kind: 'open', paper: { ...paper.value, note: joined } }
  }

  const stops = [
    window.reader.on('libraryChanged', () => void refresh()),
    window.reader.on('joined', (report) => {
      takeIn(report)
      if (report.notes.length === 0) return
      for (const { id } of report.notes) joinedSince.add(id)
      void refresh()
    }),
  ]
  onScopeDispose(() => {
    for (const stop of stops) stop()
    // what is still to come is for nobody
    wanted.value = null
  })

  return { view, paper, opening, updatedSinceRead, waiting, slow, open, refresh, openOnArxiv }
})
