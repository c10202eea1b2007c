import { type BsonDocument, type BsonValue, isDocument, numberOf } from './bson.ts'
import { CommandError, unsupported } from './errors.ts'
import { parsePath } from './path.ts'

/** Which fields of a document are shown. */
export type Projection = (document: BsonDocument) => BsonDocument

/** A branch of the fields named; true where it ends. */
interface Tree {
  [name: string]: Tree | true
}

/**
 * The projection asked for; undefined shows everything.
 *
 * @throws CommandError for anything but fields to show and an `_id` to hide.
 */
export function parseProjection(document: BsonDocument): Projection | undefined {
  const entries = Object.entries(document)
  if (entries.length === 0) return undefined
  const tree: Tree = {}
  for (const [field, value] of entries) {
    if (isShown(field, value)) plant(tree, field)
    else if (field !== '_id' || entries.length === 1) throw unsupported(`projecting '${field}' away`)
  }
  if (!entries.some(([field]) => field === '_id')) plant(tree, '_id')
  return (shown) => include(shown, tree)
}

function isShown(field: string, value: BsonValue): boolean {
  const number = typeof value === 'boolean' ? Number(value) : numberOf(value)
  if (number === undefined) throw unsupported(`projecting '${field}' by anything but 1 and 0`)
  return number !== 0
}

function plant(tree: Tree, field: string): void {
  const path = parsePath(field)
  let branch = tree
  for (const [depth, name] of path.entries()) {
    if (name.startsWith('$')) throw unsupported(`projecting '${field}'`)
    const next = Object.hasOwn(branch, name) ? branch[name] : undefined
    const isEnd = depth === path.length - 1
    if (next === true || (isEnd && next)) throw new CommandError('BadValue', `path collision at ${field}`)
    const grown = next ?? (isEnd ? true : {})
    branch[name] = grown
    if (grown !== true) branch = grown
  }
}

function include(document: BsonDocument, tree: Tree): BsonDocument {
  const shown: BsonDocument = {}
  for (const [name, value] of Object.entries(document)) {
    const branch = Object.hasOwn(tree, name) ? tree[name] : undefined
    const part = branch === true ? value : branch && includeBelow(value, branch)
    if (part !== undefined) shown[name] = part
  }
  return shown
}

/** Below a branch only documents have fields to show; other values are left out. */
function includeBelow(value: BsonValue, branch: Tree): BsonValue | undefined {
  if (Array.isArray(value)) {
    return value.map((element) => includeBelow(element, branch)).filter((element) => element !== undefined)
  }
  return isDocument(value) ? include(value, branch) : undefined
}
