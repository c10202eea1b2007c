import { type BsonDocument, type BsonValue, isDocument, typeName } from './bson.ts'
import { CommandError, unsupported } from './errors.ts'
import { isOperators, parseFilter } from './filter.ts'
import { compareValues } from './keyEncoding.ts'
import { matches } from './matcher.ts'
import { add, isNumber, numberOf } from './numbers.ts'

/**
 * What a field becomes under an operator; undefined is a field that is not there.
 *
 * @throws CommandError when the operator cannot be applied to the value.
 */
export type Operator = (current: BsonValue | undefined, operand: BsonValue, field: string) => BsonValue | undefined

export const operators: Readonly<Record<string, Operator>> = {
  $set: (_, operand) => operand,
  /** Applied to a document that is being inserted, and to no other. */
  $setOnInsert: (_, operand) => operand,
  $unset: () => undefined,
  $inc: increment,
  $push: push,
  $addToSet: addToSet,
  $pull: (current, operand, field) => withoutElements(current, field, '$pull', pullTest(operand)),
  $pullAll: (current, operand, field) => {
    if (!Array.isArray(operand)) throw new CommandError('BadValue', '$pullAll needs an array')
    return withoutElements(current, field, '$pullAll', (element) =>
      operand.some((unwanted) => compareValues(element, unwanted) === 0),
    )
  },
}

function increment(current: BsonValue | undefined, operand: BsonValue, field: string): BsonValue {
  if (!isNumber(operand)) throw new CommandError('TypeMismatch', `cannot increment '${field}' by a non-number`)
  if (current === undefined) return operand
  if (isNumber(current)) return add(current, operand)
  throw new CommandError('TypeMismatch', `cannot apply $inc to '${field}' of type ${typeName(current)}`)
}

function arrayAt(current: BsonValue | undefined, field: string, operator: string): readonly BsonValue[] {
  if (current === undefined) return []
  if (Array.isArray(current)) return current
  throw new CommandError('BadValue', `${operator} needs an array, but '${field}' is of type ${typeName(current)}`)
}

/** The elements to add, and the modifiers beside `$each`. */
function eachOf(operand: BsonValue, allowed: readonly string[]): { elements: BsonValue[]; modifiers: BsonDocument } {
  if (!isDocument(operand) || !('$each' in operand)) return { elements: [operand], modifiers: {} }
  const { $each: elements = null, ...modifiers } = operand
  if (!Array.isArray(elements)) throw new CommandError('BadValue', '$each needs an array')
  for (const modifier of Object.keys(modifiers)) {
    if (!allowed.includes(modifier)) throw unsupported(`${modifier} beside $each`)
  }
  return { elements, modifiers }
}

function push(current: BsonValue | undefined, operand: BsonValue, field: string): BsonValue {
  const { elements, modifiers } = eachOf(operand, ['$slice'])
  const result = [...arrayAt(current, field, '$push'), ...elements]
  if (modifiers.$slice === undefined) return result
  const slice = numberOf(modifiers.$slice)
  if (slice === undefined || !Number.isInteger(slice)) throw new CommandError('BadValue', '$slice needs a whole number')
  return slice < 0 ? result.slice(slice) : result.slice(0, slice)
}

function addToSet(current: BsonValue | undefined, operand: BsonValue, field: string): BsonValue {
  const result = [...arrayAt(current, field, '$addToSet')]
  for (const element of eachOf(operand, []).elements) {
    if (!result.some((present) => compareValues(present, element) === 0)) result.push(element)
  }
  return result
}

/** A document of `$pull` is a query about each element; anything else is a value to be equal to. */
function pullTest(operand: BsonValue): (element: BsonValue) => boolean {
  const isQuery = isDocument(operand) && !isOperators(operand)
  const filter = parseFilter(isQuery ? operand : { element: operand })
  return (element) => matches(filter, isQuery ? element : { element })
}

function withoutElements(
  current: BsonValue | undefined,
  field: string,
  operator: string,
  unwanted: (element: BsonValue) => boolean,
): BsonValue | undefined {
  if (current === undefined) return undefined
  return arrayAt(current, field, operator).filter((element) => !unwanted(element))
}
