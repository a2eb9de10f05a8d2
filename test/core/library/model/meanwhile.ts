import type { PaperId } from '@core/paperId'
import { changeLists } from './lists'
import { PAPER_IDS } from './someFiles'
import type { TwoLibraries } from './twoLibraries'

/**
 * Something that may happen while something else is under way. `untouched` papers are not marked, of
 * `untouchedNotes` none is written.
 */
export async function quickCommand(
  run: TwoLibraries,
  untouched: readonly PaperId[] = [],
  untouchedNotes: readonly PaperId[] = [],
): Promise<void> {
  const { random, log, library } = run
  for (let turns = random.below(10); turns > 0; turns--) await Promise.resolve()
  // of papers that are joined meanwhile, it would depend on the moment what marking them comes to
  const elsewhere = run.idsElsewhere('reading')
  const free = [...run.numbers.keys()].filter((id) => !untouched.includes(id) && !elsewhere.has(id))
  const lately = run.lately.filter((id) => free.includes(id))
  switch (random.below(7)) {
    case 0:
      return run.mark(random.some(free, 3))
    case 1:
      return run.mark(random.some(lately, 3))
    case 2:
      return run.changeSettings()
    case 3:
      log.push('open meanwhile')
      await library.openPaper(random.one(PAPER_IDS))
      return
    case 4:
      void run.flush()
      return
    case 5:
      return changeLists(run)
    default: {
      const id = run.anyPaper()
      return untouchedNotes.includes(id) ? undefined : run.note(id)
    }
  }
}
