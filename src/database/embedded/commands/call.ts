import { Arguments } from '../arguments.ts'
import type { BsonDocument } from '../bson.ts'
import type { Namespace } from '../catalogue.ts'
import { CommandError } from '../errors.ts'

/** A command as it was called. */
export class Call extends Arguments {
  readonly database: string

  constructor(name: string, body: BsonDocument, takes: readonly string[] | 'anything') {
    super(name, body, takes === 'anything' ? Object.keys(body) : [name, '$db', ...takes])
    this.database = this.text('$db') ?? ''
  }

  /** The collection that the command, or the field given, names. */
  namespace(field = this.name): Namespace {
    const name = this.text(field)
    if (name === undefined) throw new CommandError('InvalidNamespace', `'${this.name}' needs the name of a collection`)
    return { database: this.database, name }
  }
}
