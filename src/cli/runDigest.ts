import { assertNever } from '@core/assertNever'
import type { Locale } from '@core/messages/define'
import { digestCommandMessages } from '@core/messages/digestCommand'
import { parseDigest } from '@core/parse/openDigest'
import { resolve } from 'node:path'
import { nodeFileBytes } from '../main/files/nodeFileBytes'
import { readDigestFile } from '../main/files/readDigestFile'
import { alignLine } from './alignLines'
import { digestDocument } from './digestDocument'
import { fileArguments, isHelp } from './fileArguments'

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
 * Runs the `digest` command and gives its exit code: 0, 1 where a file or a line could not be read, 2 where the
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
  if (command === 'parse' || command === 'align') return runOnFiles(command, rest, around)
  around.complain(`${words.unknownCommand(command)}\n`)
  return 2
}

/** What each command does with a file that was read; gives the exit code. */
const WORK = { parse: parseFile, align: alignFile } as const

async function runOnFiles(
  command: keyof typeof WORK,
  args: readonly string[],
  around: Surroundings,
): Promise<number> {
  const words = digestCommandMessages[around.locale]
  const told = fileArguments(args)
  switch (told.kind) {
    case 'help':
      await around.print(words.commandHelp[command])
      return 0
    case 'unknownOption':
      around.complain(`${words.unknownOption(told.option, command)}\n`)
      return 2
    case 'noFiles':
      around.complain(`${words.noFiles(command)}\n`)
      return 2
    case 'files':
      break
    default:
      return assertNever(told)
  }
  let exitCode = 0
  for (const file of told.files) {
    const read = await readDigestFile(resolve(around.folder, file))
    if (read.kind === 'read') {
      exitCode = Math.max(exitCode, await WORK[command](file, read.bytes, around))
    } else {
      exitCode = 1
      around.complain(`${words.notRead(file, read.failure)}\n`)
    }
  }
  return exitCode
}

async function parseFile(file: string, bytes: Buffer, around: Surroundings): Promise<number> {
  await around.print(`${JSON.stringify(digestDocument(file, parseDigest(nodeFileBytes(bytes), file)))}\n`)
  return 0
}

async function alignFile(file: string, bytes: Buffer, around: Surroundings): Promise<number> {
  const words = digestCommandMessages[around.locale]
  let exitCode = 0
  let number = 0
  for (const line of bytes
    .toString()
    .replace(/^\ufeff/, '')
    .split('\n')) {
    number++
    if (line.trim() === '') continue
    const aligned = alignLine(line)
    if ('printed' in aligned) await around.print(`${aligned.printed}\n`)
    else {
      exitCode = 1
      around.complain(`${words.notAligned(file, number, aligned.fault)}\n`)
    }
  }
  return exitCode
}
