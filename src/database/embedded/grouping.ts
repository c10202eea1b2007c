import { Int32 } from 'bson'
import { type BsonDocument, type BsonValue, isDocument } from './bson.ts'
import { CommandError, unsupported } from './errors.ts'
import { encodeKey } from './keyEncoding.ts'
import { add, type BsonNumber, isNumber } from './numbers.ts'
import { parsePath, valueAt } from './path.ts'

/** One step of a pipeline, parsed. */
export type Stage = (documents: Iterable<BsonDocument>) => Iterable<BsonDocument>

type Expression = (document: BsonDocument) => BsonValue | undefined

/** `$group`, which sums by a constant or a field. @throws CommandError for any other stage. */
export function parseStage(stage: BsonValue): Stage {
  const [entry, ...others] = isDocument(stage) ? Object.entries(stage) : []
  if (!entry || others.length > 0) throw new CommandError('FailedToParse', 'a stage needs exactly one field')
  const [name, group] = entry
  if (name !== '$group') throw unsupported(`the aggregation stage ${name} here`)
  if (!isDocument(group)) throw new CommandError('TypeMismatch', '$group needs a document')
  return parseGroup(group)
}

function parseGroup({ _id, ...fields }: BsonDocument): Stage {
  if (_id === undefined) throw new CommandError('FailedToParse', 'a group specification must include an _id')
  const identify = parseExpression(_id)
  const columns = Object.entries(fields).map(([field, value]) => ({ field, read: parseSum(field, value) }))
  return function* (documents) {
    const groups = new Map<string, { id: BsonValue; sums: BsonNumber[] }>()
    for (const document of documents) {
      const id = identify(document) ?? null
      const key = encodeKey(id).toString('latin1')
      const group = groups.get(key) ?? { id, sums: columns.map(() => new Int32(0)) }
      group.sums = group.sums.map((sum, i) => plus(sum, columns[i]?.read(document)))
      groups.set(key, group)
    }
    for (const { id, sums } of groups.values()) {
      yield { _id: id, ...Object.fromEntries(sums.map((sum, i) => [columns[i]?.field, sum])) }
    }
  }
}

/** What is no number adds nothing. */
function plus(sum: BsonNumber, value: BsonValue | undefined): BsonNumber {
  return isNumber(value) ? add(sum, value) : sum
}

function parseSum(field: string, value: BsonValue): Expression {
  const [entry, ...others] = isDocument(value) ? Object.entries(value) : []
  if (!entry || others.length > 0) throw new CommandError('BadValue', `the field '${field}' needs one accumulator`)
  if (entry[0] !== '$sum') throw unsupported(`the accumulator ${entry[0]}`)
  return parseExpression(entry[1])
}

/** `'$field'` or a constant. */
function parseExpression(value: BsonValue): Expression {
  if (isDocument(value) || Array.isArray(value)) throw unsupported('expressions other than a field or a constant')
  if (typeof value !== 'string' || !value.startsWith('$')) return () => value
  if (value.startsWith('$$')) throw unsupported(`the aggregation variable ${value}`)
  const path = parsePath(value.slice(1))
  return (document) => valueAt(document, path)
}
