import type { Connection, mongo } from 'mongoose'
import type { SchoolRecord } from '../record.ts'
import type { Change, Write } from './change.ts'
import type { ImportRun, ImportRuns, StagedChange } from './importRun.ts'

/** What else has to happen when an import changes something. Each may be called again after an interruption. */
export interface ImportHooks {
  /** The teachers of a course changed, by this import: what is pending moves to the new ones, and both are told. */
  onTeachersChanged?(course: string, before: string[], after: string[], by: string): Promise<void>
  /** A person has other roles than before. */
  onRolesChanged?(person: string): Promise<void>
}

/** Documents written at once. */
const batchSize = 500

interface Stored {
  _id: string
  [field: string]: unknown
}

/**
 * Carries out an import from where it stands: every batch is written, told and recorded before its staged rows go, so
 * that whoever takes it up after an interruption does the rest, and nothing twice that shows.
 */
export async function applyRun(
  run: ImportRun,
  { runs, staged }: ImportRuns,
  connection: Connection,
  record: SchoolRecord,
  hooks: ImportHooks,
): Promise<void> {
  for (;;) {
    const batch = await staged.find({ run: run._id }).sort({ order: 1 }).limit(batchSize).lean()
    if (batch.length === 0) break
    await write(
      connection,
      batch.flatMap(({ change }) => change.writes),
    )
    for (const { change } of batch) await tell(run, change, hooks)
    await record.appendAll(batch.map((row) => ({ ...row.change.act, ...actOf(run, row) })))
    await staged.deleteMany({ _id: { $in: batch.map(({ _id }) => _id) } })
  }
  await runs.updateOne({ _id: run._id }, { $set: { state: 'done' } })
}

const actOf = ({ at, actor }: ImportRun, { _id }: StagedChange) => ({
  ...actor,
  _id: `import:${_id}`,
  at,
  act: 'import',
})

async function write(connection: Connection, writes: readonly Write[]): Promise<void> {
  for (const name of new Set(writes.map(({ collection }) => collection))) {
    const operations = writes.filter(({ collection }) => collection === name).map(operationOf)
    // The driver's own collection: the rows are checked, and name no field that mongoose would have to cast.
    await connection.collection<Stored>(name).bulkWrite(operations)
  }
}

function operationOf({ id, set, unset }: Write): mongo.AnyBulkWriteOperation<Stored> {
  if (!set) return { deleteOne: { filter: { _id: id } } }
  const gone = Object.fromEntries(unset.map((name) => [name, true as const]))
  const update = { $set: set, ...(unset.length > 0 ? { $unset: gone } : {}) }
  return { updateOne: { filter: { _id: id }, update, upsert: true } }
}

async function tell(run: ImportRun, { id, before, after }: Change, hooks: ImportHooks): Promise<void> {
  if (run.kind === 'people' && before && before.roles !== after?.roles) await hooks.onRolesChanged?.(id)
  const was = before?.teacher_id
  const is = after?.teacher_id
  if (run.kind !== 'courses' || typeof was !== 'string' || typeof is !== 'string') return
  await hooks.onTeachersChanged?.(id, was.split('|'), is.split('|'), run._id)
}
