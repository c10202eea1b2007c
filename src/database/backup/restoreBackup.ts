import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { Binary, type Document } from 'bson'
import type { DateTime } from 'luxon'
import type { Connection } from 'mongoose'
import { z } from 'zod'
import { OperatorError } from '../../errors.ts'
import { readJsonLines } from './jsonLines.ts'
import { collectionFile, contentFile, type Manifest } from './manifest.ts'
import { readBackup } from './readBackup.ts'
import { createRestoreMark } from './restoreMark.ts'

/** Documents written at once. */
const batchDocuments = 500
/** What a store may hold that nobody has put anything into: traces of a server that was started on it. */
const heldByEmpty = ['migrations', 'leases', 'sequences', 'restores', 'doneRecords', 'reminderProgress', 'pushBudgets']

/** What the bytes of a file are cut by. */
const fileFacts = z.looseObject({ _id: z.unknown(), chunkSize: z.coerce.number().positive() })

/**
 * Fills an empty store from a backup: the same ids, instants and types, into whatever database this is.
 *
 * Source: contract.md, restore.
 * @throws OperatorError when the backup is not whole, or the store holds something.
 */
export async function restoreBackup(connection: Connection, dir: string, now: DateTime): Promise<Manifest> {
  const { manifest } = await readBackup(dir)
  await refuseFull(connection)
  const marks = createRestoreMark(connection)
  await marks.updateOne({ _id: 'restore' }, { $set: { state: 'begun', at: now.toJSDate() } }, { upsert: true })
  for (const { name } of manifest.collections) {
    const target = connection.collection(name)
    await target.deleteMany({})
    for await (const batch of batched(readJsonLines(join(dir, collectionFile(name))))) await target.insertMany(batch)
  }
  await restoreFiles(connection, dir)
  return manifest
}

/** Says that a restore came to its end: the store may be used. */
export async function finishRestore(connection: Connection): Promise<void> {
  await createRestoreMark(connection).updateOne({ _id: 'restore' }, { $set: { state: 'done' } })
}

async function refuseFull(connection: Connection): Promise<void> {
  for (const { collection } of Object.values(connection.models)) {
    if (heldByEmpty.includes(collection.collectionName)) continue
    if ((await collection.findOne({})) === null) continue
    throw new OperatorError(
      'not-empty',
      `This store holds something already (${collection.collectionName}); a backup is restored into an empty one.`,
    )
  }
}

/** The bytes of every file, in the pieces that the store keeps them in. */
async function restoreFiles(connection: Connection, dir: string): Promise<void> {
  const chunks = connection.collection('files.chunks')
  for await (const document of readJsonLines(join(dir, collectionFile('files.files')))) {
    const { _id, chunkSize } = fileFacts.parse(document)
    let n = 0
    for await (const bytes of createReadStream(join(dir, contentFile(String(_id))), { highWaterMark: chunkSize })) {
      await chunks.insertOne({ files_id: _id, n, data: new Binary(bytes as Buffer) })
      n += 1
    }
  }
}

async function* batched(documents: AsyncIterable<Document>): AsyncGenerator<Document[]> {
  let batch: Document[] = []
  for await (const document of documents) {
    batch.push(document)
    if (batch.length < batchDocuments) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
