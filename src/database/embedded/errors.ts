import type { BsonDocument } from './bson.ts'

/** MongoDB's error codes by name, as far as the store answers with them. */
const codes = {
  InternalError: 1,
  BadValue: 2,
  TypeMismatch: 14,
  NamespaceNotFound: 26,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  InvalidIdField: 53,
  NotSingleValueField: 54,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  CommandNotSupported: 115,
  CannotIndexParallelArrays: 171,
  QueryExceededMemoryLimit: 292,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
} as const

export type CodeName = keyof typeof codes

/** A refusal that the client is told, with MongoDB's code for it. */
export class CommandError extends Error {
  readonly codeName: CodeName
  readonly code: number
  readonly details: BsonDocument

  constructor(codeName: CodeName, message: string, details: BsonDocument = {}) {
    super(message)
    this.codeName = codeName
    this.code = codes[codeName]
    this.details = details
  }
}

/** Refuses by name what MongoDB knows and this store leaves out. */
export function unsupported(what: string): CommandError {
  return new CommandError('CommandNotSupported', `the embedded store does not support ${what}; a MongoDB server does`)
}
