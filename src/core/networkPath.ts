/**
 * Whether a path names another machine, or a device, to Windows: `\\server\share`, with either slash. Only to look
 * for such a file is a request to that machine, which Windows makes with the name and the credentials of the reader.
 */
export function isNetworkPath(path: string): boolean {
  return /^[\\/]{2}/.test(path)
}
