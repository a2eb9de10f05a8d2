/** The DevTools protocol's types, as playwright-core ships them for this branch of Chromium. */
import type { Protocol } from '../../node_modules/playwright-core/types/protocol'

export type { Protocol }

export type CdpMethod = keyof Protocol.CommandParameters & keyof Protocol.CommandReturnValues
export type CdpEvents = Protocol.Events
export type CdpEvent = keyof Protocol.Events

/** Sends one command to a session (to the browser itself where none is named) and answers with its result. */
export type CdpSend = <M extends CdpMethod>(
  method: M,
  params?: Protocol.CommandParameters[M],
  sessionId?: string,
) => Promise<Protocol.CommandReturnValues[M]>
