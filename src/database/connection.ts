import mongoose, { type Connection } from 'mongoose'

mongoose.set('strictQuery', 'throw')
mongoose.set('runValidators', true)

/**
 * Connects to a MongoDB-protocol server. Rooms register their models on the connection; `prepareModels` then makes sure of every index.
 *
 * @throws when the server is not there within `timeoutMs`.
 */
export async function connect(uri: string, timeoutMs = 10_000): Promise<Connection> {
  return mongoose.createConnection(uri, { serverSelectionTimeoutMS: timeoutMs, retryWrites: false }).asPromise()
}

/** Creates every collection's indexes, so that a unique key surely refuses before the first message is taken. */
export async function prepareModels(connection: Connection): Promise<void> {
  await Promise.all(Object.values(connection.models).map((model) => model.init()))
}
