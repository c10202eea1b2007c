import { Arguments } from '../arguments.ts'
import type { BsonDocument } from '../bson.ts'
import { CommandError } from '../errors.ts'
import { parseFilter } from '../filter.ts'
import { parsePattern } from '../indexKeys.ts'
import { insertDocument, removeMatching, updateMatching } from '../modification.ts'
import { parseUpdate } from '../update.ts'
import type { Call } from './call.ts'
import type { Command } from './command.ts'

export const insert: Command = {
  takes: ['documents', 'ordered'],
  run(store, call) {
    const namespace = call.namespace()
    return store.storage.write(() => {
      let n = 0
      const errors = eachStatement(call, 'documents', (document) => {
        insertDocument(store, namespace, document)
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
      const upserts: { index: number; _id: unknown }[] = []
      const errors = eachStatement(call, 'updates', (document, index) => {
        const statement = new Arguments('update.updates', document, ['q', 'u', 'multi', 'upsert'])
        const selection = { filter: statement.filter('q'), limit: statement.flag('multi') ? 0 : 1 }
        const change = { update: parseUpdate(statement.value('u')), isUpsert: statement.flag('upsert') }
        const { updated, upserted } = updateMatching(store, namespace, selection, change)
        counts.n += updated.length + (upserted ? 1 : 0)
        counts.nModified += updated.filter(({ isChanged }) => isChanged).length
        if (upserted) upserts.push({ index, _id: upserted._id })
      })
      return { ...counts, ...(upserts.length > 0 ? { upserted: upserts } : {}), ...errors, ok: 1 }
    })
  },
}

export const remove: Command = {
  takes: ['deletes', 'ordered'],
  run(store, call) {
    const namespace = call.namespace()
    return store.storage.write(() => {
      let n = 0
      const errors = eachStatement(call, 'deletes', (document) => {
        const statement = new Arguments('delete.deletes', document, ['q', 'limit'])
        const selection = { filter: statement.filter('q'), limit: statement.count('limit') ?? 0 }
        n += removeMatching(store, namespace, selection).length
      })
      return { n, ...errors, ok: 1 }
    })
  },
}

export const findAndModify: Command = {
  takes: ['query', 'sort', 'remove', 'update', 'new', 'upsert'],
  run(store, call) {
    const namespace = call.namespace()
    const filter = parseFilter(call.document('query') ?? {})
    const selection = { filter, sort: parsePattern(call.document('sort') ?? {}), limit: 1 }
    return store.storage.write(() => {
      if (call.flag('remove')) {
        const [row] = removeMatching(store, namespace, selection)
        return { lastErrorObject: { n: row ? 1 : 0 }, value: row?.document ?? null, ok: 1 }
      }
      const change = { update: parseUpdate(call.value('update')), isUpsert: call.flag('upsert') }
      const { updated, upserted } = updateMatching(store, namespace, selection, change)
      const [one] = updated
      const value = call.flag('new') ? (one?.after ?? upserted) : one?.row.document
      const told = upserted ? { n: 1, upserted: upserted._id } : { n: updated.length }
      return { lastErrorObject: { ...told, updatedExisting: one !== undefined }, value: value ?? null, ok: 1 }
    })
  },
}

/** Runs statements in turn. One that is refused is told of and, where the order counts, is the last. */
function eachStatement(call: Call, field: string, run: (document: BsonDocument, index: number) => void) {
  const isOrdered = call.flag('ordered') ?? true
  const writeErrors: Record<string, unknown>[] = []
  for (const [index, statement] of call.documents(field).entries()) {
    try {
      run(statement, index)
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
      writeErrors.push({ index, code: error.code, errmsg: error.message, ...error.details })
      if (isOrdered) break
    }
  }
  return writeErrors.length > 0 ? { writeErrors } : {}
}
