import { type BsonDocument, type BsonValue, fieldOf, isDocument } from './bson.ts'
import { CommandError, unsupported } from './errors.ts'
import { encodeKey, invert } from './keyEncoding.ts'
import { numberOf } from './numbers.ts'
import { isArrayIndex, type Path, parsePath } from './path.ts'

/** One field of an index or a sort. */
export interface OrderedField {
  readonly field: string
  readonly path: Path
  readonly direction: 1 | -1
}

/** The order an index keeps or a sort asks for. */
export type Pattern = readonly OrderedField[]

/** @throws CommandError for kinds of index or sort other than ascending and descending. */
export function parsePattern(document: BsonDocument): Pattern {
  return Object.entries(document).map(([field, value]) => {
    const direction = numberOf(value)
    if (direction !== 1 && direction !== -1) {
      throw unsupported(`the order ${typeof value === 'string' ? value : JSON.stringify(value)} of '${field}'`)
    }
    const path = parsePath(field)
    if (path.some(isArrayIndex)) throw unsupported(`ordering by '${field}'`)
    return { field, path, direction }
  })
}

/** The keys of a document under a pattern. */
export interface DocumentKeys {
  /** One for every element of an array on the way. */
  readonly keys: readonly Buffer[]
  /** Whether an array was on the way. */
  readonly multikey: boolean
  /** Whether none of the pattern's fields exists. */
  readonly absent: boolean
}

/** @throws CommandError CannotIndexParallelArrays when two fields lead through arrays. */
export function documentKeys(document: BsonDocument, pattern: Pattern): DocumentKeys {
  const found = pattern.map(({ path }) => follow(document, path))
  const arrays = pattern.filter((_, i) => found[i]?.isArray).map(({ field }) => field)
  if (arrays.length > 1) {
    throw new CommandError('CannotIndexParallelArrays', `cannot index several arrays: ${arrays.join(', ')}`)
  }
  return {
    keys: found.map(({ values }, i) => values.map((value) => encodePart(value, pattern[i]))).reduce(joined),
    multikey: arrays.length > 0,
    absent: found.every(({ values }) => values.every((value) => value === undefined)),
  }
}

/** The key by which a document is sorted. @throws CommandError where the document has an array there. */
export function sortKey(document: BsonDocument, pattern: Pattern): Buffer {
  const { keys, multikey } = documentKeys(document, pattern)
  if (multikey) throw unsupported(`sorting by ${pattern.map(({ field }) => field).join(', ')}, where arrays are`)
  return Buffer.concat(keys)
}

function encodePart(value: BsonValue | undefined, field: OrderedField | undefined): Buffer {
  return field?.direction === -1 ? invert(encodeKey(value)) : encodeKey(value)
}

/** Every key with every next part. */
function joined(keys: Buffer[], parts: Buffer[]): Buffer[] {
  return keys.flatMap((key) => parts.map((part) => Buffer.concat([key, part])))
}

interface Followed {
  readonly values: readonly (BsonValue | undefined)[]
  readonly isArray: boolean
}

/** The value at a path or, where an array is on the way, those of its elements; an empty one counts as null. */
function follow(value: BsonValue | undefined, path: Path, depth = 0): Followed {
  const name = path[depth]
  if (Array.isArray(value)) {
    const inside = (element: BsonValue) => (isDocument(element) ? follow(element, path, depth).values : [undefined])
    const values = name === undefined ? value : value.flatMap(inside)
    const none = name === undefined ? null : undefined
    return { values: values.length > 0 ? values : [none], isArray: true }
  }
  if (name === undefined) return { values: [value], isArray: false }
  return follow(isDocument(value) ? fieldOf(value, name) : undefined, path, depth + 1)
}
