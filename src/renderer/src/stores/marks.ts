import { commandMessages } from '@core/messages/commands'
import { listMessages } from '@core/messages/list'
import type { RowNumber } from '@core/paper'
import type { MarkRequest, UndoOffer, UndoReport } from '@core/readerApi'
import { defineStore } from 'pinia'
import { onScopeDispose, shallowRef, watch } from 'vue'
import { useMessages } from '../composables/useMessages'
import { useLibrary } from './library'
import { useListing } from './listing'
import { useNotices, type NoticeAction } from './notices'
import { useRefusals } from './refusals'
import { useUnreadRows } from './unreadRows'

/** The day so many days before today, as the calendar here has it: `YYYY-MM-DD`. */
export function daysAgo(days: number, today = new Date()): string {
  const day = new Date(Date.UTC(today.getFullYear(), today.getMonth(), today.getDate() - days))
  return day.toISOString().slice(0, 10)
}

/** Read marks and stars: set them, take them back, and say so where many change at once. */
export const useMarks = defineStore('marks', () => {
  const library = useLibrary()
  const listing = useListing()
  const notices = useNotices()
  const refusals = useRefusals()
  const unreadRows = useUnreadRows()
  const words = useMessages(listMessages)
  const commandWords = useMessages(commandMessages)
  /** What undo and redo would do. */
  const offer = shallowRef<UndoOffer>({ undo: null, redo: null })
  /** How many papers the reader has scrolled past since something else was done: they are undone together. */
  let stretch = { count: 0 }
  let lastStretch = Promise.resolve()

  async function begin(): Promise<void> {
    offer.value = await window.reader.undoOffer()
  }
  onScopeDispose(window.reader.on('undoChanged', (changed) => (offer.value = changed)))

  const undoAction = (): NoticeAction => ({
    label: commandWords.value.undo,
    command: 'undo',
    run: () => void undo(),
  })

  /** Marks what the reader asked for; false where that is refused, which is said. */
  async function mark(
    request: Pick<MarkRequest, 'mark' | 'value'>,
    rows: Iterable<RowNumber>,
  ): Promise<boolean> {
    if (refusals.mayNot()) return false
    endStretch()
    // what it offers to take back is not what would be
    if (notices.message?.action?.command === 'undo' || notices.message?.action?.command === 'redo')
      notices.close()
    const answer = await window.reader.mark({ ...request, rows: Uint32Array.from(rows), undoable: true })
    return !refusals.wasRefused(answer)
  }

  function markRead(rows: Iterable<RowNumber>, value: boolean): Promise<boolean> {
    return mark({ mark: 'read', value }, rows)
  }

  function setStar(rows: Iterable<RowNumber>, value: boolean): Promise<boolean> {
    return mark({ mark: 'starred', value }, rows)
  }

  /** Marks a paper that the reader dwelt on. Nobody asked for that, so nobody is told where it cannot be. */
  async function markDwelt(row: RowNumber): Promise<void> {
    if (library.readOnly) return
    await window.reader.mark({ mark: 'read', value: true, rows: Uint32Array.of(row), undoable: false })
  }

  /** Turns a mark of the selected paper over: from what the library has, for the row on screen may be older. */
  async function toggle(name: MarkRequest['mark']): Promise<void> {
    const number = listing.selectedNumber
    if (number !== null) await mark({ mark: name, value: 'turned' }, [number])
  }

  /** Of the open paper. */
  const toggleRead = (): Promise<void> => toggle('read')

  /** Of the open paper. */
  const toggleStar = (): Promise<void> => toggle('starred')

  /** Marks those of the rows that are unread as read, says how many, and offers to take it back. */
  async function markManyRead(rows: Uint32Array, none = words.value.nothingToMark): Promise<void> {
    const unread = await unreadRows.unreadOf(rows)
    if (unread.length === 0) {
      notices.tell(none)
      return
    }
    if (!(await markRead(unread, true))) return
    const report: UndoReport = { mark: 'read', value: true, count: unread.length }
    notices.tell(words.value.marked(report), undoAction())
  }

  function endStretch(): void {
    stretch = { count: 0 }
  }

  /** Rows that the reader scrolled past: one after the other, so that they join what was passed before. */
  function markScrolledRead(rows: Uint32Array): Promise<void> {
    if (library.readOnly) return Promise.resolve()
    const current = stretch
    const marked = lastStretch.then(async () => {
      const unread = await unreadRows.unreadOf(rows)
      if (unread.length === 0) return
      const undoable = current.count === 0 ? true : 'joined'
      current.count += unread.length
      const answer = await window.reader.mark({ mark: 'read', value: true, rows: unread, undoable })
      if (answer.kind === 'refused') return
      notices.tell(words.value.marked({ mark: 'read', value: true, count: current.count }), undoAction())
    })
    lastStretch = marked.catch(() => undefined)
    return marked
  }
  watch(() => listing.scope, endStretch)

  async function markAllRead(): Promise<void> {
    if (listing.complete) await markManyRead(listing.rows.slice())
    else notices.tell(words.value.stillReading)
  }

  async function markAboveRead(): Promise<void> {
    if (listing.selectedIndex >= 0) await markManyRead(listing.rows.slice(0, listing.selectedIndex))
  }

  async function markBelowRead(): Promise<void> {
    if (listing.selectedIndex < 0) return
    if (listing.complete) await markManyRead(listing.rows.slice(listing.selectedIndex + 1))
    else notices.tell(words.value.stillReading)
  }

  /** Those of the list that are from digests of more than so many days ago. */
  async function markOlderRead(days: number): Promise<void> {
    if (!listing.complete) return notices.tell(words.value.stillReading)
    const { scope } = listing
    const digest = scope.kind === 'digest' ? scope.digest : null
    const older = await window.reader.rowsBefore(listing.rows.slice(), digest, daysAgo(days))
    await markManyRead(older, words.value.noneOlder(days))
  }

  async function undo(): Promise<void> {
    if (refusals.mayNot()) return
    endStretch()
    const report = await window.reader.undo()
    if (refusals.wasRefused(report)) return
    if (!report) return notices.tell(words.value.nothingToUndo)
    const action: NoticeAction = { label: commandWords.value.redo, command: 'redo', run: () => void redo() }
    notices.tell(words.value.undone(report), action)
  }

  async function redo(): Promise<void> {
    if (refusals.mayNot()) return
    endStretch()
    const report = await window.reader.redo()
    if (refusals.wasRefused(report)) return
    if (!report) return notices.tell(words.value.nothingToRedo)
    notices.tell(words.value.redone(report), undoAction())
  }

  return {
    offer,
    begin,
    markRead,
    markDwelt,
    setStar,
    toggleRead,
    toggleStar,
    markAllRead,
    markAboveRead,
    markBelowRead,
    markOlderRead,
    markScrolledRead,
    undo,
    redo,
  }
})
