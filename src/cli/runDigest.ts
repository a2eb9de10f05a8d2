import type { Locale } from '@core/messages/define'
import { digestCommandMessages } from '@core/messages/digestCommand'
import { parseDigest } from '@core/parse/openDigest'
import { resolve } from 'node:path'
import { nodeFileBytes } from '../main/files/nodeFileBytes'
import { readDigestFile } from '../main/files/readDigestFile'
import { digestDocument } from './digestDocument'

/** What a command line program is given. */
export interface Surroundings {
  /** The folder that relative paths start from. */
  readonly folder: string
  readonly locale: Locale
  /** Prints; settles when the text has been taken. */
  readonly print: (text: string) => Promise<void>
  readonly complain: (text: string) => void
}

/**
 * Runs the `digest` command and gives its exit code: 0, 1 where a file could not be read, 2 where the
 * command was not understood.
 */
export async function runDigest(args: readonly string[], around: Surroundings): Promise<number> {
  const words = digestCommandMessages[around.locale]
  const [command, ...rest] = args
  if (command === undefined) {
    around.complain(words.help)
    return 2
  }
  if (isHelp(command)) {
    await around.print(words.help)
    return 0
  }
  if (command === 'parse') return parseFiles(rest, around)
  around.complain(`${words.unknownCommand(command)}\n`)
  return 2
}

async function parseFiles(args: readonly string[], around: Surroundings): Promise<number> {
  const words = digestCommandMessages[around.locale]
  const end = args.indexOf('--')
  const options = (end === -1 ? args : args.slice(0, end)).filter((arg) => arg.startsWith('-'))
  if (options.some(isHelp)) {
    await around.print(words.parseHelp)
    return 0
  }
  const [unknown] = options
  if (unknown !== undefined) {
    around.complain(`${words.unknownOption(unknown)}\n`)
    return 2
  }
  const files = args.filter((_, place) => place !== end)
  if (files.length === 0) {
    around.complain(`${words.noFiles}\n`)
    return 2
  }
  let exitCode = 0
  for (const file of files) {
    const read = await readDigestFile(resolve(around.folder, file))
    if (read.kind === 'read') {
      const digest = parseDigest(nodeFileBytes(read.bytes), file)
      await around.print(`${JSON.stringify(digestDocument(file, digest))}\n`)
    } else {
      exitCode = 1
      around.complain(`${words.notRead(file, read.failure)}\n`)
    }
  }
  return exitCode
}

function isHelp(arg: string): boolean {
  return arg === '-h' || arg === '--help'
}
