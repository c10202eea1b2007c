import { ObjectId } from 'bson'
import type { BsonDocument } from './bson.ts'
import { CommandError } from './errors.ts'
import { changeAt } from './fieldChange.ts'
import { conditionsOf, type Filter } from './filter.ts'
import { compareValues } from './keyEncoding.ts'
import { findConflict } from './path.ts'
import { applyUpdate, type Update } from './update.ts'

/**
 * The document that an upsert inserts when nothing matched: what the query says fields are equal to, then the update.
 *
 * @throws CommandError NotSingleValueField when the query gives a field two values, ImmutableField when the update
 * gives `_id` another.
 */
export function upsertedDocument(filter: Filter, update: Update): BsonDocument {
  const given = conditionsOf(filter).flatMap(({ path, test }) => {
    const [value, ...others] = test.operator === '$in' ? test.operands : []
    return value === undefined || others.length > 0 ? [] : [{ path, value }]
  })
  const conflict = findConflict(given.map(({ path }) => path))
  if (conflict !== undefined) {
    throw new CommandError('NotSingleValueField', `the query gives '${conflict}' two values`)
  }
  const seed: BsonDocument = {}
  for (const { path, value } of given) changeAt(seed, path, () => value)
  const { _id: wanted } = seed
  const { _id = new ObjectId(), ...fields } = applyUpdate(update, seed, true)
  if (wanted !== undefined && compareValues(wanted, _id) !== 0) {
    throw new CommandError('ImmutableField', "the update would change the immutable field '_id'")
  }
  return { _id, ...fields }
}
