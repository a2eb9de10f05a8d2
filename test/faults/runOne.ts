import { Tally } from './tally'
import { tidyUp } from './withoutVitest'

/** Tries one thing `count` times and fills the tally. */
export type Row = (count: number, tally: Tally) => Promise<void>

/** Runs the row that the command line names, and tells its tally as one line of JSON. */
export async function runOne(rows: Readonly<Record<string, Row>>): Promise<void> {
  const [name = '', count = ''] = process.argv.slice(2)
  const row = rows[name]
  if (row === undefined) throw new Error(`no row ${name}`)
  const tally = new Tally()
  try {
    await row(Number(count), tally)
  } finally {
    await tidyUp()
  }
  console.log(JSON.stringify(tally))
  process.exit(0) // what was left behind by a try must not keep it waiting
}
