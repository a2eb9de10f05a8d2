// @ts-check
/** The rows of the fault matrix, and what `npm run faults` may be told. */
import { parseArgs } from 'node:util'

/**
 * @typedef {object} FaultRow
 * @property {string} name what the command line calls it
 * @property {string} fault what is done, in words
 * @property {number} count how often, at the full figures; what is counted differs from row to row
 * @property {string} counts what `count` counts
 * @property {boolean} [mustLose] true where the row proves something only if it loses
 * @property {boolean} [tiny] true where shards hold a few papers each
 */

/** @type {readonly FaultRow[]} */
export const ROWS = [
  { name: 'kill', fault: 'kill -9 while a store saves', count: 1_000, counts: 'kills' },
  { name: 'kill-library', fault: 'kill -9 while a library is read and noted', count: 200, counts: 'kills' },
  { name: 'power', fault: 'power cut, every unsynced state', count: 100, counts: 'saves' },
  {
    name: 'power-lowdb',
    fault: 'the same, of stock lowdb: must be flagged',
    // without flushes there are as many states as saves to the third power
    count: 30,
    counts: 'saves',
    mustLose: true,
  },
  {
    name: 'errno-save',
    fault: 'every errno × every call of a save × once, for ever, in each store of the reader’s',
    count: 1_000,
    counts: 'errors',
  },
  {
    name: 'errno-papers',
    fault: 'the same of papers, whose backup is a second copy',
    count: 1_000,
    counts: 'errors',
  },
  {
    name: 'errno-load',
    fault: 'every errno × every call of a load × once, for ever',
    count: 1_000,
    counts: 'errors',
  },
  { name: 'short-writes', fault: 'writes that take fewer bytes than asked', count: 200, counts: 'places' },
  { name: 'full-disk', fault: 'a full disk, for real (tmpfs of 2 MB)', count: 20, counts: 'times full' },
  { name: 'corruption', fault: 'a store is damaged', count: 5_000, counts: 'damages' },
  { name: 'corruption-both', fault: 'a store and its backup are damaged', count: 1_000, counts: 'damages' },
  {
    name: 'lost-papers',
    fault: 'files of papers and rows are damaged or gone, copies too',
    count: 1_000,
    counts: 'damages',
    tiny: true,
  },
  { name: 'load', fault: 'newer schema, missing, unreadable at load', count: 13, counts: 'stores' },
  {
    name: 'two-starts',
    fault: 'starts on one library at the same moment',
    count: 100,
    counts: 'rounds of 4',
  },
  { name: 'digests', fault: 'spoiled digests', count: 10_000, counts: 'files' },
  { name: 'payloads', fault: 'payloads per IPC method', count: 10_000, counts: 'payloads a method' },
  {
    name: 'commands',
    fault: 'random commands, crashes, reopenings against a model',
    count: 10_000,
    counts: 'commands',
    tiny: true,
  },
  { name: 'every-ms', fault: 'a note changed every millisecond', count: 3_000, counts: 'changes' },
  { name: 'in-a-row', fault: 'a note saved again and again', count: 1_000, counts: 'saves' },
  { name: 'migration', fault: 'a migration cut short at every call', count: 20, counts: 'kinds of file' },
]

export const HELP = `npm run faults [-- ROW…] [--count N]

Puts Duidu's storage, library and doors through every fault that they are made to survive, and prints one
table. Without a ROW, all of them at their full figures, which takes a quarter of an hour or more. The code
is 1 where a row fails.

${ROWS.map(({ name, fault, count, counts }) => `  ${name.padEnd(16)} ${fault} (${count} ${counts})`).join('\n')}

  --count N   as many instead, for the rows named
  -h, --help

It works in the folder for temporary files: name one on another disk with TMPDIR.`

/**
 * @param {readonly string[]} words
 * @returns {{ kind: 'help' } | { kind: 'faults', rows: readonly FaultRow[] } | { kind: 'wrong', sentence: string }}
 */
export function parseFaultsArguments(words) {
  let parsed
  try {
    parsed = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { count: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    })
  } catch (error) {
    return { kind: 'wrong', sentence: error instanceof Error ? error.message : String(error) }
  }
  const { values, positionals } = parsed
  if (values.help) return { kind: 'help' }
  const unknown = positionals.find((name) => !ROWS.some((row) => row.name === name))
  if (unknown !== undefined) return { kind: 'wrong', sentence: `There is no row ${unknown}.` }
  const named = positionals.length === 0 ? ROWS : ROWS.filter(({ name }) => positionals.includes(name))
  if (values.count === undefined) return { kind: 'faults', rows: named }
  const count = Number(values.count)
  if (!Number.isSafeInteger(count) || count < 1) return { kind: 'wrong', sentence: 'N is a number from 1.' }
  if (positionals.length === 0) return { kind: 'wrong', sentence: 'Which row should be tried N times?' }
  return { kind: 'faults', rows: named.map((row) => ({ ...row, count })) }
}

/**
 * @typedef {object} Told what a row's program tells at its end
 * @property {number} tried
 * @property {number} lost
 * @property {number} hung
 * @property {boolean} [crashed] the program did not come to its end: that proves nothing
 * @property {string} [remark]
 * @property {string | null} [skipped]
 */

/**
 * @param {FaultRow} row
 * @param {Told} told
 * @returns {{ readonly holds: boolean, readonly verdict: string }}
 */
export function verdictOf({ mustLose = false }, told) {
  const { tried, lost, hung, crashed = false, remark = '', skipped = null } = told
  if (skipped !== null) return { holds: true, verdict: `skipped: ${skipped}` }
  const suffix = remark === '' ? '' : ` (${remark})`
  if (tried === 0) return { holds: false, verdict: 'FAILS: nothing was tried' }
  if (mustLose) {
    const flagged = lost > 0 && hung === 0 && !crashed
    return { holds: flagged, verdict: flagged ? `flagged${suffix}` : `FAILS: not flagged${suffix}` }
  }
  const holds = lost === 0 && hung === 0
  return { holds, verdict: holds ? `holds${suffix}` : `FAILS${suffix}` }
}
