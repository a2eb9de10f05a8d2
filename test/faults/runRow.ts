import { badFilesAtLoad } from './badFilesAtLoad'
import { corruption, corruptionOfBoth } from './corruption'
import { cutMigration } from './cutMigration'
import { failingLoads } from './failingLoads'
import { failingSaves, failingSavesOfPapers } from './failingSaves'
import { fullDisk } from './fullDisk'
import { fuzzedDigests } from './fuzzedDigests'
import { killedLibrary } from './killedLibrary'
import { killedSaving } from './killedSaving'
import { everyMillisecond, inARow } from './manySaves'
import { payloads } from './payloads'
import { powerCut, powerCutOfStockLowdb } from './powerCut'
import { runOne } from './runOne'
import { shortWrites } from './shortWrites'
import { startsAtOnce } from './startsAtOnce'

void runOne({
  kill: killedSaving,
  'kill-library': killedLibrary,
  power: powerCut,
  'power-lowdb': powerCutOfStockLowdb,
  'errno-save': failingSaves,
  'errno-papers': failingSavesOfPapers,
  'errno-load': failingLoads,
  'short-writes': shortWrites,
  'full-disk': fullDisk,
  corruption,
  'corruption-both': corruptionOfBoth,
  load: badFilesAtLoad,
  'two-starts': startsAtOnce,
  digests: fuzzedDigests,
  payloads,
  'every-ms': everyMillisecond,
  'in-a-row': inARow,
  migration: cutMigration,
})
