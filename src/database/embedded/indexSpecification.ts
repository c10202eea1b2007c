import { Int32 } from 'bson'
import { type BsonDocument, type BsonValue, fieldOf, isDocument } from './bson.ts'
import type { Index } from './catalogue.ts'
import { CommandError, unsupported } from './errors.ts'
import { type Filter, parseFilter } from './filter.ts'
import { parsePattern } from './indexKeys.ts'
import { encodeKey } from './keyEncoding.ts'

/** `background` has meant nothing to MongoDB since 4.2. */
const known = ['v', 'key', 'name', 'unique', 'sparse', 'partialFilterExpression', 'background']

/**
 * The specification of an index as it is kept.
 *
 * @throws CommandError for kinds and options of index that the store does not support.
 */
export function indexSpecification(given: BsonValue): BsonDocument {
  if (!isDocument(given)) throw new CommandError('TypeMismatch', 'an index specification needs a document')
  const unknown = Object.keys(given).find((option) => !known.includes(option))
  if (unknown !== undefined) throw unsupported(`the index option ${unknown}`)
  const { key = null, name = null, partialFilterExpression: partial } = given
  if (!isDocument(key) || parsePattern(key).length === 0) {
    throw new CommandError('CannotCreateIndex', 'an index needs a key')
  }
  if (typeof name !== 'string' || name === '') throw new CommandError('CannotCreateIndex', 'an index needs a name')
  const specification: BsonDocument = { v: new Int32(2), key, name }
  for (const option of ['unique', 'sparse']) if (isOn(given[option])) specification[option] = true
  if (partial === undefined) return specification
  if (!isDocument(partial)) throw new CommandError('TypeMismatch', 'partialFilterExpression needs a document')
  if (!isConjunction(parseFilter(partial))) throw unsupported('$or, $nor and negation in partialFilterExpression')
  return { ...specification, partialFilterExpression: partial }
}

function isOn(option: BsonValue | undefined): boolean {
  return option !== undefined && option !== false && option !== null
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
  const name = String(specification.name)
  const sameName = indexes.find((index) => index.name === name)
  const sameKey = indexes.find((index) =>
    isSame(['key', 'partialFilterExpression'], index.specification, specification),
  )
  if (sameName) {
    if (isSame(['key', 'partialFilterExpression', 'unique', 'sparse'], sameName.specification, specification)) {
      return sameName
    }
    throw new CommandError('IndexKeySpecsConflict', `an index named ${name} exists with another definition`)
  }
  if (sameKey) {
    throw new CommandError('IndexOptionsConflict', `the index exists with another name or options: ${sameKey.name}`)
  }
  return undefined
}

function isSame(options: readonly string[], a: BsonDocument, b: BsonDocument): boolean {
  return options.every((option) => encodeKey(fieldOf(a, option)).equals(encodeKey(fieldOf(b, option))))
}
