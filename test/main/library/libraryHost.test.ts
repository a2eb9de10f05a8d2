import { expect, test } from 'vitest'
import { startLibrary, type LibraryHost } from '../../../src/main/library/libraryHost'

/** A host whose worker is this program; `gone` collects what it was told of a worker that ended. */
function startWith(program: string): { readonly host: LibraryHost; readonly gone: Error[] } {
  const gone: Error[] = []
  const code = `import { parentPort } from 'node:worker_threads'\n${program}`
  const workerFile = new URL(`data:text/javascript,${encodeURIComponent(code)}`)
  const host = startLibrary({
    folder: 'nowhere',
    workerFile,
    onEvent: () => undefined,
    onGone: (error) => gone.push(error),
  })
  return { host, gone }
}

const ANSWER = `parentPort.on('message', ({ call, method }) => {
  if (method === 'end') parentPort.postMessage({ kind: 'error', call, message: 'cannot end' })
  else if (method === 'counts') process.exit(3)
  else if (method !== 'digests') parentPort.postMessage({ kind: 'result', call, result: method })
})`

test('closing ends the worker, also where it cannot end well', async () => {
  const { host, gone } = startWith(ANSWER)
  expect(await host.health()).toBe('health')
  await expect(host.close()).rejects.toThrow('cannot end')
  await expect(host.health()).rejects.toThrow("the library's thread ended")
  expect(gone).toEqual([])
})

test('when the worker dies, every question gets an answer, and that is told once', async () => {
  const { host, gone } = startWith(ANSWER)
  const unanswered = host.digests()
  const last = host.counts()
  await expect(unanswered).rejects.toThrow('code 3')
  await expect(last).rejects.toThrow('code 3')
  await expect(host.health()).rejects.toThrow('code 3')
  expect(gone).toHaveLength(1)
  await host.close()
})

test('a worker that cannot begin is told as one that ended', async () => {
  const { host, gone } = startWith('throw new Error("no such thing")')
  await expect(host.begin()).rejects.toThrow('no such thing')
  expect(gone.map(({ message }) => message)).toEqual(['no such thing'])
})
