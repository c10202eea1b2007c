import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { OperatorError } from '../../errors.ts'
import { hashFile, readJsonLines } from './jsonLines.ts'
import { collectionFile, contentFile, type Manifest, manifestFile, manifestSchema } from './manifest.ts'

/** What a stored file says of itself, as far as a backup needs it. */
const fileFacts = z.looseObject({ _id: z.unknown(), metadata: z.looseObject({ sha256: z.string() }) })
/** The files that an entry names. */
const entryFacts = z.looseObject({ _id: z.unknown(), files: z.array(z.looseObject({ id: z.string() })) })

/** A backup that was read through and is whole. */
export interface Backup {
  dir: string
  manifest: Manifest
}

/**
 * Reads every byte of a backup again: each collection and each file has the hash it was written with, and every file that
 * an entry names is there.
 *
 * @throws OperatorError naming what is missing or changed.
 */
export async function readBackup(dir: string): Promise<Backup> {
  const manifest = await readManifest(dir)
  for (const { name, documents, sha256 } of manifest.collections) {
    const found = await hashFile(join(dir, collectionFile(name))).catch(() => undefined)
    if (found?.sha256 !== sha256 || found.lines !== documents) throw spoilt(dir, collectionFile(name), found)
  }
  const files = await readFiles(dir)
  if (files.size !== manifest.files.count) throw spoilt(dir, 'files', {})
  if (manifest.collections.some(({ name }) => name === 'entries')) await checkEntries(dir, files)
  return { dir, manifest }
}

async function readManifest(dir: string): Promise<Manifest> {
  const text = await readFile(join(dir, manifestFile), 'utf8').catch(() => undefined)
  if (text === undefined) {
    throw new OperatorError('no-backup', `${dir} is no finished backup: it has no ${manifestFile}.`)
  }
  const parsed = manifestSchema.safeParse(jsonOf(text))
  if (!parsed.success) throw new OperatorError('no-backup', `${manifestFile} in ${dir} is not of a format known here.`)
  return parsed.data
}

/** The files whose content is there and unchanged. */
async function readFiles(dir: string): Promise<Set<string>> {
  const intact = new Set<string>()
  for await (const document of readJsonLines(join(dir, collectionFile('files.files')))) {
    const { _id, metadata } = fileFacts.parse(document)
    const file = contentFile(String(_id))
    const found = await hashFile(join(dir, file)).catch(() => undefined)
    if (found?.sha256 !== metadata.sha256) throw spoilt(dir, file, found)
    intact.add(String(_id))
  }
  return intact
}

async function checkEntries(dir: string, files: ReadonlySet<string>): Promise<void> {
  for await (const document of readJsonLines(join(dir, collectionFile('entries')))) {
    const { _id, files: named } = entryFacts.parse(document)
    const missing = named.find(({ id }) => !files.has(id))
    if (missing) {
      throw new OperatorError('incomplete', `A file of entry ${String(_id)} is not in ${dir}. Make the backup again.`)
    }
  }
}

const spoilt = (dir: string, file: string, found: unknown) =>
  new OperatorError(
    'spoilt',
    `${join(dir, file)} is ${found ? 'not what was written' : 'missing'}: this backup is not whole.`,
  )

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
