import { type BsonDocument, type BsonValue, isDocument, numberOf } from './bson.ts'
import { CommandError, unsupported } from './errors.ts'
import { parsePath } from './path.ts'

/** Which fields of a document are shown. */
export type Projection = (document: BsonDocument) => BsonDocument

/** A branch of the fields named; true where it ends. */
interface Tree {
  [name: string]: Tree | true
}

/** The projection asked for; undefined shows everything. @throws CommandError for anything but 1, 0, true and false. */
export function parseProjection(document: BsonDocument): Projection | undefined {
  const entries = Object.entries(document).map(([field, value]) => [field, isShown(field, value)] as const)
  if (entries.length === 0) return undefined
  const others = entries.filter(([field]) => field !== '_id')
  const including = others[0]?.[1] ?? entries[0]?.[1] === true
  if (others.some(([, shown]) => shown !== including)) {
    throw new CommandError('BadValue', 'a projection cannot both include and exclude fields')
  }
  const showsId = entries.find(([field]) => field === '_id')?.[1] ?? true
  const tree: Tree = {}
  for (const [field] of others) plant(tree, field)
  if (showsId === including) plant(tree, '_id')
  return (shown) => (including ? include(shown, tree) : exclude(shown, tree))
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

function exclude(document: BsonDocument, tree: Tree): BsonDocument {
  const shown: BsonDocument = {}
  for (const [name, value] of Object.entries(document)) {
    const branch = Object.hasOwn(tree, name) ? tree[name] : undefined
    if (branch !== true) shown[name] = branch ? excludeBelow(value, branch) : value
  }
  return shown
}

function excludeBelow(value: BsonValue, branch: Tree): BsonValue {
  if (Array.isArray(value)) return value.map((element) => excludeBelow(element, branch))
  return isDocument(value) ? exclude(value, branch) : value
}
