import { DEFAULT_SESSION, type Session } from '@core/settings'
import { defineStore } from 'pinia'
import { computed, nextTick, onScopeDispose, ref } from 'vue'

export type PaneName = 'sources' | 'list' | 'paper'
/** How many panes stand side by side. Widths are CSS pixels, so zooming in narrows the window too. */
export type PaneLayout = 'three' | 'two' | 'one'

const PANE_ORDER: readonly PaneName[] = ['sources', 'list', 'paper']
const LEAST_PAPER_WIDTH = 340
/** Room for a date, a channel and a count. */
const ENOUGH_SOURCES_WIDTH = 220
export const SOURCES_WIDTH = { least: 150, most: 380 }
export const LIST_WIDTH = { least: 260, most: 640 }

function clamp(value: number, { least, most }: { least: number; most: number }): number {
  return Math.round(Math.min(Math.max(value, least), Math.max(least, most)))
}

/** Which panes are seen, how wide they are, and how the focus moves between them. */
export const usePanes = defineStore('panes', () => {
  const windowWidth = ref(window.innerWidth)
  const wantedSources = ref(DEFAULT_SESSION.sourcesWidth)
  const wantedList = ref(DEFAULT_SESSION.listWidth)
  const noteHeight = ref(DEFAULT_SESSION.noteHeight)
  /** Narrow windows only: whether the sources lie over the list. */
  const drawerOpen = ref(false)
  /** The narrowest windows only: which pane is seen. */
  const front = ref<'list' | 'paper'>('list')
  /** Focus mode: the paper alone. It ends with the app: nobody should start without a list, wondering. */
  const focused = ref(false)
  /** In focus mode: whether the note is seen, because it is being written. */
  const noteInFocus = ref(false)
  const focusers = new Map<PaneName, () => void>()

  const layout = computed<PaneLayout>(() => {
    if (windowWidth.value >= 900) return 'three'
    return windowWidth.value >= 620 ? 'two' : 'one'
  })
  // the paper keeps its least width: what was dragged on a wide screen gives way on a small one, and the
  // list before the sources, which would lose the channel behind each date
  const listWidth = computed(() => {
    const sources = clamp(wantedSources.value, { least: SOURCES_WIDTH.least, most: ENOUGH_SOURCES_WIDTH })
    const beside = layout.value === 'three' ? sources : 0
    return clamp(wantedList.value, {
      least: LIST_WIDTH.least,
      most: Math.min(LIST_WIDTH.most, windowWidth.value - beside - LEAST_PAPER_WIDTH),
    })
  })
  const sourcesWidth = computed(() =>
    clamp(wantedSources.value, {
      least: SOURCES_WIDTH.least,
      most: Math.min(SOURCES_WIDTH.most, windowWidth.value - listWidth.value - LEAST_PAPER_WIDTH),
    }),
  )
  const shown = computed<readonly PaneName[]>(() => {
    if (focused.value) return ['paper']
    if (layout.value === 'three') return PANE_ORDER
    if (drawerOpen.value) return ['sources']
    return layout.value === 'two' ? ['list', 'paper'] : [front.value]
  })

  function begin(session: Session): void {
    wantedSources.value = session.sourcesWidth
    wantedList.value = session.listWidth
    noteHeight.value = session.noteHeight
  }

  function setSourcesWidth(width: number): void {
    wantedSources.value = clamp(width, SOURCES_WIDTH)
  }

  function setListWidth(width: number): void {
    wantedList.value = clamp(width, LIST_WIDTH)
  }

  /** Remembers the widths, after a drag. */
  function keepWidths(): void {
    void window.reader.keepSession({ sourcesWidth: wantedSources.value, listWidth: wantedList.value })
  }

  function setNoteHeight(height: number): void {
    noteHeight.value = Math.round(height)
    void window.reader.keepSession({ noteHeight: noteHeight.value })
  }

  /** Tells how a pane takes the focus; the result takes it back. */
  function registerFocus(pane: PaneName, focus: () => void): () => void {
    focusers.set(pane, focus)
    return () => {
      if (focusers.get(pane) === focus) focusers.delete(pane)
    }
  }

  function focus(pane: PaneName): void {
    focusers.get(pane)?.()
  }

  /** As `focus`, once what is about to be shown is there. */
  function focusSoon(pane: PaneName): void {
    void nextTick(() => focus(pane))
  }

  /** Moves the focus from `current` to the next or previous pane that is seen. */
  function focusBeside(current: PaneName | null, step: 1 | -1): void {
    const panes = shown.value
    const place = current === null ? -1 : panes.indexOf(current)
    const target = place < 0 ? (step === 1 ? 0 : panes.length - 1) : place + step
    const pane = panes[(target + panes.length) % panes.length]
    if (pane) focus(pane)
  }

  const measure = (): void => {
    windowWidth.value = window.innerWidth
    if (layout.value === 'three') drawerOpen.value = false
  }
  window.addEventListener('resize', measure)
  onScopeDispose(() => window.removeEventListener('resize', measure))

  return {
    layout,
    sourcesWidth,
    listWidth,
    noteHeight,
    drawerOpen,
    front,
    focused,
    noteInFocus,
    shown,
    begin,
    setSourcesWidth,
    setListWidth,
    keepWidths,
    setNoteHeight,
    registerFocus,
    focus,
    focusSoon,
    focusBeside,
  }
})
