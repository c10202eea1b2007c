import { Int32 } from 'bson'
import { type BsonDocument, type BsonValue, isDocument } from './bson.ts'
import { CommandError, unsupported } from './errors.ts'
import { compareValues, encodeKey } from './keyEncoding.ts'
import { add, type BsonNumber, isNumber } from './numbers.ts'
import { parsePath, valueAt } from './path.ts'

type Expression = (document: BsonDocument) => BsonValue | undefined

/** Takes in one value for each document of a group; a missing field is undefined. */
interface Accumulator {
  add(value: BsonValue | undefined): void
  result(): BsonValue
}

const accumulators: Readonly<Record<string, () => Accumulator>> = {
  $sum() {
    let total: BsonNumber = new Int32(0)
    return {
      add(value) {
        if (isNumber(value)) total = add(total, value)
      },
      result: () => total,
    }
  },
  $max: () => extreme(1),
  $min: () => extreme(-1),
  $first() {
    let first: BsonValue | undefined
    return {
      add(value) {
        first = first === undefined ? (value ?? null) : first
      },
      result: () => first ?? null,
    }
  },
  $push() {
    const values: BsonValue[] = []
    return {
      add(value) {
        if (value !== undefined) values.push(value)
      },
      result: () => values,
    }
  },
  $addToSet() {
    const values = new Map<string, BsonValue>()
    return {
      add(value) {
        if (value !== undefined) values.set(encodeKey(value).toString('latin1'), value)
      },
      result: () => [...values.values()],
    }
  },
}

/** The greatest or least value that is neither missing nor null. */
function extreme(sign: 1 | -1): Accumulator {
  let found: BsonValue = null
  return {
    add(value) {
      if (value === undefined || value === null) return
      if (found === null || compareValues(value, found) * sign > 0) found = value
    },
    result: () => found,
  }
}

/** `$group`: by a constant, a field or a document of those. @throws CommandError for any other expression. */
export function parseGroup({ _id, ...fields }: BsonDocument) {
  if (_id === undefined) throw new CommandError('FailedToParse', 'a group specification must include an _id')
  const identify = parseIdentity(_id)
  const columns = Object.entries(fields).map(([field, value]) => ({ field, ...parseAccumulator(field, value) }))
  return function* (documents: Iterable<BsonDocument>): Generator<BsonDocument> {
    const groups = new Map<string, { id: BsonValue; totals: Accumulator[] }>()
    for (const document of documents) {
      const id = identify(document) ?? null
      const key = encodeKey(id).toString('latin1')
      const group = groups.get(key) ?? { id, totals: columns.map(({ start }) => start()) }
      groups.set(key, group)
      columns.forEach(({ read }, i) => {
        group.totals[i]?.add(read(document))
      })
    }
    for (const { id, totals } of groups.values()) {
      const results = columns.map(({ field }, i) => [field, totals[i]?.result() ?? null])
      yield { _id: id, ...Object.fromEntries(results) }
    }
  }
}

function parseAccumulator(field: string, value: BsonValue): { start: () => Accumulator; read: Expression } {
  const [entry, ...others] = isDocument(value) ? Object.entries(value) : []
  if (!entry || others.length > 0) throw new CommandError('BadValue', `the field '${field}' needs one accumulator`)
  const start = Object.hasOwn(accumulators, entry[0]) ? accumulators[entry[0]] : undefined
  if (!start) throw unsupported(`the accumulator ${entry[0]}`)
  return { start, read: parseExpression(entry[1]) }
}

function parseIdentity(id: BsonValue): Expression {
  if (!isDocument(id) || Object.keys(id).some((name) => name.startsWith('$'))) return parseExpression(id)
  const parts = Object.entries(id).map(([name, value]) => ({ name, read: parseExpression(value) }))
  return (document) => {
    // As in MongoDB: a missing field is left out, unless there is no other.
    const missing = parts.length === 1 ? null : undefined
    const values = parts.map(({ name, read }) => [name, read(document) ?? missing] as const)
    return Object.fromEntries(values.filter((entry): entry is [string, BsonValue] => entry[1] !== undefined))
  }
}

/** `'$field'` or a constant. */
function parseExpression(value: BsonValue): Expression {
  if (isDocument(value) || Array.isArray(value)) throw unsupported('expressions other than a field or a constant')
  if (typeof value !== 'string' || !value.startsWith('$')) return () => value
  if (value.startsWith('$$')) throw unsupported(`the aggregation variable ${value}`)
  const path = parsePath(value.slice(1))
  return (document) => valueAt(document, path)
}
