/** What Electron puts before an error that came from main: the method's name, and the kind of the error. */
const FROM_MAIN = /^Error invoking remote method '\w+': (?:\w*Error: )?/

/** What an error says, or anything else that was thrown; of one that came over the bridge, what it said in main. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.replace(FROM_MAIN, '')
}
