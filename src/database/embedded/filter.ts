import { BSONRegExp } from 'bson'
import { type BsonDocument, type BsonValue, isDocument, numberOf, typeName, typeNames } from './bson.ts'
import { CommandError, unsupported } from './errors.ts'
import { encodeKey } from './keyEncoding.ts'
import { type Path, parsePath } from './path.ts'
import { compilePattern, type TextPattern } from './textPattern.ts'

/** A query, parsed once and read by matcher, planner, upsert and partial indexes. */
export type Filter = Junction | Negation | Condition

export interface Junction {
  readonly kind: 'and' | 'or' | 'nor'
  readonly parts: readonly Filter[]
}

export interface Negation {
  readonly kind: 'not'
  readonly part: Filter
}

/** One test of what a path leads to; an empty path is the element that `$elemMatch` looks at. */
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
      readonly patterns: readonly TextPattern[]
    }
  | { readonly operator: '$regex'; readonly pattern: TextPattern }
  | { readonly operator: '$exists' }
  | { readonly operator: '$size'; readonly size: number }
  | { readonly operator: '$type'; readonly types: ReadonlySet<string> }
  | ElementTest

export interface ElementTest {
  readonly operator: '$elemMatch'
  readonly filter: Filter
  /** Whether the filter is about fields of the element rather than the element itself. */
  readonly ofFields: boolean
}

/** @throws CommandError for an operator that is unknown, not supported or used wrongly. */
export function parseFilter(document: BsonDocument): Filter {
  const parts = Object.entries(document).flatMap(([name, value]): Filter[] => {
    if (name === '$and') return parseParts(name, value)
    if (name === '$or') return [disjunction(parseParts(name, value))]
    if (name === '$nor') return [{ kind: 'nor', parts: parseParts(name, value) }]
    if (name === '$comment') return []
    if (name.startsWith('$')) throw unsupported(`the query operator ${name}`)
    return parseTests(parsePath(name), value)
  })
  return conjunction(parts)
}

/** The tests that a filter makes of every document it matches. */
export function conditionsOf(filter: Filter): Condition[] {
  if (filter.kind === 'condition') return [filter]
  return filter.kind === 'and' ? filter.parts.flatMap(conditionsOf) : []
}

function conjunction(parts: readonly Filter[]): Filter {
  const [only] = parts
  return only && parts.length === 1 ? only : { kind: 'and', parts }
}

function disjunction(parts: readonly Filter[]): Filter {
  const [only] = parts
  return only && parts.length === 1 ? only : { kind: 'or', parts }
}

function parseParts(operator: string, value: BsonValue): Filter[] {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isDocument)) {
    throw new CommandError('BadValue', `${operator} needs a non-empty array of documents`)
  }
  return value.map(parseFilter)
}

function parseTests(path: Path, value: BsonValue): Filter[] {
  if (value instanceof BSONRegExp) return [condition(path, { operator: '$regex', pattern: compilePattern(value) })]
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
        if (!isOperators(operand) && !(operand instanceof BSONRegExp)) {
          throw new CommandError('BadValue', '$not needs a regular expression or operators')
        }
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
      case '$type':
        return [condition(path, { operator, types: parseTypes(operand) })]
      case '$regex':
        return [condition(path, { operator, pattern: compilePattern(operand, operators.$options) })]
      case '$options':
        if (!('$regex' in operators)) throw new CommandError('BadValue', '$options needs a $regex')
        return []
      case '$all':
        return parseAll(path, operand)
      case '$elemMatch': {
        if (!isDocument(operand)) throw new CommandError('BadValue', '$elemMatch needs a document')
        const ofFields = !isOperators(operand) || ['$and', '$or', '$nor'].includes(Object.keys(operand)[0] ?? '')
        const filter = ofFields ? parseFilter(operand) : conjunction(parseOperators([], operand))
        return [condition(path, { operator, filter, ofFields })]
      }
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
  if (operator !== '$eq' && operand instanceof BSONRegExp) {
    throw new CommandError('BadValue', `${operator} cannot take a regular expression`)
  }
  return condition(path, { operator, operand, key: encodeKey(operand) })
}

function negation(parts: readonly Filter[]): Negation {
  return { kind: 'not', part: conjunction(parts) }
}

function membership(path: Path, operator: string, operand: BsonValue): Condition {
  if (!Array.isArray(operand)) throw new CommandError('BadValue', `${operator} needs an array`)
  if (operand.some(isOperators)) throw new CommandError('BadValue', `cannot nest operators under ${operator}`)
  const operands = operand.filter((value) => !(value instanceof BSONRegExp))
  const keys = operands.map((value) => encodeKey(value))
  return condition(path, {
    operator: '$in',
    operands,
    keys: new Map(keys.map((key) => [key.toString('latin1'), key])),
    patterns: operand.filter((value) => value instanceof BSONRegExp).map((pattern) => compilePattern(pattern)),
  })
}

function parseAll(path: Path, operand: BsonValue): Filter[] {
  if (!Array.isArray(operand)) throw new CommandError('BadValue', '$all needs an array')
  // $all of nothing matches nothing.
  if (operand.length === 0) return [{ kind: 'or', parts: [] }]
  return operand.flatMap((value) => parseTests(path, value))
}

function parseTypes(operand: BsonValue): Set<string> {
  const aliases = Array.isArray(operand) ? operand : [operand]
  const names = aliases.flatMap((alias) => (alias === 'number' ? ['double', 'int', 'long', 'decimal'] : [alias]))
  for (const name of names) {
    if (typeof name !== 'string' || !typeNames.includes(name)) {
      throw unsupported(`$type: ${typeof name === 'string' ? name : typeName(name)}`)
    }
  }
  return new Set(names.map(String))
}

function isTrue(value: BsonValue): boolean {
  return value !== false && value !== null && numberOf(value) !== 0
}
