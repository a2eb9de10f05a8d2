import { openDigest } from '@core/parse/openDigest'
import { outlineDigest, type OutlinedDigest } from '@core/parse/outlineDigest'
import { parentPort } from 'node:worker_threads'
import { nodeFileBytes } from '../files/nodeFileBytes'
import type { FileNumber, ParserAnswer, ParserRequest } from './parserMessages'

/**
 * The thread in which files from strangers are parsed. It opens no file, knows no library and keeps
 * nothing; when it takes too much memory or time it is ended, and what it says is checked. What throws
 * here ends it too.
 */

const opened = new Map<FileNumber, OutlinedDigest>()

function answer(request: ParserRequest): ParserAnswer | null {
  switch (request.kind) {
    case 'open': {
      const { buffer, byteOffset, byteLength } = request.bytes
      const bytes = nodeFileBytes(Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength))
      const digest = outlineDigest(openDigest(bytes, request.name))
      opened.set(request.file, digest)
      return { kind: 'outline', outline: digest.outline }
    }
    case 'read': {
      const digest = opened.get(request.file)
      if (digest === undefined) throw new Error(`file ${request.file} is not open`)
      return { kind: 'entries', read: digest.read(request.places) }
    }
    case 'close':
      opened.delete(request.file)
      return null
  }
}

parentPort?.on('message', (request: ParserRequest) => {
  const said = answer(request)
  if (said !== null) parentPort?.postMessage(said)
})
