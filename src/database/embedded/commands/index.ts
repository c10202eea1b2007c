import { serialize } from 'bson'
import { numberOf } from '../bson.ts'
import { CommandError, unsupported } from '../errors.ts'
import type { Store } from '../store.ts'
import type { Request } from '../wire.ts'
import { Arguments, Call } from './call.ts'
import { create, drop, dropDatabase } from './collections.ts'
import type { Command, Reply } from './command.ts'
import { aggregate, count, distinct } from './computing.ts'
import { find, getMore, killCursors } from './finding.ts'
import { endSessions, hello, ping } from './greeting.ts'
import { createIndexes, dropIndexes, listIndexes } from './indexes.ts'
import { findAndModify, insert, remove, update } from './writing.ts'

/** Every command there is; the name is the first field of a request. */
const commands: Readonly<Record<string, Command>> = {
  hello,
  isMaster: hello,
  ismaster: hello,
  ping,
  endSessions,
  insert,
  find,
  getMore,
  killCursors,
  update,
  delete: remove,
  findAndModify,
  count,
  aggregate,
  distinct,
  create,
  drop,
  dropDatabase,
  createIndexes,
  listIndexes,
  dropIndexes,
}

/** What every command takes. Writes are on the disk before they are answered, whatever the concern. */
const general = ['$db', 'lsid', '$readPreference', '$clusterTime', 'readConcern', 'writeConcern', 'comment']

/** Runs a request; what it is refused for becomes its reply. */
export async function execute(store: Store, request: Request): Promise<Uint8Array> {
  try {
    return asBytes(await run(store, request))
  } catch (error) {
    return serialize(refusal(error))
  }
}

function run(store: Store, { command: body, sequences }: Request): Reply | Promise<Reply> {
  const name = Object.keys(body)[0] ?? ''
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) throw new CommandError('CommandNotFound', `no such command: '${name}'`)
  const call = new Call(name, body, sequences)
  if ('txnNumber' in body || 'startTransaction' in body) {
    const message = 'Transaction numbers are only allowed on a replica set member or mongos'
    throw new CommandError('IllegalOperation', message)
  }
  const known = [name, ...general, ...command.takes]
  const unknown = [...Object.keys(body), ...sequences.keys()].find((field) => !known.includes(field))
  if (unknown !== undefined && command.takes !== 'anything') throw unsupported(`'${name}.${unknown}'`)
  checkConcerns(call)
  return command.run(store, call)
}

/** @throws CommandError for concerns that only a replica set can meet. */
function checkConcerns(call: Call): void {
  const level = new Arguments('readConcern', call.document('readConcern') ?? {}).text('level')
  if (level !== undefined && !['local', 'available', 'majority'].includes(level)) {
    throw unsupported(`the read concern ${level}`)
  }
  const w = numberOf(new Arguments('writeConcern', call.document('writeConcern') ?? {}).value('w'))
  if (w !== undefined && w > 1) throw new CommandError('BadValue', "cannot use 'w' > 1 when a host is not replicated")
}

function asBytes(reply: Reply): Uint8Array {
  return reply instanceof Uint8Array ? reply : serialize(reply)
}

function refusal(error: unknown) {
  const known = error instanceof CommandError ? error : new CommandError('InternalError', String(error))
  return { ok: 0, errmsg: known.message, code: known.code, codeName: known.codeName, ...known.details }
}
