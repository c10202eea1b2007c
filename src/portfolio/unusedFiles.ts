import type { Model } from 'mongoose'
import type { Inbox } from '../conversation/inbox.ts'
import type { Facts, SchoolRecord } from '../school/record.ts'
import type { Entry } from './entry.ts'
import type { SentInFile } from './files.ts'

export interface UnusedDeps {
  entries: Model<Entry>
  record: SchoolRecord
  inbox: Inbox
}

/**
 * Those of the files that may go because nobody needs them: in no entry (deleted ones too), brought by no message that is
 * still open, and never part of an entry that was sent or selected. Whoever removes a file that somebody sent asks this.
 *
 * Source: R-12.
 */
export async function unusedFiles({ entries, record, inbox }: UnusedDeps, batch: SentInFile[]): Promise<SentInFile[]> {
  const holding = await entries.find({ 'files.id': { $in: batch.map(({ id }) => id) } }, { files: 1 }).lean()
  const held = new Set(holding.flatMap(({ files }) => files.map(({ id }) => id)))
  const loose = batch.filter(({ id }) => !held.has(id))
  if (loose.length === 0) return []
  const [open, kept] = await Promise.all([
    inbox.openAmong(loose.map(({ request }) => request)),
    hashesToKeep(
      entries,
      record,
      loose.map(({ sha256 }) => sha256),
    ),
  ])
  return loose.filter(({ request, sha256 }) => !open.has(request) && !kept.has(sha256))
}

/** Contents that an entry once held which was sent or selected since, and is not erased. Source: R-12 (what was ever sent is kept). */
async function hashesToKeep(entries: Model<Entry>, record: SchoolRecord, hashes: string[]): Promise<Set<string>> {
  const acts = await record.model.find({ 'after.files': { $in: hashes } }, { subject: 1, after: 1 }).lean()
  const numberOf = (subject: string) => Number(subject.replace('entry:', ''))
  const binding = await entries
    .find(
      {
        _id: { $in: acts.map(({ subject }) => numberOf(subject)) },
        $or: [{ everSent: true }, { selected: { $ne: 'no' } }],
        erased: { $ne: true },
      },
      { _id: 1 },
    )
    .lean()
  const bound = new Set(binding.map(({ _id }) => _id))
  return new Set(acts.filter(({ subject }) => bound.has(numberOf(subject))).flatMap(({ after }) => hashesIn(after)))
}

const hashesIn = (facts: Facts | undefined) => (Array.isArray(facts?.files) ? facts.files.map(String) : [])
