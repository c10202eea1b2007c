import { type BsonDocument, fieldOf, isDocument, numberOf } from './bson.ts'
import { CommandError, unsupported } from './errors.ts'
import { emptyArray, encodeKey, invert, type KeyPart } from './keyEncoding.ts'
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
    if (path.some((name) => name.startsWith('$') || isArrayIndex(name))) {
      throw unsupported(`ordering by '${field}'`)
    }
    return { field, path, direction }
  })
}

/** The keys of a document under a pattern. */
export interface DocumentKeys {
  /** One for every element of an array on the way, without repetition. */
  readonly keys: Buffer[]
  /** Whether an array was on the way. */
  readonly multikey: boolean
  /** Whether none of the pattern's fields exists. */
  readonly absent: boolean
}

/** @throws CommandError CannotIndexParallelArrays when two fields lead through different arrays. */
export function documentKeys(document: BsonDocument, pattern: Pattern): DocumentKeys {
  const steps = pattern.map(({ path }) => follow({ value: document, depth: 0, ended: false }, path))
  const combinations = [...combine(steps, pattern)]
  const keys = new Map<string, Buffer>()
  for (const parts of combinations) {
    const key = Buffer.concat(parts.map((part, i) => encodePart(part, pattern[i]?.direction)))
    keys.set(key.toString('latin1'), key)
  }
  return {
    keys: [...keys.values()],
    multikey: steps.some((step) => !step.ended),
    absent: combinations.every((parts) => parts.every((part) => part === undefined)),
  }
}

/** The bytes of one field in a pattern. */
export function encodePart(part: KeyPart, direction: 1 | -1 | undefined): Buffer {
  return direction === -1 ? invert(encodeKey(part)) : encodeKey(part)
}

/** The key by which a document is sorted: the first of its keys, which for a descending field is its largest value. */
export function sortKey(document: BsonDocument, pattern: Pattern): Buffer {
  const { keys } = documentKeys(document, pattern)
  return keys.reduce((first, key) => (Buffer.compare(key, first) < 0 ? key : first))
}

/** How far one field of the pattern has been followed into the document. */
interface Step {
  readonly value: KeyPart
  readonly depth: number
  readonly ended: boolean
}

const nothing: Step = { value: undefined, depth: 0, ended: true }

function* combine(steps: readonly Step[], pattern: Pattern): Generator<KeyPart[]> {
  const followed = steps.map((step, i) => follow(step, pattern[i]?.path ?? []))
  const arrays = new Set(followed.filter((step) => !step.ended).map((step) => step.value))
  if (arrays.size > 1) {
    const fields = pattern.filter((_, i) => !followed[i]?.ended).map(({ field }) => field)
    throw new CommandError('CannotIndexParallelArrays', `cannot index parallel arrays: ${fields.join(', ')}`)
  }
  const [array] = arrays
  if (!Array.isArray(array)) {
    yield followed.map((step) => step.value)
    return
  }
  const into = (element: KeyPart) =>
    followed.map((step, i): Step => {
      if (step.ended) return step
      if (step.depth === pattern[i]?.path.length) return { ...step, value: element, ended: true }
      return element !== emptyArray && isDocument(element) ? { ...step, value: element } : nothing
    })
  if (array.length === 0) yield* combine(into(emptyArray), pattern)
  for (const element of array) yield* combine(into(element), pattern)
}

/** Follows a field until it ends or stands at an array. */
function follow(step: Step, path: Path): Step {
  let { value, depth } = step
  if (step.ended) return step
  while (depth < path.length && !Array.isArray(value)) {
    value = typeof value !== 'symbol' && isDocument(value) ? fieldOf(value, path[depth] ?? '') : undefined
    depth++
    if (value === undefined) return nothing
  }
  return { value, depth, ended: !Array.isArray(value) }
}
