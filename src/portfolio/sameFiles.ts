import type { Model } from 'mongoose'
import type { Entry, EntryFile } from './entry.ts'
import type { Files } from './files.ts'

/** What files hold, whatever they are called: alike where they are byte for byte the same in the same roles. */
export const contentOf = (files: readonly Pick<EntryFile, 'role' | 'sha256'>[]) =>
  files
    .map(({ role, sha256 }) => `${role}:${sha256}`)
    .sort()
    .join()

/**
 * The student's certified outcome of which this draft is a re-upload: the very same files (SHA-256) in the same semester, of
 * the school before a transfer, or in the same course here where the stored files of the first were lost. That was certified
 * once, and needs no second certification. A draft that a teacher has returned or taken back needs one all the same.
 *
 * Source: R-11, §七; domain.md §3.1 (a re-upload whose hash matches).
 */
export async function certifiedTwin(entries: Model<Entry>, files: Files, draft: Entry): Promise<Entry | undefined> {
  const { _id, student, course, term, reason } = draft
  if (draft.files.length === 0 || reason !== undefined || term === undefined) return undefined
  const certified = await entries
    .find({ student, hidden: false, kind: 'course', term, state: 'certified', _id: { $ne: _id } })
    .sort({ _id: 1 })
    .lean()
  const content = contentOf(draft.files)
  for (const other of certified.filter((each) => contentOf(each.files) === content)) {
    if (other.origin !== undefined || (other.course === course && (await isLost(other, files)))) return other
  }
  return undefined
}

async function isLost(entry: Entry, files: Files): Promise<boolean> {
  for (const file of entry.files) if ((await files.verify(file)) !== 'intact') return true
  return false
}
