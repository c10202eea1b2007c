import type { Store } from '../store.ts'
import type { Call } from './call.ts'

/** The reply as a document, whose numbers may be plain, or as BSON already. */
export type Reply = Uint8Array | Record<string, unknown>

/** One command of the protocol. */
export interface Command {
  /** The arguments it takes; any other is refused by name. */
  readonly takes: readonly string[] | 'anything'
  run(store: Store, call: Call): Reply | Promise<Reply>
}
