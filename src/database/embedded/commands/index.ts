import { serialize } from 'bson'
import { CommandError } from '../errors.ts'
import type { Store } from '../store.ts'
import type { Request } from '../wire.ts'
import { Call } from './call.ts'
import { create, dropDatabase } from './collections.ts'
import type { Command, Reply } from './command.ts'
import { aggregate, count } from './counting.ts'
import { find, getMore, killCursors } from './finding.ts'
import { hello, ping } from './greeting.ts'
import { createIndexes, listIndexes } from './indexes.ts'
import { findAndModify, insert, remove, update } from './writing.ts'

/** Every command there is; the name is the first field of a request. */
const commands: Readonly<Record<string, Command>> = {
  hello,
  ismaster: hello,
  ping,
  insert,
  find,
  getMore,
  killCursors,
  update,
  delete: remove,
  findAndModify,
  count,
  aggregate,
  create,
  dropDatabase,
  createIndexes,
  listIndexes,
}

/** Runs a request; what it is refused for becomes its reply. */
export async function execute(store: Store, { command: body }: Request): Promise<Uint8Array> {
  try {
    const reply = await run(store, body)
    return reply instanceof Uint8Array ? reply : serialize(reply)
  } catch (error) {
    const { message, code, codeName, details } =
      error instanceof CommandError ? error : new CommandError('InternalError', String(error))
    return serialize({ ok: 0, errmsg: message, code, codeName, ...details })
  }
}

function run(store: Store, body: Request['command']): Reply | Promise<Reply> {
  const name = Object.keys(body)[0] ?? ''
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) throw new CommandError('CommandNotFound', `no such command: '${name}'`)
  return command.run(store, new Call(name, body, command.takes))
}
