/** What a command that takes files was told. */
export type FileArguments =
  | { readonly kind: 'files'; readonly files: readonly string[] }
  | { readonly kind: 'help' }
  | { readonly kind: 'unknownOption'; readonly option: string }
  | { readonly kind: 'noFiles' }

/** Reads the words behind a command's name: files, `-h`, and `--` before files that begin with a dash. */
export function fileArguments(args: readonly string[]): FileArguments {
  const end = args.indexOf('--')
  const options = (end === -1 ? args : args.slice(0, end)).filter((arg) => arg.startsWith('-'))
  if (options.some(isHelp)) return { kind: 'help' }
  const [option] = options
  if (option !== undefined) return { kind: 'unknownOption', option }
  const files = args.filter((_, place) => place !== end)
  return files.length === 0 ? { kind: 'noFiles' } : { kind: 'files', files }
}

export function isHelp(arg: string): boolean {
  return arg === '-h' || arg === '--help'
}
