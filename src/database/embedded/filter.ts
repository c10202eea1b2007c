import { type BsonDocument, type BsonValue, isDocument } from './bson.ts'
import { CommandError, unsupported } from './errors.ts'
import { encodeKey, keyText } from './keyEncoding.ts'
import { numberOf } from './numbers.ts'
import { type Path, parsePath } from './path.ts'

/** A query, parsed once and read by matcher, planner, upsert and partial indexes. */
export type Filter = Junction | Negation | Condition

export interface Junction {
  readonly kind: 'and' | 'or'
  readonly parts: readonly Filter[]
}

export interface Negation {
  readonly kind: 'not'
  readonly part: Filter
}

/** One test of what a path leads to; an empty path is the value itself. */
export interface Condition {
  readonly kind: 'condition'
  readonly path: Path
  readonly test: Test
}

/** What a value must be greater or less than. */
export interface Comparison {
  readonly operator: '$gt' | '$gte' | '$lt' | '$lte'
  readonly operand: BsonValue
  readonly key: Buffer
}

export type Test =
  | Comparison
  /** Also `$eq`, of which it is a list of one; the keys of the operands stand under their texts. */
  | { readonly operator: '$in'; readonly operands: readonly BsonValue[]; readonly keys: ReadonlyMap<string, Buffer> }
  | { readonly operator: '$regex'; readonly pattern: RegExp }
  | { readonly operator: '$exists' }
  | { readonly operator: '$size'; readonly size: number }

/** @throws CommandError for an operator that is unknown, not supported or used wrongly. */
export function parseFilter(document: BsonDocument): Filter {
  const parts = Object.entries(document).flatMap(([name, value]): Filter[] => {
    if (name === '$and') return parseParts(name, value)
    if (name === '$or') return [junction('or', parseParts(name, value))]
    if (name.startsWith('$')) throw unsupported(`the query operator ${name}`)
    return parseTests(parsePath(name), value)
  })
  return junction('and', parts)
}

/** The tests that a filter makes of every document it matches. */
export function conditionsOf(filter: Filter): Condition[] {
  if (filter.kind === 'condition') return [filter]
  return filter.kind === 'and' ? filter.parts.flatMap(conditionsOf) : []
}

function junction(kind: Junction['kind'], parts: readonly Filter[]): Filter {
  const [only] = parts
  return only && parts.length === 1 ? only : { kind, parts }
}

function parseParts(operator: string, value: BsonValue): Filter[] {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isDocument)) {
    throw new CommandError('BadValue', `${operator} needs a non-empty array of documents`)
  }
  return value.map(parseFilter)
}

/** Whether a document holds operators (`{ $gt: 1 }`) rather than being a value. */
export function isOperators(value: BsonValue): value is BsonDocument {
  return isDocument(value) && Object.keys(value)[0]?.startsWith('$') === true
}

function parseTests(path: Path, value: BsonValue): Filter[] {
  const condition = (test: Test): Condition => ({ kind: 'condition', path, test })
  const negation = (part: Filter): Negation => ({ kind: 'not', part })
  if (!isOperators(value)) return [condition(oneOf('$eq', [value]))]
  return Object.entries(value).flatMap(([operator, operand]): Filter[] => {
    switch (operator) {
      case '$eq':
        return [condition(oneOf(operator, [operand]))]
      case '$ne':
        return [negation(condition(oneOf(operator, [operand])))]
      case '$in':
        return [condition(oneOf(operator, operand))]
      case '$nin':
        return [negation(condition(oneOf(operator, operand)))]
      case '$gt':
      case '$gte':
      case '$lt':
      case '$lte':
        return [condition({ operator, operand, key: encodeKey(operand) })]
      case '$not':
        if (!isOperators(operand)) throw unsupported('$not of anything but operators')
        return [negation(junction('and', parseTests(path, operand)))]
      case '$exists':
        if (typeof operand !== 'boolean') throw unsupported('$exists of anything but true and false')
        return [operand ? condition({ operator }) : negation(condition({ operator }))]
      case '$size': {
        const size = numberOf(operand)
        if (size === undefined) throw new CommandError('BadValue', '$size needs a number')
        return [condition({ operator, size })]
      }
      case '$regex':
        return [condition({ operator, pattern: compilePattern(operand, value.$options) })]
      case '$options':
        if (!('$regex' in value)) throw new CommandError('BadValue', '$options needs a $regex')
        return []
      default:
        throw unsupported(`the query operator ${operator}`)
    }
  })
}

function oneOf(operator: string, operands: BsonValue): Test {
  if (!Array.isArray(operands)) throw new CommandError('BadValue', `${operator} needs an array`)
  if (operands.some(isOperators)) throw new CommandError('BadValue', `cannot nest operators under ${operator}`)
  return { operator: '$in', operands, keys: new Map(operands.map((value) => [keyText(value), encodeKey(value)])) }
}

/** @throws CommandError for options other than i, m and s and for syntax that JavaScript does not know. */
function compilePattern(source: BsonValue, options: BsonValue = ''): RegExp {
  if (typeof source !== 'string' || typeof options !== 'string') throw unsupported('$regex of anything but text')
  if (/[^ims]/.test(options)) throw unsupported(`the regular expression options ${options}`)
  try {
    return new RegExp(source, `u${options}`)
  } catch {
    throw unsupported(`the regular expression /${source}/${options}`)
  }
}
