import { type BsonDocument, type BsonValue, fieldOf, isDocument, typeName } from './bson.ts'
import { CommandError, unsupported } from './errors.ts'
import { isArrayIndex, type Path } from './path.ts'

type Container = BsonDocument | BsonValue[]

/**
 * Puts what `next` makes of the value at a path in its place, building the documents on the way; undefined removes.
 *
 * @throws CommandError PathNotViable when the path leads through something that has no fields.
 */
export function changeAt(
  container: Container,
  path: Path,
  next: (current: BsonValue | undefined) => BsonValue | undefined,
): void {
  const [name = '', ...rest] = path
  const current = childOf(container, name)
  if (rest.length > 0 && current !== undefined) {
    if (isDocument(current) || Array.isArray(current)) changeAt(current, rest, next)
    else if (next(undefined) !== undefined) throw notViable(rest[0] ?? '', current)
    return
  }
  const value = next(current)
  if (value !== undefined) put(container, name, nest(rest, value))
  else if (current !== undefined) remove(container, name)
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
  if (!isArrayIndex(name)) throw notViable(name, container)
  if (Number(name) > container.length) throw unsupported(`an element ${name} beyond the end of an array`)
  container[Number(name)] = value
}

/** An element of an array becomes null, so that the others keep their places. */
function remove(container: Container, name: string): void {
  if (Array.isArray(container)) container[Number(name)] = null
  else delete container[name]
}

function nest(path: Path, value: BsonValue): BsonValue {
  return path.reduceRight<BsonValue>((inner, name) => ({ [name]: inner }), value)
}

function notViable(field: string, parent: BsonValue): CommandError {
  return new CommandError('PathNotViable', `Cannot create field '${field}' in a value of type ${typeName(parent)}`)
}
