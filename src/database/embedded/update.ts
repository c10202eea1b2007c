import { type BsonDocument, type BsonValue, isDocument } from './bson.ts'
import { CommandError, unsupported } from './errors.ts'
import { changeAt } from './fieldChange.ts'
import { isOperators } from './filter.ts'
import { findConflict, type Path, parsePath } from './path.ts'
import { type Operator, operators } from './updateOperators.ts'

/** An update as it was asked for: operators on fields. */
export type Update = readonly Change[]

interface Change {
  readonly operator: string
  readonly apply: Operator
  readonly field: string
  readonly path: Path
  readonly operand: BsonValue
}

/** @throws CommandError for an operator that is unknown or not supported, and for changes to one field twice. */
export function parseUpdate(update: BsonValue = null): Update {
  if (!isOperators(update)) throw unsupported('updates by a pipeline or a whole document')
  const changes = Object.entries(update).flatMap(([operator, fields]) => parseChanges(operator, fields))
  const conflict = findConflict(changes.map(({ path }) => path))
  if (conflict === undefined) return changes
  throw new CommandError('ConflictingUpdateOperators', `Updating '${conflict}' would create a conflict`)
}

function parseChanges(operator: string, fields: BsonValue): Change[] {
  const apply = Object.hasOwn(operators, operator) ? operators[operator] : undefined
  if (!apply) throw unsupported(`the update operator ${operator}`)
  if (!isDocument(fields)) throw new CommandError('BadValue', `${operator} needs a document`)
  return Object.entries(fields).map(([field, operand]) => ({ operator, apply, field, path: parsePath(field), operand }))
}

/**
 * A document as an update leaves it; `document` itself is used up.
 *
 * New fields are added in the order of their names, as in MongoDB.
 *
 * @throws CommandError when the update cannot be applied to the document.
 */
export function applyUpdate(update: Update, document: BsonDocument, isInsert = false): BsonDocument {
  const changes = update
    .filter(({ operator }) => isInsert || operator !== '$setOnInsert')
    .sort((a, b) => (a.field < b.field ? -1 : 1))
  for (const { path, apply, field, operand } of changes) {
    changeAt(document, path, (current) => apply(current, operand, field))
  }
  return document
}
