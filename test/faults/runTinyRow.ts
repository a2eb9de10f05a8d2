import { randomCommands } from './randomCommands'
import { runOne } from './runOne'

void runOne({ commands: randomCommands })
