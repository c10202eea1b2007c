import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { PassThrough, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify/sync'
import { ZipFile } from 'yazl'
import type { Files } from '../files.ts'
import { inOrder, type PackedFile, type Sheet } from './sheet.ts'
import type { SubmissionScope, SubmittedItem, SubmittedStudent } from './submission.ts'

/** A stored file that is no longer what its receipt says. */
export class ChangedFile extends Error {
  readonly path: string
  constructor(path: string) {
    super(`the file ${path} is not as it was received`)
    this.name = 'ChangedFile'
    this.path = path
  }
}

/** What a package is made of. */
export interface PackageContent {
  scope: SubmissionScope
  /** The school's official six digits. */
  school: string
  sheet: Sheet
}

/** What one package holds of a student. */
export type PackedStudent = Pick<SubmittedStudent, 'student' | 'items' | 'digest'>

/** Fields of the national format that are never held here; 學號 joins them. Source: contract.md, submit package. */
const omitted = ['身分證號', '出生年月日']

/** The first instant that a ZIP can name, in whatever zone it is made: the same data gives the same bytes. */
const entryOptions = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true, compress: false }

/** What the manifest says of each part. */
export interface Part {
  path: string
  bytes: number
  md5: string
  sha256: string
}

/**
 * Writes a package to a file, its stored files streamed one after the other and compared with their hashes on the way.
 * Nothing is compressed: the files are already, and no version of a compressor decides the bytes.
 *
 * @returns the SHA-256 of the whole, and what it holds of each student.
 * @throws ChangedFile, and leaves the file unfinished.
 */
export async function writePackage(
  { scope, school, sheet }: PackageContent,
  files: Files,
  path: string,
): Promise<{ sha256: string; students: PackedStudent[] }> {
  const lines = [sheet.columns, ...sheet.lines.map(({ cells }) => cells)].map((cells) => csvLine(cells))
  const csv = Buffer.from(lines.join(''))
  const csvPath = `${scope.what}.csv`
  const packed = sheet.lines.flatMap((line) => line.files).sort((a, b) => inOrder(a.path, b.path))
  const manifest = {
    what: scope.what,
    school,
    year: scope.year,
    term: scope.term ?? null,
    division: scope.division,
    grade: scope.grade ?? null,
    rows: sheet.lines.length,
    omitted,
    files: [partOf(csvPath, csv), ...packed.map(partOfFile)],
  }
  const sha256 = await writeZip(path, csvPath, csv, packed, `${JSON.stringify(manifest, null, 2)}\n`, files)
  return { sha256, students: studentsOf(sheet, lines) }
}

/** Writes a ZIP of one text, stored files and a manifest, in that order; the same data gives the same bytes. */
export async function writeZip(
  path: string,
  csvPath: string,
  csv: Buffer,
  packed: readonly PackedFile[],
  manifest: string,
  files: Files,
): Promise<string> {
  const zip = new ZipFile()
  const failed = new AbortController()
  const fail = (error: unknown) => failed.abort(error)
  zip.once('error', fail)
  zip.addBuffer(csv, csvPath, entryOptions)
  for (const each of packed) {
    zip.addReadStreamLazy(each.path, { ...entryOptions, size: each.file.bytes }, (give) => {
      const checked = new PassThrough()
      pipeline(files.open(each.file.id), comparing(each), checked).catch(fail)
      give(null, checked)
    })
  }
  zip.addBuffer(Buffer.from(manifest), 'manifest.json', entryOptions)
  zip.end()
  const hash = createHash('sha256')
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  try {
    await pipeline(zip.outputStream, hashing, createWriteStream(path, { mode: 0o600 }), { signal: failed.signal })
  } catch (error) {
    throw failed.signal.aborted ? failed.signal.reason : error
  }
  await flush(path)
  return hash.digest('hex')
}

/** Passes a file on and ends in an error where its bytes are not those of its receipt. */
function comparing({ path, file }: PackedFile): Transform {
  const hash = createHash('sha256')
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
    flush: (done) => (hash.digest('hex') === file.sha256 ? done() : done(new ChangedFile(path))),
  })
}

/** Until the bytes are on the disk, nothing may say that they are. */
async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

const csvLine = (cells: readonly string[]) => stringify([[...cells]], { record_delimiter: '\n' })

/** A row's own MD5 is of its line without the line's end. */
const md5Of = (bytes: Buffer | string) => createHash('md5').update(bytes).digest('hex')

export const partOf = (path: string, bytes: Buffer): Part => ({
  path,
  bytes: bytes.length,
  md5: md5Of(bytes),
  sha256: createHash('sha256').update(bytes).digest('hex'),
})

export const partOfFile = ({ path, file: { bytes, md5, sha256 } }: PackedFile): Part => ({ path, bytes, md5, sha256 })

function studentsOf({ lines }: Sheet, written: readonly string[]): PackedStudent[] {
  const held = new Map<string, SubmittedItem[]>()
  for (const [index, { student, entry, about, files }] of lines.entries()) {
    const line = md5Of((written[index + 1] ?? '').slice(0, -1))
    const item = {
      key: entry ?? index + 1,
      about,
      line,
      files: files.map(({ path, file }) => ({ path, md5: file.md5 })),
    }
    held.set(student, [...(held.get(student) ?? []), item])
  }
  return [...held].map(([student, items]) => ({ student, items, digest: digestOf(items) }))
}

const digestOf = (items: readonly SubmittedItem[]) => {
  const hash = createHash('sha256')
  for (const { line, files } of items) hash.update([line, ...files.map(({ md5 }) => md5)].join(','))
  return hash.digest('hex')
}
