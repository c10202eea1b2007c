import { BSONRegExp } from 'bson'
import { type BsonDocument, type BsonValue, isDocument, numberOf } from './bson.ts'
import { CommandError, unsupported } from './errors.ts'
import { encodeKey } from './keyEncoding.ts'
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

export type Comparison = '$eq' | '$gt' | '$gte' | '$lt' | '$lte'

export type Test =
  | { readonly operator: Comparison; readonly operand: BsonValue; readonly key: Buffer }
  | {
      readonly operator: '$in'
      readonly operands: readonly BsonValue[]
      /** The operands' keys by their bytes read as Latin-1. */
      readonly keys: ReadonlyMap<string, Buffer>
    }
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

function parseTests(path: Path, value: BsonValue): Filter[] {
  return isOperators(value) ? parseOperators(path, value) : [comparison(path, '$eq', value)]
}

/** Whether a document holds operators (`{ $gt: 1 }`) rather than being a value. */
export function isOperators(value: BsonValue): value is BsonDocument {
  return isDocument(value) && Object.keys(value)[0]?.startsWith('$') === true
}

function parseOperators(path: Path, operators: BsonDocument): Filter[] {
  return Object.entries(operators).flatMap(([operator, operand]): Filter[] => {
    switch (operator) {
      case '$eq':
      case '$gt':
      case '$gte':
      case '$lt':
      case '$lte':
        return [comparison(path, operator, operand)]
      case '$ne':
        return [negation([comparison(path, '$eq', operand)])]
      case '$in':
        return [membership(path, operator, operand)]
      case '$nin':
        return [negation([membership(path, operator, operand)])]
      case '$not':
        if (!isOperators(operand)) throw unsupported('$not of anything but operators')
        return [negation(parseTests(path, operand))]
      case '$exists': {
        const exists = condition(path, { operator: '$exists' })
        return [isTrue(operand) ? exists : negation([exists])]
      }
      case '$size': {
        const size = numberOf(operand)
        if (size === undefined || size < 0 || !Number.isInteger(size)) {
          throw new CommandError('BadValue', '$size needs a whole number')
        }
        return [condition(path, { operator, size })]
      }
      case '$regex':
        return [condition(path, { operator, pattern: compilePattern(operand, operators.$options) })]
      case '$options':
        if (!('$regex' in operators)) throw new CommandError('BadValue', '$options needs a $regex')
        return []
      default:
        if (!operator.startsWith('$')) throw new CommandError('BadValue', `unknown operator: ${operator}`)
        throw unsupported(`the query operator ${operator}`)
    }
  })
}

function condition(path: Path, test: Test): Condition {
  return { kind: 'condition', path, test }
}

function comparison(path: Path, operator: Comparison, operand: BsonValue): Condition {
  if (operand instanceof BSONRegExp) throw unsupported('regular expressions other than by $regex')
  return condition(path, { operator, operand, key: encodeKey(operand) })
}

function negation(parts: readonly Filter[]): Negation {
  return { kind: 'not', part: junction('and', parts) }
}

function membership(path: Path, operator: string, operand: BsonValue): Condition {
  if (!Array.isArray(operand)) throw new CommandError('BadValue', `${operator} needs an array`)
  if (operand.some(isOperators)) throw new CommandError('BadValue', `cannot nest operators under ${operator}`)
  if (operand.some((value) => value instanceof BSONRegExp)) throw unsupported(`regular expressions in ${operator}`)
  const keys = operand.map((value) => encodeKey(value))
  return condition(path, {
    operator: '$in',
    operands: operand,
    keys: new Map(keys.map((key) => [key.toString('latin1'), key])),
  })
}

/** @throws CommandError for options other than i, m and s and for syntax that JavaScript does not know. */
function compilePattern(source: BsonValue, options: BsonValue = ''): RegExp {
  if (typeof source !== 'string' || typeof options !== 'string') throw unsupported('$regex of anything but text')
  const unknown = [...options].find((option) => !'ims'.includes(option))
  if (unknown !== undefined) throw unsupported(`the regular expression option ${unknown}`)
  try {
    return new RegExp(source, `u${[...new Set(options)].join('')}`)
  } catch {
    throw unsupported(`the regular expression /${source}/`)
  }
}

function isTrue(value: BsonValue): boolean {
  return value !== false && value !== null && numberOf(value) !== 0
}
