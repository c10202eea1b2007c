import { Long } from 'bson'
import { type BsonDocument, type BsonValue, encode, fieldOf, isDocument, numberOf } from '../bson.ts'
import type { Namespace } from '../catalogue.ts'
import { CommandError } from '../errors.ts'
import { type Filter, parseFilter } from '../filter.ts'

/** The arguments of a command, or of one statement in it, read with their types. */
export class Arguments {
  readonly #name: string
  readonly #body: BsonDocument

  constructor(name: string, body: BsonDocument) {
    this.#name = name
    this.#body = body
  }

  value(field: string): BsonValue | undefined {
    return fieldOf(this.#body, field)
  }

  document(field: string): BsonDocument | undefined {
    // Null is refused here, lest a filter that is null by mistake should mean everything.
    if (this.value(field) === null) throw this.#refusal(field, 'a document')
    return this.#read(field, 'a document', (value) => (isDocument(value) ? value : undefined))
  }

  /** The filter of a write, which must be there. */
  filter(field: string): Filter {
    const document = this.document(field)
    if (!document) throw this.#refusal(field, 'a document')
    return parseFilter(document)
  }

  array(field: string): BsonValue[] | undefined {
    return this.#read(field, 'an array', (value) => (Array.isArray(value) ? value : undefined))
  }

  text(field: string): string | undefined {
    return this.#read(field, 'text', (value) => (typeof value === 'string' ? value : undefined))
  }

  count(field: string): number | undefined {
    return this.#read(field, 'a whole number of at least 0', (value) => {
      const number = numberOf(value)
      return number !== undefined && Number.isInteger(number) && number >= 0 ? number : undefined
    })
  }

  flag(field: string): boolean | undefined {
    return this.#read(field, 'true or false', (value) =>
      typeof value === 'boolean' ? value : numberOf(value) === undefined ? undefined : numberOf(value) !== 0,
    )
  }

  #read<Result>(field: string, wanted: string, read: (value: BsonValue) => Result | undefined): Result | undefined {
    const value = this.value(field)
    if (value === undefined || value === null) return undefined
    const result = read(value)
    if (result === undefined) throw this.#refusal(field, wanted)
    return result
  }

  #refusal(field: string, wanted: string): CommandError {
    return new CommandError('TypeMismatch', `'${this.#name}.${field}' needs ${wanted}`)
  }
}

/** A command as it was called. */
export class Call extends Arguments {
  readonly name: string
  readonly database: string
  readonly #sequences: ReadonlyMap<string, readonly Uint8Array[]>

  constructor(name: string, body: BsonDocument, sequences: ReadonlyMap<string, readonly Uint8Array[]>) {
    super(name, body)
    this.name = name
    this.database = this.text('$db') ?? ''
    this.#sequences = sequences
  }

  /** The collection that the command, or the field given, names. */
  namespace(field = this.name): Namespace {
    const name = this.text(field)
    if (name === undefined) throw new CommandError('InvalidNamespace', `'${this.name}' needs the name of a collection`)
    return { database: this.database, name }
  }

  /** Documents given inside the command or beside it, as BSON. */
  statements(field: string): readonly Uint8Array[] {
    const beside = this.#sequences.get(field)
    if (beside) return beside
    const inside = this.array(field) ?? []
    return inside.map((value) => {
      if (!isDocument(value)) throw new CommandError('TypeMismatch', `'${this.name}.${field}' needs documents`)
      return encode(value)
    })
  }
}

export function cursorId(value: BsonValue | undefined): Long {
  if (!(value instanceof Long)) throw new CommandError('TypeMismatch', 'a cursor id needs a 64-bit integer')
  return value
}
