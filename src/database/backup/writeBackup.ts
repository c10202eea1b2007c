import { access, constants, mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DateTime } from 'luxon'
import mongoose, { type Connection } from 'mongoose'
import { OperatorError } from '../../errors.ts'
import { writeHashed, writeJsonLines } from './jsonLines.ts'
import { collectionFile, collectionsOf, contentFile, type Manifest, manifestFile } from './manifest.ts'
import { readBackup } from './readBackup.ts'

/** Everything is read as it is stored: no number changes its type on the way. */
const asStored = { promoteValues: false, promoteLongs: false, promoteBuffers: false }
/** Files that are copied between two readings of a cursor: one that is not read for ten minutes is gone. */
const filesAtOnce = 50

export interface BackupOf {
  connection: Connection
  school: string
  secretFingerprint: string
  now: DateTime<true>
}

/**
 * Copies everything that is stored, files included, into a new folder, while the server runs; then reads all of it again.
 *
 * Source: contract.md, backup.
 * @throws OperatorError when the folder holds something, or something changed so fast that the copy does not hold together.
 */
export async function writeBackup(
  { connection, school, secretFingerprint, now }: BackupOf,
  dir: string,
): Promise<Manifest> {
  await makeEmptyFolder(dir)
  const names = collectionsOf(Object.values(connection.models).map((model) => model.collection.collectionName))
  const collections: Manifest['collections'] = []
  for (const name of names) {
    // A file whose upload has not ended has no hash yet: nothing names it.
    const filter = name === 'files.files' ? { 'metadata.sha256': { $exists: true } } : {}
    const documents = connection.collection(name).find(filter, asStored)
    const { lines, sha256 } = await writeJsonLines(documents, join(dir, collectionFile(name)))
    collections.push({ name, documents: lines, sha256 })
  }
  const files = await copyFiles(connection, dir)
  const manifest: Manifest = { format: 1, at: now.toISO(), school, secretFingerprint, collections, files }
  await writeFile(join(dir, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true })
  return (await readBackup(dir)).manifest
}

async function makeEmptyFolder(dir: string): Promise<void> {
  const held = await madeFolder(dir).catch(() => undefined)
  if (!held) throw new OperatorError('cannot-write', `${dir} cannot be made or is no folder that may be written to.`)
  if (held.length > 0) {
    throw new OperatorError('not-empty', `${dir} holds something already; name a new folder for the backup.`)
  }
  for (const folder of ['collections', 'files']) await mkdir(join(dir, folder), { mode: 0o700 })
}

/** What a folder holds, which is made where it is not there. */
async function madeFolder(dir: string): Promise<string[]> {
  await mkdir(dir, { recursive: true, mode: 0o700 })
  await access(dir, constants.W_OK)
  return readdir(dir)
}

async function copyFiles(connection: Connection, dir: string): Promise<Manifest['files']> {
  const { db } = connection
  if (!db) throw new Error('a backup needs an open connection')
  const bucket = new mongoose.mongo.GridFSBucket(db, { bucketName: 'files' })
  let [count, bytes] = [0, 0]
  const whole = { 'metadata.sha256': { $exists: true } }
  const named = connection.collection('files.files').find(whole, { projection: { _id: 1 }, batchSize: filesAtOnce })
  for await (const { _id } of named) {
    const id = String(_id)
    const written = await writeHashed(
      bucket.openDownloadStream(new mongoose.Types.ObjectId(id)),
      join(dir, contentFile(id)),
    )
    count += 1
    bytes += written.bytes
  }
  return { count, bytes }
}
