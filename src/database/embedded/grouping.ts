import { Int32 } from 'bson'
import { type BsonDocument, type BsonValue, isDocument } from './bson.ts'
import { unsupported } from './errors.ts'
import { type Filter, parseFilter } from './filter.ts'
import { keyText } from './keyEncoding.ts'
import { numberOf } from './numbers.ts'
import { parsePath, valueAt } from './path.ts'

/** An aggregation: which documents there are of each kind, and how many. */
export interface Grouping {
  readonly filter: Filter
  group(documents: Iterable<BsonDocument>): BsonDocument[]
}

/** `$match`, if it is there, then `$group`. @throws CommandError for any other pipeline. */
export function parsePipeline(pipeline: readonly BsonValue[]): Grouping {
  const [match, group, ...others] = pipeline.length === 1 ? [{ $match: {} }, ...pipeline] : pipeline
  if (others.length > 0) throw unsupported('pipelines longer than $match and $group')
  return { filter: parseFilter(stageOf(match, '$match')), group: parseGroup(stageOf(group, '$group')) }
}

function stageOf(stage: BsonValue = {}, name: string): BsonDocument {
  const specification = operandOf(stage, name)
  if (!isDocument(specification)) throw unsupported(`${name} of anything but a document`)
  return specification
}

/** What an operator that stands alone is given. */
function operandOf(value: BsonValue, operator: string): BsonValue {
  const { [operator]: operand, ...others } = isDocument(value) ? value : {}
  const [other = 'something else'] = Object.keys(others)
  if (operand === undefined || Object.keys(others).length > 0) throw unsupported(`${other} in the place of ${operator}`)
  return operand
}

function parseGroup({ _id = null, ...fields }: BsonDocument): Grouping['group'] {
  const identify = parseId(_id)
  for (const value of Object.values(fields)) {
    if (numberOf(operandOf(value, '$sum')) !== 1) throw unsupported('$sum of anything but 1')
  }
  return (documents) => {
    const groups = new Map<string, { id: BsonValue; count: number }>()
    for (const document of documents) {
      const id = identify(document) ?? null
      const group = groups.get(keyText(id)) ?? { id, count: 0 }
      group.count++
      groups.set(keyText(id), group)
    }
    return [...groups.values()].map(({ id, count }) => ({
      _id: id,
      ...Object.fromEntries(Object.keys(fields).map((field) => [field, new Int32(count)])),
    }))
  }
}

/** `'$field'` or a constant. */
function parseId(id: BsonValue): (document: BsonDocument) => BsonValue | undefined {
  if (isDocument(id) || Array.isArray(id)) throw unsupported('$group by anything but a field or a constant')
  if (typeof id !== 'string' || !id.startsWith('$')) return () => id
  const path = parsePath(id.slice(1))
  return (document) => valueAt(document, path)
}
