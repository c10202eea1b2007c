import mongoose, { type Connection } from 'mongoose'

mongoose.set('strictQuery', 'throw')
mongoose.set('runValidators', true)

/** `prepareModels` makes the indexes: all of a collection's in one command, where mongoose sends one for each. */
const byHand = { autoCreate: false, autoIndex: false }

/**
 * Connects to a MongoDB-protocol server. Rooms register their models on the connection; `prepareModels` then makes sure of every index.
 *
 * @throws when the server is not there within `timeoutMs`.
 */
export async function connect(uri: string, timeoutMs = 10_000): Promise<Connection> {
  return mongoose
    .createConnection(uri, { serverSelectionTimeoutMS: timeoutMs, retryWrites: false, ...byHand })
    .asPromise()
}

/** Creates every collection's indexes, so that a unique key surely refuses before the first message is taken. */
export async function prepareModels(connection: Connection): Promise<void> {
  await Promise.all(
    Object.values(connection.models).map(async ({ schema, collection }) => {
      const indexes = schema.indexes().map(described)
      if (indexes.length > 0) await collection.createIndexes(indexes)
    }),
  )
}

type IndexDescription = mongoose.mongo.IndexDescription

/** An index as the driver takes it, of the kinds that are in use here. */
const described = ([key, options]: [mongoose.IndexDefinition, mongoose.IndexOptions]): IndexDescription => ({
  key: key as IndexDescription['key'],
  ...(options.unique ? { unique: true } : {}),
  ...(options.sparse ? { sparse: true } : {}),
  ...(options.partialFilterExpression ? { partialFilterExpression: options.partialFilterExpression } : {}),
})
