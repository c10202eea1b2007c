import { Int32 } from 'bson'
import { Arguments } from './arguments.ts'
import type { BsonDocument } from './bson.ts'
import type { Index } from './catalogue.ts'
import { CommandError, unsupported } from './errors.ts'
import { type Filter, parseFilter } from './filter.ts'
import { parsePattern } from './indexKeys.ts'
import { compareValues } from './keyEncoding.ts'

const known = ['key', 'name', 'unique', 'sparse', 'partialFilterExpression']

/**
 * The specification of an index as it is kept.
 *
 * @throws CommandError for kinds and options of index that the store does not support.
 */
export function indexSpecification(given: BsonDocument): BsonDocument {
  const options = new Arguments('createIndexes.indexes', given, known)
  const key = options.document('key') ?? {}
  const name = options.text('name') ?? ''
  const partial = options.document('partialFilterExpression')
  if (parsePattern(key).length === 0 || name === '') {
    throw new CommandError('CannotCreateIndex', 'an index needs a key and a name')
  }
  if (!isConjunction(parseFilter(partial ?? {}))) throw unsupported('$or and negation in partialFilterExpression')
  return {
    v: new Int32(2),
    key,
    name,
    ...(options.flag('unique') ? { unique: true } : {}),
    ...(options.flag('sparse') ? { sparse: true } : {}),
    ...(partial ? { partialFilterExpression: partial } : {}),
  }
}

function isConjunction(filter: Filter): boolean {
  return filter.kind === 'condition' || (filter.kind === 'and' && filter.parts.every(isConjunction))
}

/**
 * The index that the specification would repeat, if there is one.
 *
 * @throws CommandError when an index of that name, or another name for that key, means something else.
 */
export function repeatedIndex(specification: BsonDocument, indexes: readonly Index[]): Index | undefined {
  const { name, key = null, partialFilterExpression: partial = null } = specification
  const sameName = indexes.find((index) => index.name === name)
  if (sameName && compareValues(sameName.specification, specification) === 0) return sameName
  if (sameName) {
    throw new CommandError('IndexKeySpecsConflict', `an index named ${name} exists with another definition`)
  }
  const sameKey = indexes.find(({ specification: { key: other = null, partialFilterExpression: where = null } }) => {
    return compareValues([key, partial], [other, where]) === 0
  })
  if (!sameKey) return undefined
  throw new CommandError('IndexOptionsConflict', `the index exists with another name or options: ${sameKey.name}`)
}
