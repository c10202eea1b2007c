import { type BsonDocument, type BsonValue, fieldOf, isDocument } from './bson.ts'
import { CommandError, unsupported } from './errors.ts'
import { type Filter, parseFilter } from './filter.ts'
import { numberOf } from './numbers.ts'

/** The arguments of a command, or of a part of it, read with their types. */
export class Arguments {
  readonly name: string
  readonly #body: BsonDocument

  /** @throws CommandError for an argument that is not among those it takes. */
  constructor(name: string, body: BsonDocument, takes: readonly string[]) {
    const unknown = Object.keys(body).find((field) => !takes.includes(field))
    if (unknown !== undefined) throw unsupported(`'${name}.${unknown}'`)
    this.name = name
    this.#body = body
  }

  value(field: string): BsonValue | undefined {
    return fieldOf(this.#body, field)
  }

  document(field: string): BsonDocument | undefined {
    // Null is refused here, lest a filter that is null by mistake should mean everything.
    return this.#read(field, 'a document', (value) => (isDocument(value) ? value : undefined))
  }

  /** The filter of a write, which must be there. */
  filter(field: string): Filter {
    return parseFilter(this.document(field) ?? this.#refuse(field, 'a document'))
  }

  documents(field: string): BsonDocument[] {
    return this.#read(field, 'documents', (value) => (isDocuments(value) ? value : undefined)) ?? []
  }

  /** Refuses a document that asks for anything. */
  empty(field: string): void {
    if (Object.keys(this.document(field) ?? {}).length > 0) this.#refuse(field, 'an empty document')
  }

  array(field: string): BsonValue[] | undefined {
    return this.#read(field, 'an array', (value) => (Array.isArray(value) ? value : undefined))
  }

  text(field: string): string | undefined {
    return this.#read(field, 'text', (value) => (typeof value === 'string' ? value : undefined))
  }

  count(field: string): number | undefined {
    return this.#read(field, 'a whole number of at least 0', (value) => {
      const number = numberOf(value) ?? -1
      return number >= 0 && Number.isInteger(number) ? number : undefined
    })
  }

  flag(field: string): boolean | undefined {
    return this.#read(field, 'true or false', (value) => (typeof value === 'boolean' ? value : undefined))
  }

  #read<Result>(field: string, wanted: string, read: (value: BsonValue) => Result | undefined): Result | undefined {
    const value = this.value(field)
    return value === undefined ? undefined : (read(value) ?? this.#refuse(field, wanted))
  }

  #refuse(field: string, wanted: string): never {
    throw new CommandError('TypeMismatch', `'${this.name}.${field}' needs ${wanted}`)
  }
}

function isDocuments(value: BsonValue): value is BsonDocument[] {
  return Array.isArray(value) && value.every(isDocument)
}
