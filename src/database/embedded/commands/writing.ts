import { decode } from '../bson.ts'
import { CommandError, unsupported } from '../errors.ts'
import { parseFilter } from '../filter.ts'
import { parsePattern } from '../indexKeys.ts'
import { findOne, insertDocument, removeMatching, updateMatching, updateRow, upsert } from '../modification.ts'
import { parseProjection } from '../projection.ts'
import { parseUpdate } from '../update.ts'
import { Arguments, type Call } from './call.ts'
import type { Command } from './command.ts'

export const insert: Command = {
  takes: ['documents', 'ordered'],
  run(store, call) {
    const namespace = call.namespace()
    return store.storage.write(() => {
      let n = 0
      const errors = eachStatement(call, 'documents', (bytes) => {
        insertDocument(store, namespace, bytes)
        n++
      })
      return { n, ...errors, ok: 1 }
    })
  },
}

export const update: Command = {
  takes: ['updates', 'ordered'],
  run(store, call) {
    const namespace = call.namespace()
    return store.storage.write(() => {
      const counts = { n: 0, nModified: 0 }
      const upserted: { index: number; _id: unknown }[] = []
      const errors = eachStatement(call, 'updates', (bytes, index) => {
        const statement = statementOf('update.updates', bytes, ['q', 'u', 'multi', 'upsert'])
        const change = parseUpdate(statement.value('u'))
        const outcome = updateMatching(store, namespace, statement.filter('q'), change, {
          isMulti: statement.flag('multi') ?? false,
          isUpsert: statement.flag('upsert') ?? false,
        })
        counts.n += outcome.matched
        counts.nModified += outcome.modified
        if (outcome.upsertedId !== undefined) upserted.push({ index, _id: outcome.upsertedId })
      })
      return { ...counts, ...(upserted.length > 0 ? { upserted } : {}), ...errors, ok: 1 }
    })
  },
}

export const remove: Command = {
  takes: ['deletes', 'ordered'],
  run(store, call) {
    const namespace = call.namespace('delete')
    return store.storage.write(() => {
      let n = 0
      const errors = eachStatement(call, 'deletes', (bytes) => {
        const statement = statementOf('delete.deletes', bytes, ['q', 'limit'])
        n += removeMatching(store, namespace, statement.filter('q'), statement.count('limit') ?? 0)
      })
      return { n, ...errors, ok: 1 }
    })
  },
}

export const findAndModify: Command = {
  takes: ['query', 'sort', 'remove', 'update', 'new', 'fields', 'upsert'],
  run(store, call) {
    const namespace = call.namespace()
    const filter = parseFilter(call.document('query') ?? {})
    const sort = parsePattern(call.document('sort') ?? {})
    const project = parseProjection(call.document('fields') ?? {}) ?? ((document) => document)
    const wantsNew = call.flag('new') ?? false
    return store.storage.write(() => {
      const row = findOne(store, namespace, filter, sort)
      const before = row ? project(row.document) : null
      if (call.flag('remove')) {
        if (row) store.documents.remove(store.ensure(namespace), row)
        return { lastErrorObject: { n: row ? 1 : 0 }, value: before, ok: 1 }
      }
      const change = parseUpdate(call.value('update'))
      if (row) {
        const { after } = updateRow(store, namespace, row, change)
        return { lastErrorObject: { n: 1, updatedExisting: true }, value: wantsNew ? project(after) : before, ok: 1 }
      }
      if (!call.flag('upsert')) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null, ok: 1 }
      const inserted = upsert(store, namespace, filter, change)
      return {
        lastErrorObject: { n: 1, updatedExisting: false, upserted: inserted._id },
        value: wantsNew ? project(inserted) : null,
        ok: 1,
      }
    })
  },
}

/** Runs statements in turn. One that is refused is told of and, where the order counts, is the last. */
function eachStatement(call: Call, field: string, run: (bytes: Uint8Array, index: number) => void) {
  const isOrdered = call.flag('ordered') ?? true
  const writeErrors: Record<string, unknown>[] = []
  for (const [index, bytes] of call.statements(field).entries()) {
    try {
      run(bytes, index)
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
      writeErrors.push({ index, code: error.code, errmsg: error.message, ...error.details })
      if (isOrdered) break
    }
  }
  return writeErrors.length > 0 ? { writeErrors } : {}
}

function statementOf(name: string, bytes: Uint8Array, takes: readonly string[]): Arguments {
  const statement = decode(bytes)
  const unknown = Object.keys(statement).find((field) => !takes.includes(field))
  if (unknown !== undefined) throw unsupported(`'${name}.${unknown}'`)
  return new Arguments(name, statement)
}
