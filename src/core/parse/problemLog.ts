import type { Problem, ProblemKind } from '../digest'
import { LF, type FileBytes } from './fileBytes'
import { LIMITS } from './limits'

/** Gathers what could not be understood in a file. */
export interface ProblemLog {
  /** Notes a problem at a place in the file's bytes. */
  add(kind: ProblemKind, place: number, message: string): void
  /** The line of a place, from 1. */
  lineOf(place: number): number
  /** All problems so far, by line. */
  list(): readonly Problem[]
}

export function problemLog(file: FileBytes): ProblemLog {
  const problems: Problem[] = []
  let knownPlace = 0
  let knownLine = 1

  // counting goes on from the last line asked for, as places mostly grow
  function lineOf(place: number): number {
    if (place < knownPlace) {
      knownPlace = 0
      knownLine = 1
    }
    for (let at = file.indexOf(LF, knownPlace); at !== -1 && at < place; at = file.indexOf(LF, at + 1)) {
      knownLine++
      knownPlace = at + 1
    }
    return knownLine
  }

  return {
    lineOf,
    add(kind, place, message) {
      if (problems.length > LIMITS.problems) return
      const line = lineOf(place)
      if (problems.length < LIMITS.problems) problems.push({ line, kind, message })
      else problems.push({ line, kind: 'tooMany', message: 'More problems follow; they are not listed.' })
    },
    list: () => problems.toSorted((a, b) => a.line - b.line),
  }
}
