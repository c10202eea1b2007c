import { type BsonDocument, type BsonValue, fieldOf, isDocument, typeName } from './bson.ts'
import { CommandError } from './errors.ts'
import { isArrayIndex, type Path } from './path.ts'

/** How many nulls may be put before a new element of an array, as in MongoDB. */
const maxPadding = 1_500_000

type Container = BsonDocument | BsonValue[]

/**
 * Puts what `next` makes of the value at a path in its place, building the documents on the way; undefined removes.
 *
 * @throws CommandError PathNotViable when the path leads through something that has no fields.
 */
export function changeAt(
  root: BsonDocument,
  path: Path,
  next: (current: BsonValue | undefined) => BsonValue | undefined,
): void {
  let container: Container = root
  for (const [depth, name] of path.entries()) {
    const current = childOf(container, name)
    const rest = path.slice(depth + 1)
    if (rest.length === 0 || current === undefined) {
      const value = next(current)
      if (value !== undefined) put(container, name, nest(rest, value))
      else if (current !== undefined) remove(container, name)
      return
    }
    if (!isDocument(current) && !Array.isArray(current)) {
      if (next(undefined) === undefined) return
      throw notViable(rest[0] ?? '', name, current)
    }
    container = current
  }
}

function childOf(container: Container, name: string): BsonValue | undefined {
  if (!Array.isArray(container)) return fieldOf(container, name)
  return isArrayIndex(name) ? container[Number(name)] : undefined
}

function put(container: Container, name: string, value: BsonValue): void {
  if (!Array.isArray(container)) {
    container[name] = value
    return
  }
  const place = Number(name)
  if (!isArrayIndex(name)) throw notViable(name, 'the array', container)
  if (place - container.length > maxPadding) throw new CommandError('BadValue', `the array index ${name} is too large`)
  while (container.length < place) container.push(null)
  container[place] = value
}

/** An element of an array becomes null, so that the others keep their places. */
function remove(container: Container, name: string): void {
  if (Array.isArray(container)) container[Number(name)] = null
  else delete container[name]
}

function nest(path: Path, value: BsonValue): BsonValue {
  return path.reduceRight<BsonValue>((inner, name) => ({ [name]: inner }), value)
}

function notViable(field: string, parent: string, value: BsonValue): CommandError {
  return new CommandError('PathNotViable', `Cannot create field '${field}' in ${parent}, of type ${typeName(value)}`)
}
