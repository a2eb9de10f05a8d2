import type { RowNumber } from '@core/paper'
import type { PaperId } from '@core/paperId'
import type { Scope } from '@core/scope'
import type { Session } from '@core/settings'
import { defineStore } from 'pinia'
import type { RowPlace } from './rowPlace'
import { scopeKey } from './sourceRows'

/** Where a list was left. */
export interface ListPosition {
  /** The first row in sight, and how many pixels of it were scrolled out. */
  readonly top: RowPlace
  readonly offset: number
  /** The paper that was open, and where it stood; null where none of the list was. */
  readonly selected: RowNumber | null
  readonly selectedPlace: RowPlace | null
}

const MOST_LISTS = 200
const MOST_PAPERS = 1_000
/** A paper that is being scrolled is not written down at every pixel. */
const KEEP_AFTER = 400

/** Remembers the newest `most` values. */
function remember<K, V>(map: Map<K, V>, most: number, key: K, value: V): void {
  map.delete(key)
  map.set(key, value)
  if (map.size > most) map.delete(map.keys().next().value as K)
}

/** Where each list and each paper was left, for as long as the app runs; the open paper also after a restart. */
export const usePositions = defineStore('positions', () => {
  const lists = new Map<string, ListPosition>()
  const papers = new Map<PaperId, number>()
  let timer = 0
  /** The paper that a restart opens. */
  let open: PaperId | null = null

  const keyOf = (scope: Scope, query: string): string => `${scopeKey(scope)}\n${query}`

  function begin({ openPaper, paperTop }: Session): void {
    open = openPaper
    if (openPaper !== null) papers.set(openPaper, paperTop)
  }

  function leaveList(scope: Scope, query: string, position: ListPosition): void {
    remember(lists, MOST_LISTS, keyOf(scope, query), position)
  }

  function ofList(scope: Scope, query: string): ListPosition | undefined {
    return lists.get(keyOf(scope, query))
  }

  /** A paper is opened: a restart opens it where it was left. */
  function openPaper(id: PaperId): void {
    open = id
    // where the one before was scrolled to is not where this one is
    window.clearTimeout(timer)
    void window.reader.keepSession({ openPaper: id, paperTop: Math.round(ofPaper(id)) })
  }

  /** A paper was scrolled to so many pixels. */
  function scrolledPaper(id: PaperId, top: number): void {
    if (papers.get(id) === top) return
    remember(papers, MOST_PAPERS, id, top)
    // the one on screen may not be the one that was opened by now
    if (id !== open) return
    window.clearTimeout(timer)
    timer = window.setTimeout(() => void window.reader.keepSession({ paperTop: Math.round(top) }), KEEP_AFTER)
  }

  function ofPaper(id: PaperId): number {
    return papers.get(id) ?? 0
  }

  return { begin, leaveList, ofList, openPaper, scrolledPaper, ofPaper }
})
