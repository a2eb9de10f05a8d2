// @ts-check
/** `powerMonitor`: nothing happens to the machine here; a test emits the event that it is about. */
import { EventEmitter } from 'node:events'
import { strictClass } from './strict.mjs'

class PowerMonitor extends EventEmitter {}
strictClass('PowerMonitor', PowerMonitor)
export const powerMonitor = new PowerMonitor()
