import type { Model } from 'mongoose'
import type { Entry } from './entry.ts'
import type { Files } from './files.ts'

/** A file that is not as it was received. */
export interface FileProblem {
  entry: number
  student: string
  file: string
  sha256: string
  problem: 'missing' | 'changed'
}

/** Entries whose files are read between two readings of a cursor: one that is not read for ten minutes is gone. */
const entriesAtOnce = 50

/**
 * Reads every stored file of every entry again, deleted ones too, and compares it with the hash of its receipt.
 * One file at a time: memory is bounded by a chunk; `signal` ends it between two files. Source: domain.md §3.1.
 */
export async function* auditFiles(
  entries: Model<Entry>,
  files: Files,
  signal?: AbortSignal,
): AsyncGenerator<FileProblem> {
  const withFiles = entries.find({ 'files.id': { $exists: true } }, { files: 1, student: 1 }).sort({ _id: 1 })
  for await (const { _id, student, files: kept } of withFiles.lean().cursor({ batchSize: entriesAtOnce })) {
    for (const file of kept) {
      if (signal?.aborted) return
      const state = await files.verify(file)
      if (state !== 'intact') yield { entry: _id, student, file: file.name, sha256: file.sha256, problem: state }
    }
  }
}
