import { maxDocumentBytes } from '../bson.ts'
import { maxMessageBytes } from '../wire.ts'
import type { Command } from './command.ts'

/** That of MongoDB 7.0, whose behaviour is kept. */
const wireVersion = 21

/** What a driver asks first, with offers that a server may ignore. A standalone: no sets, sessions or transactions. */
export const hello: Command = {
  takes: 'anything',
  run: () => ({
    helloOk: true,
    isWritablePrimary: true,
    maxBsonObjectSize: maxDocumentBytes,
    maxMessageSizeBytes: maxMessageBytes,
    maxWriteBatchSize: 100_000,
    minWireVersion: 0,
    maxWireVersion: wireVersion,
    ok: 1,
  }),
}

export const ping: Command = { takes: [], run: () => ({ ok: 1 }) }
