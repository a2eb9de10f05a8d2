import { writeSync } from 'node:fs'
import { openShelved } from './openShelved'

/** A program that restores the first snapshot and the second in turn, without end, until it is killed. */
async function main(folder: string): Promise<void> {
  const { library } = await openShelved(folder)
  writeSync(1, 'ready\n')
  for (let turn = 0; ; turn++) {
    const report = await library.restoreSnapshot(1 + (turn % 2))
    writeSync(1, `${report.kind}\n`)
  }
}

void main(process.argv[2]!)
