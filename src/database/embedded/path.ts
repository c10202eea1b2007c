import { type BsonValue, checkFieldName, fieldOf, isDocument } from './bson.ts'
import { CommandError, unsupported } from './errors.ts'

/** A dotted field path, split. */
export type Path = readonly string[]

/** @throws CommandError for a path with an empty part or a name no field may have. */
export function parsePath(field: string): Path {
  const path = field.split('.')
  for (const name of path) {
    if (name === '') throw new CommandError('BadValue', `the field path '${field}' has an empty part`)
    checkFieldName(name)
  }
  return path
}

export function isArrayIndex(name: string): boolean {
  return /^\d+$/.test(name)
}

/**
 * Whether `visit` accepts something that the path leads to.
 *
 * A path leads into every document of an array; where it ends in nothing, `visit` is given undefined. An array at the
 * very end is given whole.
 *
 * @throws CommandError where the path names an element of an array by its number.
 */
export function someAt(
  value: BsonValue | undefined,
  path: Path,
  visit: (found: BsonValue | undefined) => boolean,
  depth = 0,
): boolean {
  const name = path[depth]
  if (name === undefined) return visit(value)
  if (Array.isArray(value)) {
    if (isArrayIndex(name)) throw unsupported(`the element ${name} of an array in a query`)
    return value.some((element) => isDocument(element) && someAt(element, path, visit, depth))
  }
  return someAt(isDocument(value) ? fieldOf(value, name) : undefined, path, visit, depth + 1)
}

/** A path that is also given by another, or leads to it; undefined where each stands for itself. */
export function findConflict(paths: readonly Path[]): string | undefined {
  const sorted = paths.map((path) => `${path.join('.')}.`).sort()
  return sorted.find((path, i) => sorted[i + 1]?.startsWith(path))?.slice(0, -1)
}

/** The value at a path as aggregation reads it: through an array, the array of what its documents hold. */
export function valueAt(value: BsonValue | undefined, path: Path): BsonValue | undefined {
  const [name, ...rest] = path
  if (name === undefined) return value
  if (Array.isArray(value)) {
    const documents = value.filter(isDocument)
    return documents.map((document) => valueAt(document, path)).filter((found) => found !== undefined)
  }
  return isDocument(value) ? valueAt(fieldOf(value, name), rest) : undefined
}
