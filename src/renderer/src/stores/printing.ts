import { printMessages } from '@core/messages/print'
import type { OpenPaper } from '@core/paper'
import type { PaperId } from '@core/paperId'
import type { PdfReport, PrintReport } from '@core/reports'
import { MAX_ROWS_ASKED } from '@core/readerApi'
import { assertNever } from '@core/assertNever'
import { defineStore } from 'pinia'
import { computed, nextTick, ref, shallowRef } from 'vue'
import { useListing } from './listing'
import { useNotices } from './notices'
import { usePairings, type Pairings } from './pairings'
import { useSettings } from './settings'

/** The most papers of one document: they are all on the page at once. */
export const MAX_PRINTED = MAX_ROWS_ASKED
/** Papers that are fetched and set together, so that the page answers in between. */
const BATCH = 10

export type PrintTarget = 'printer' | 'pdf'

export interface PrintRequest {
  readonly target: PrintTarget
  /** `null`: the papers of the list, as far as one document holds them. */
  readonly paper: PaperId | null
  readonly withNotes: boolean
  /** What stands in the head of each page. */
  readonly heading: string
}

/** A paper as it is printed, its sentences paired. */
export interface PrintedPaper {
  readonly paper: OpenPaper
  readonly pairings: Pairings
}

/** What is on its way to the printer or into a PDF; the page sets it, unseen, while it is there. */
export interface PrintJob extends PrintRequest {
  readonly total: number
  readonly papers: readonly PrintedPaper[]
}

/** Sets papers for print, hands the page to the printer or into a PDF, and tells how that went. */
export const usePrinting = defineStore('printing', () => {
  const listing = useListing()
  const notices = useNotices()
  const settings = useSettings()
  const pairings = usePairings()
  const job = shallowRef<PrintJob | null>(null)
  /** The number of the run that counts; a run that was given up finds another one here. */
  const run = ref(0)
  /** Resolves when all that stands on the page is set; there is none until the page has its view. */
  let settled: (() => Promise<void>) | null = null
  let untilView: (() => void)[] = []
  const listed = computed(() => Math.min(listing.rows.length, MAX_PRINTED))

  async function paperToPrint(id: PaperId): Promise<PrintedPaper | null> {
    const paper = await window.reader.openPaper(id)
    return paper && { paper, pairings: await pairings.of(paper) }
  }

  async function idsOf({ paper }: PrintRequest): Promise<readonly PaperId[]> {
    if (paper !== null) return [paper]
    const rows = await window.reader.rows(listing.rows.slice(0, MAX_PRINTED), null)
    return rows.map(({ id }) => id)
  }

  function tellWaiting(): void {
    const told = untilView
    untilView = []
    for (const tell of told) tell()
  }

  /** Takes the view that sets what is printed, and how to know that it is done; the result takes it back. */
  function attach(whenSet: () => Promise<void>): () => void {
    settled = whenSet
    tellWaiting()
    return () => {
      if (settled === whenSet) settled = null
    }
  }

  async function whenSettled(): Promise<void> {
    await nextTick()
    if (settled === null) await new Promise<void>((resolve) => untilView.push(resolve))
    await settled?.()
  }

  /** Fetches and sets the papers; null where it was given up. One that is gone by now is left out. */
  async function gather(request: PrintRequest, number: number): Promise<PrintJob | null> {
    const ids = await idsOf(request)
    let papers: readonly PrintedPaper[] = []
    for (let from = 0; from < ids.length; from += BATCH) {
      const batch = await Promise.all(ids.slice(from, from + BATCH).map(paperToPrint))
      if (number !== run.value) return null
      papers = [...papers, ...batch.filter((paper) => paper !== null)]
      job.value = { ...request, total: ids.length, papers }
      await whenSettled()
    }
    return number === run.value ? job.value : null
  }

  function tell(request: PrintRequest, report: PrintReport | PdfReport): void {
    const words = printMessages[settings.locale]
    const again = { label: words.tryAgain, run: () => void start(request) }
    switch (report.kind) {
      case 'cancelled':
        return
      case 'printed':
        return notices.tell(words.printed)
      case 'saved':
        return notices.tell(words.saved(report.name))
      case 'failed':
        return notices.alert(words.notPrinted(report.detail), again)
      case 'notMade':
        return notices.alert(words.notMade(report.detail), again)
      case 'notSaved':
        return notices.alert(words.notSaved(report.name, report.failure), again)
      default:
        assertNever(report)
    }
  }

  /** Prints, or saves as a PDF; what could not be done is said in words. */
  async function start(request: PrintRequest): Promise<void> {
    const number = ++run.value
    try {
      const set = await gather(request, number)
      if (set === null || set.papers.length === 0) return
      tell(
        request,
        request.target === 'pdf'
          ? await window.reader.savePdf(request.paper)
          : await window.reader.printPage(),
      )
    } finally {
      if (number === run.value) job.value = null
    }
  }

  /** Gives up what is being set. */
  function cancel(): void {
    run.value++
    job.value = null
    tellWaiting()
  }

  return { job, listed, attach, start, cancel }
})
