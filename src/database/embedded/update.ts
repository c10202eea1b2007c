import { type BsonDocument, type BsonValue, isDocument } from './bson.ts'
import { CommandError, unsupported } from './errors.ts'
import { changeAt } from './fieldChange.ts'
import { comparePaths, findConflict, type Path, parsePath } from './path.ts'
import { type Operator, operators } from './updateOperators.ts'

/** An update as it was asked for: operators on fields. */
export type Update = readonly Change[]

interface Change {
  readonly operator: string
  readonly apply: Operator
  readonly path: Path
  readonly operand: BsonValue
}

/** @throws CommandError for an operator that is unknown or not supported, and for changes to one field twice. */
export function parseUpdate(update: BsonValue | undefined): Update {
  if (Array.isArray(update)) throw unsupported('updates by a pipeline')
  if (!isDocument(update)) throw new CommandError('FailedToParse', 'an update needs a document')
  if (!Object.keys(update)[0]?.startsWith('$')) throw unsupported('updates by a whole document')
  const changes = Object.entries(update).flatMap(([operator, fields]) => parseChanges(operator, fields))
  const conflict = findConflict(changes.map(({ path }) => path))
  if (conflict === undefined) return changes
  throw new CommandError('ConflictingUpdateOperators', `Updating '${conflict}' would create a conflict`)
}

function parseChanges(operator: string, fields: BsonValue): Change[] {
  if (!operator.startsWith('$')) throw new CommandError('FailedToParse', `unknown modifier: ${operator}`)
  const apply = Object.hasOwn(operators, operator) ? operators[operator] : undefined
  if (!apply) throw unsupported(`the update operator ${operator}`)
  if (!isDocument(fields)) throw new CommandError('FailedToParse', `${operator} needs a document`)
  return Object.entries(fields).map(([field, operand]) => {
    const path = parsePath(field)
    if (path.some((name) => name.startsWith('$'))) throw unsupported(`the field '${field}' in an update`)
    return { operator, apply, path, operand }
  })
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
    .sort((a, b) => comparePaths(a.path, b.path))
  for (const { path, apply, operand } of changes) {
    changeAt(document, path, (current) => apply(current, operand, path.join('.')))
  }
  return document
}
