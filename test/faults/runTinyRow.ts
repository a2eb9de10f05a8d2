import { lostPapers } from './lostPapers'
import { randomCommands } from './randomCommands'
import { runOne } from './runOne'

void runOne({ commands: randomCommands, 'lost-papers': lostPapers })
