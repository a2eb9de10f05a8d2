import { fork } from 'node:child_process'

/**
 * Runs a job of a page in a process of its own, which is as cold as a start of the app and whose memory
 * is its own; gives what it sends. `process.argv[1]` is the page's bundle.
 */
export function inChild<T>(folder: string, ...job: readonly string[]): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = fork(process.argv[1]!, [folder, ...job])
    const sent: T[] = []
    child.on('message', (message) => sent.push(message as T))
    child.on('error', reject)
    child.on('exit', (code) => {
      if (code === 0 && sent[0] !== undefined) resolve(sent[0])
      else reject(new Error(`${job.join(' ')} ended with ${code}`))
    })
  })
}
