import { type BsonDocument, type BsonValue, isDocument, numberOf } from './bson.ts'
import { CommandError, unsupported } from './errors.ts'
import { parseFilter } from './filter.ts'
import { parseGroup } from './grouping.ts'
import { parsePattern, sortKey } from './indexKeys.ts'
import { matches } from './matcher.ts'
import { parseProjection } from './projection.ts'

/** One step of a pipeline, parsed. */
export type Stage = (documents: Iterable<BsonDocument>) => Iterable<BsonDocument>

/** @throws CommandError for a stage that is unknown or not supported. */
export function parseStage(stage: BsonValue): Stage {
  const entries = isDocument(stage) ? Object.entries(stage) : []
  const [entry] = entries
  if (!entry || entries.length !== 1) throw new CommandError('FailedToParse', 'a stage needs exactly one field')
  const [name, argument] = entry
  switch (name) {
    case '$match': {
      const filter = parseFilter(documentOf(name, argument))
      return (documents) => filtered(documents, (document) => matches(filter, document))
    }
    case '$sort': {
      const pattern = parsePattern(documentOf(name, argument))
      return (documents) =>
        [...documents]
          .map((document) => ({ document, key: sortKey(document, pattern) }))
          .sort((a, b) => Buffer.compare(a.key, b.key))
          .map(({ document }) => document)
    }
    case '$skip':
      return (documents) => slice(documents, countOf(name, argument), Number.POSITIVE_INFINITY)
    case '$limit':
      return (documents) => slice(documents, 0, countOf(name, argument))
    case '$project': {
      const project = parseProjection(documentOf(name, argument))
      if (!project) throw new CommandError('BadValue', '$project needs a field')
      return (documents) => mapped(documents, project)
    }
    case '$group':
      return parseGroup(documentOf(name, argument))
    default:
      throw unsupported(`the aggregation stage ${name}`)
  }
}

export function documentOf(what: string, value: BsonValue | undefined): BsonDocument {
  if (!isDocument(value)) throw new CommandError('TypeMismatch', `${what} needs a document`)
  return value
}

function countOf(stage: string, value: BsonValue): number {
  const count = numberOf(value)
  if (count === undefined || count < 0 || !Number.isInteger(count) || (stage === '$limit' && count === 0)) {
    throw new CommandError('BadValue', `${stage} needs a positive whole number`)
  }
  return count
}

function* filtered(documents: Iterable<BsonDocument>, isWanted: (document: BsonDocument) => boolean) {
  for (const document of documents) if (isWanted(document)) yield document
}

function* mapped(documents: Iterable<BsonDocument>, change: (document: BsonDocument) => BsonDocument) {
  for (const document of documents) yield change(document)
}

function* slice(documents: Iterable<BsonDocument>, skip: number, limit: number) {
  let place = 0
  for (const document of documents) {
    if (place++ < skip) continue
    yield document
    if (place >= skip + limit) return
  }
}
