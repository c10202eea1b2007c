import { type BsonDocument, type BsonValue, fieldOf, isDocument } from './bson.ts'
import { CommandError } from './errors.ts'
import type { Filter } from './filter.ts'
import { matches, type Trace } from './matcher.ts'
import { isArrayIndex, type Path } from './path.ts'

/**
 * The paths that a path with `$`, `$[]` or `$[name]` stands for in a document.
 *
 * @throws CommandError BadValue when `$` has no match to stand for, an array filter is missing or there is no array.
 */
export function resolvePaths(
  path: Path,
  document: BsonDocument,
  trace: Trace,
  arrayFilters: ReadonlyMap<string, Filter>,
): Path[] {
  const expand = (value: BsonValue | undefined, walked: Path): Path[] => {
    const name = path[walked.length]
    if (name === undefined) return [walked]
    if (name === '$') {
      if (trace.position === undefined) {
        throw new CommandError('BadValue', 'The positional operator did not find the match needed from the query.')
      }
      const place = String(trace.position)
      return expand(childOf(value, place), [...walked, place])
    }
    const identifier = /^\$\[(.*)\]$/.exec(name)?.[1]
    if (identifier === undefined) {
      if (name.startsWith('$')) throw new CommandError('BadValue', `the field '${name}' begins with a dollar sign`)
      return expand(childOf(value, name), [...walked, name])
    }
    if (!Array.isArray(value)) {
      throw new CommandError('BadValue', `The path '${walked.join('.')}' must exist in the document as an array`)
    }
    const filter = identifier === '' ? undefined : arrayFilters.get(identifier)
    if (identifier !== '' && !filter) {
      throw new CommandError('BadValue', `No array filter found for identifier '${identifier}'`)
    }
    return value.flatMap((element, i) =>
      !filter || matches(filter, { [identifier]: element }) ? expand(element, [...walked, String(i)]) : [],
    )
  }
  return expand(document, [])
}

function childOf(value: BsonValue | undefined, name: string): BsonValue | undefined {
  if (Array.isArray(value)) return isArrayIndex(name) ? value[Number(name)] : undefined
  return isDocument(value) ? fieldOf(value, name) : undefined
}
