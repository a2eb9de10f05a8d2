import { constants } from 'node:os'
import type { Call, Fault } from '../main/storage/hookedFiles'

/** The likely ones first; then every other one that the system knows. */
export const CODES = [
  ...new Set([
    'ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EIO', 'EMFILE', 'EBUSY', 'ENOENT', 'ENOTSUP',
    ...Object.keys(constants.errno),
  ]),
] // prettier-ignore
const KINDS: Record<string, string> = {
  ENOSPC: 'diskFull',
  EDQUOT: 'quotaFull',
  EIO: 'diskFault',
  EMFILE: 'tooManyOpen',
  ENFILE: 'tooManyOpen',
  ETIMEDOUT: 'noAnswer',
  EBUSY: 'busy',
  EROFS: 'readOnly',
  EACCES: 'noPermission',
  EPERM: 'noPermission',
  ENOENT: 'folderGone',
  ENOTDIR: 'folderGone',
}

export interface FaultAtCall extends Fault {
  readonly call: Call
}

/** What the app calls a save's failure for this fault. */
export function kindOf({ code, call, times, when }: FaultAtCall): string {
  // the store is gone although its folder is there
  if (code === 'ENOENT' && call.operation === 'lstat' && times === 'once') return 'changedElsewhere'
  // the link was made, so the copy that should replace it fails: the name is taken
  if (call.operation === 'link' && when === 'after') return 'unknown'
  return KINDS[code] ?? 'unknown'
}

/** Every way in which one of `calls` can fail. */
export function* faultsAt(calls: readonly Call[], codes: readonly string[]): Iterable<FaultAtCall> {
  for (const call of calls) {
    for (const code of codes) {
      for (const times of ['once', 'forever'] as const) {
        for (const when of ['instead', 'after'] as const) yield { call, at: call.index, code, times, when }
      }
    }
  }
}

export const inWords = ({ call, code, times, when }: FaultAtCall): string =>
  `${call.operation} ${call.index} ${code} ${times} ${when}`
