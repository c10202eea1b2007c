import { createHash } from 'node:crypto'
import { stringify } from 'csv-stringify/sync'
import { type Archive, partOf, partOfFile } from '../archive.ts'
import { inOrder, type Sheet } from './sheet.ts'
import type { PackedRow, Revision, Submission, SubmissionScope, SubmittedItem, SubmittedStudent } from './submission.ts'

/** What one package holds of a student. */
export type PackedStudent = Pick<SubmittedStudent, 'student' | 'items' | 'digest' | 'packed'>

/** Fields of the national format that are never held here; 學號 joins them. Source: contract.md, submit package. */
const omitted = ['身分證號', '出生年月日']

/** A package of a submission: one CSV with the official field names, and the files. Source: R-9. */
export function submissionArchive(
  scope: SubmissionScope,
  { school, columns }: Required<Pick<Revision, 'school' | 'columns'>>,
  rows: readonly PackedRow[],
): Archive {
  const text = Buffer.from([csvLine(columns), ...rows.map((row) => row.text)].join(''))
  const textPath = `${scope.what}.csv`
  const files = rows
    .flatMap((row) => row.files)
    .map(({ path, ...file }) => ({ path, file }))
    .sort((a, b) => inOrder(a.path, b.path))
  const manifest = {
    what: scope.what,
    school,
    year: scope.year,
    term: scope.term ?? null,
    division: scope.division,
    grade: scope.grade ?? null,
    rows: rows.length,
    omitted,
    files: [partOf(textPath, text), ...files.map(partOfFile)],
  }
  return { textPath, text, files, manifest: `${JSON.stringify(manifest, null, 2)}\n` }
}

/** The rows of a sheet as a package has them. */
export const rowsOf = ({ lines }: Sheet): PackedRow[] =>
  lines.map(({ cells, files }, index) => ({
    row: index + 1,
    text: csvLine(cells),
    files: files.map(({ path, file: { id, bytes, md5, sha256 } }) => ({ path, id, bytes, md5, sha256 })),
  }))

/**
 * The latest package of a submission once more, byte for byte, from what it has frozen; undefined where the data of one of its
 * students was deleted since. Source.
 */
export function frozenArchive(submission: Submission, held: readonly SubmittedStudent[]): Archive | undefined {
  const { school, columns } = submission.revisions.at(-1) ?? {}
  if (school === undefined || columns === undefined) return undefined
  const rows: PackedRow[] = []
  for (const { packed } of held) {
    if (!packed) return undefined
    rows.push(...packed)
  }
  return submissionArchive(
    submission,
    { school, columns },
    rows.sort((a, b) => a.row - b.row),
  )
}

/** What the rows hold of each student. */
export function studentsOf({ lines }: Sheet, rows: readonly PackedRow[]): PackedStudent[] {
  const held = new Map<string, { items: SubmittedItem[]; packed: PackedRow[] }>()
  for (const [index, { student, entry, about, files }] of lines.entries()) {
    const row = rows[index]
    if (!row) throw new Error('a line without a row')
    const item = {
      key: entry ?? row.row,
      about,
      line: md5Of(row.text.slice(0, -1)),
      files: files.map(({ path, file }) => ({ path, md5: file.md5 })),
    }
    const { items, packed } = held.get(student) ?? { items: [], packed: [] }
    held.set(student, { items: [...items, item], packed: [...packed, row] })
  }
  return [...held].map(([student, { items, packed }]) => ({ student, items, packed, digest: digestOf(items) }))
}

const csvLine = (cells: readonly string[]) => stringify([[...cells]], { record_delimiter: '\n' })

/** A row's own MD5 is of its line without the line's end. */
const md5Of = (text: string) => createHash('md5').update(text).digest('hex')

const digestOf = (items: readonly SubmittedItem[]) => {
  const hash = createHash('sha256')
  for (const { line, files } of items) hash.update([line, ...files.map(({ md5 }) => md5)].join(','))
  return hash.digest('hex')
}
