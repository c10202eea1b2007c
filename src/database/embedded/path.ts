import { type BsonValue, checkFieldName, fieldOf, isDocument } from './bson.ts'
import { CommandError } from './errors.ts'

/** A dotted field path, split. */
export type Path = readonly string[]

/** @throws CommandError for a path with an empty part or a name no field may have. */
export function parsePath(field: string): Path {
  const path = field.split('.')
  for (const name of path) {
    if (name === '') throw new CommandError('BadValue', `the field path '${field}' has an empty part`)
    if (!name.startsWith('$')) checkFieldName(name)
  }
  return path
}

export function isArrayIndex(name: string): boolean {
  return /^(0|[1-9]\d{0,6})$/.test(name)
}

/** What stands at a path. */
export interface Found {
  readonly value: BsonValue | undefined
  /** Whether the path's last part was the number of an array's element. */
  readonly isElement: boolean
}

/**
 * Whether `visit` accepts something that the path leads to.
 *
 * A path leads into every document of an array, or to one element by its number; where it ends in nothing, `visit` is
 * given undefined. An array at the very end is given whole.
 */
export function someAt(
  value: BsonValue | undefined,
  path: Path,
  visit: (found: Found) => boolean,
  depth = 0,
  isElement = false,
): boolean {
  const name = path[depth]
  if (name === undefined) return visit({ value, isElement })
  if (Array.isArray(value)) {
    if (isArrayIndex(name) && Number(name) < value.length) {
      const element = value[Number(name)]
      if (someAt(element, path, visit, depth + 1, true)) return true
    }
    return value.some((element) => isDocument(element) && someAt(element, path, visit, depth))
  }
  return someAt(isDocument(value) ? fieldOf(value, name) : undefined, path, visit, depth + 1)
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

/** The order in which an update adds fields: by name, numbers by value. */
export function comparePaths(a: Path, b: Path): number {
  const place = a.findIndex((name, i) => name !== b[i])
  const [left = '', right = ''] = [a[place], b[place]]
  if (isArrayIndex(left) && isArrayIndex(right)) return Number(left) - Number(right)
  return left < right ? -1 : Number(left > right)
}

/** A path that is also given by another, or leads to it; undefined where each stands for itself. */
export function findConflict(paths: readonly Path[]): string | undefined {
  const sorted = paths.map((path) => `${path.join('.')}.`).sort()
  return sorted.find((path, i) => sorted[i + 1]?.startsWith(path))?.slice(0, -1)
}
