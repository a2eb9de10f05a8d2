/** Closes a switch over a union: a forgotten case fails to compile, an impossible one throws. */
export function assertNever(value: never): never {
  throw new Error(`impossible value: ${JSON.stringify(value)}`)
}
