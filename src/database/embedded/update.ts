import { type BsonDocument, type BsonValue, checkStorable, fieldOf, isDocument } from './bson.ts'
import { CommandError, unsupported } from './errors.ts'
import { changeAt } from './fieldChange.ts'
import { type Filter, parseFilter } from './filter.ts'
import type { Trace } from './matcher.ts'
import { comparePaths, findConflict, type Path, parsePath } from './path.ts'
import { resolvePaths } from './positional.ts'
import { type Operator, operators } from './updateOperators.ts'

/** An update as it was asked for: a new document, or operators on fields of the old one. */
export type Update =
  | { readonly kind: 'replacement'; readonly document: BsonDocument }
  | {
      readonly kind: 'modification'
      readonly changes: readonly Change[]
      readonly arrayFilters: ReadonlyMap<string, Filter>
    }

interface Change {
  readonly operator: string
  readonly apply: Operator
  readonly path: Path
  readonly operand: BsonValue
}

/** @throws CommandError for an operator that is unknown or not supported, and for changes to one field twice. */
export function parseUpdate(update: BsonValue | undefined, arrayFilters: BsonValue = []): Update {
  if (Array.isArray(update)) throw unsupported('updates by a pipeline')
  if (!isDocument(update)) throw new CommandError('FailedToParse', 'an update needs a document')
  const names = Object.keys(update)
  if (!names[0]?.startsWith('$')) {
    checkStorable(update)
    return { kind: 'replacement', document: update }
  }
  const changes = Object.entries(update).flatMap(([operator, fields]) => parseChanges(operator, fields))
  refuseConflicts(changes.map(({ path }) => path))
  return { kind: 'modification', changes, arrayFilters: parseArrayFilters(arrayFilters) }
}

function parseChanges(operator: string, fields: BsonValue): Change[] {
  if (!operator.startsWith('$')) throw new CommandError('FailedToParse', `unknown modifier: ${operator}`)
  const apply = Object.hasOwn(operators, operator) ? operators[operator] : undefined
  if (!apply) throw unsupported(`the update operator ${operator}`)
  if (!isDocument(fields)) throw new CommandError('FailedToParse', `${operator} needs a document`)
  return Object.entries(fields).map(([field, operand]) => ({ operator, apply, path: parsePath(field), operand }))
}

function parseArrayFilters(arrayFilters: BsonValue): Map<string, Filter> {
  if (!Array.isArray(arrayFilters)) throw new CommandError('TypeMismatch', 'arrayFilters needs an array')
  return new Map(
    arrayFilters.map((filter) => {
      if (!isDocument(filter)) throw new CommandError('TypeMismatch', 'an array filter needs a document')
      return [identifierOf(filter), parseFilter(filter)]
    }),
  )
}

/** The name an array filter is about: what its paths begin with. */
function identifierOf(filter: BsonDocument): string {
  const [first] = Object.entries(filter)
  if (!first) throw new CommandError('FailedToParse', 'an array filter needs a field')
  const [name, value] = first
  if (!name.startsWith('$')) return name.split('.')[0] ?? name
  const inner = Array.isArray(value) ? value.find(isDocument) : undefined
  return identifierOf(inner ?? {})
}

function refuseConflicts(paths: readonly Path[]): void {
  const conflict = findConflict(paths)
  if (conflict === undefined) return
  throw new CommandError('ConflictingUpdateOperators', `Updating '${conflict}' would create a conflict`)
}

/**
 * A document as an update leaves it; `document` itself is used up.
 *
 * New fields are added in the order of their names, as in MongoDB.
 *
 * @throws CommandError when the update cannot be applied to the document.
 */
export function applyUpdate(update: Update, document: BsonDocument, trace: Trace, isInsert = false): BsonDocument {
  if (update.kind === 'replacement') {
    const id = fieldOf(document, '_id')
    return id === undefined ? update.document : { _id: id, ...update.document }
  }
  const changes = update.changes
    .filter(({ operator }) => isInsert || operator !== '$setOnInsert')
    .flatMap((change) =>
      resolvePaths(change.path, document, trace, update.arrayFilters).map((path) => ({ ...change, path })),
    )
    .sort((a, b) => comparePaths(a.path, b.path))
  refuseConflicts(changes.map(({ path }) => path))
  for (const { path, apply, operand } of changes) {
    changeAt(document, path, (current) => apply(current, operand, path.join('.')))
  }
  return document
}
