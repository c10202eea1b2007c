import { type BsonDocument, type BsonValue, isDocument } from './bson.ts'
import { CommandError, unsupported } from './errors.ts'
import { numberOf } from './numbers.ts'
import { findConflict, type Path, parsePath } from './path.ts'

/** Which fields of a document are shown. */
export type Projection = (document: BsonDocument) => BsonDocument

/**
 * The projection asked for; undefined shows everything.
 *
 * @throws CommandError for anything but fields to show.
 */
export function parseProjection(document: BsonDocument): Projection | undefined {
  const fields = Object.keys(document)
  const other = fields.find((field) => numberOf(document[field]) !== 1)
  if (other !== undefined) throw unsupported(`projecting '${other}' by anything but 1`)
  if (fields.length === 0) return undefined
  const paths = [...new Set(['_id', ...fields])].map(parsePath)
  const conflict = findConflict(paths)
  if (conflict !== undefined) throw new CommandError('BadValue', `path collision at ${conflict}`)
  return (shown) => include(shown, paths)
}

function include(document: BsonDocument, paths: readonly Path[]): BsonDocument {
  const shown: BsonDocument = {}
  for (const [name, value] of Object.entries(document)) {
    const below = paths.filter(([first]) => first === name).map(([, ...rest]) => rest)
    if (below.length === 0) continue
    const part = below.some((path) => path.length === 0) ? value : includeBelow(value, below)
    if (part !== undefined) shown[name] = part
  }
  return shown
}

/** Below a path only documents have fields to show; other values are left out. */
function includeBelow(value: BsonValue, paths: readonly Path[]): BsonValue | undefined {
  if (Array.isArray(value)) {
    return value.map((element) => includeBelow(element, paths)).filter((element) => element !== undefined)
  }
  return isDocument(value) ? include(value, paths) : undefined
}
