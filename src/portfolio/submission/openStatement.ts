import type { DateTime } from 'luxon'
import type { Model } from 'mongoose'
import { receiptWindow } from '../../regulation/receiptWindow.ts'
import type { Acting } from '../../school/acting.ts'
import type { Calendar, School, SchoolAct } from '../../school/calendar.ts'
import { doersOf } from '../../school/duties.ts'
import type { SchoolOccasion } from '../../school/journal.ts'
import type { People } from '../../school/people.ts'
import type { Person } from '../../school/person.ts'
import type { Actor } from '../../school/record.ts'
import type { Role } from '../../school/roles.ts'
import { windowForStudent } from '../schedule.ts'
import { rulesetOf } from '../terms.ts'
import { compareStatement } from './compareStatement.ts'
import type { Receipt, ReceiptItem } from './receipt.ts'
import type { StatementFile } from './statementFile.ts'
import { type Comparison, type Submission, type SubmittedStudent, submittingOffice } from './submission.ts'
import type { Submissions } from './submissions.ts'
import { unitActor } from './unitActor.ts'

export type StatementResult =
  | { done: true; comparison: Comparison; opened: number }
  | { done: false; refusal: StatementRefusal }

export type StatementRefusal =
  | { reason: 'notYours'; may: readonly Role[] }
  /** The notice leaves less time than everybody must have. Source: R-10. */
  | { reason: 'windowTooShort'; days: number; minimumDays: number }

/** Compares a statement and opens what it opens. */
export type OpenStatement = (
  submission: Submission,
  file: StatementFile,
  options: { actor: SchoolOccasion['actor']; now: DateTime; isDryRun: boolean },
) => Promise<StatementResult>

interface Deps {
  model: Model<Receipt>
  submissions: Submissions
  people: People
  calendar: Calendar
  acting: Acting
}

/** What a statement says of one student, ready to be written. */
interface Opening {
  student: string
  digest: string
  items: ReceiptItem[]
  opensAt: Date
  until: Date
}

/**
 * Opens the confirmation of everyone of whom a revision holds something. A student of whom nothing has changed since they
 * confirmed is not asked again; a report that is being investigated stays open. Doing it again with the same file changes
 * nothing, so that an import that was interrupted is finished by repeating it. Source: R-10, §六(三), §九(三).
 */
export function createOpenStatement({ model, submissions, people, calendar, acting }: Deps): OpenStatement {
  return async function openStatement(submission, file, { actor, now, isDryRun }) {
    const may = doersOf(submittingOffice(submission))
    const as = await unitActor(actor, may, now, acting)
    if (!as) return { done: false, refusal: { reason: 'notYours', may } }
    const held = await submissions.held(submission)
    const { comparison, items } = compareStatement(submission.what, held, file.lines)
    const known = await model.find({ submission: submission._id }).lean()
    const school = await calendar.load()
    const students = await people.byId([...held, ...known].map(({ student }) => student))
    const openings: Opening[] = []
    for (const { student, digest } of [...held, ...withdrawn(known, held)]) {
      const person = students.get(student)
      if (!person) continue
      const window = windowFor(submission, person, school, now)
      if (!window.allowed) {
        const { days, minimumDays } = window
        return { done: false, refusal: { reason: 'windowTooShort', days, minimumDays } }
      }
      const [opensAt, until] = [window.opensAt.toJSDate(), window.closesAt.toJSDate()]
      openings.push({ student, digest, items: items.get(student) ?? [], opensAt, until })
    }
    if (isDryRun) return { done: true, comparison, opened: 0 }
    const before = new Map(known.map((receipt) => [receipt.student, receipt]))
    let opened = 0
    for (const opening of openings) {
      if (await openOne(submission, opening, before.get(opening.student))) opened += 1
    }
    await conclude(submission, file, comparison, openings, as, now)
    return { done: true, comparison, opened }
  }

  /** Whether the student is asked (again). */
  async function openOne(
    { _id, revision }: Pick<Submission, '_id' | 'revision'>,
    opening: Opening,
    before?: Receipt,
  ): Promise<boolean> {
    const { student, digest, items } = opening
    const isSame = before !== undefined && before.digest === digest && sameItems(before.items, items)
    if (!before) {
      const fresh = { ...opening, _id: `${_id}:${student}`, submission: _id, revision, round: 1, unsettled: [] }
      await model.updateOne(
        { _id: fresh._id },
        { $setOnInsert: { ...fresh, state: 'open', silent: false } },
        { upsert: true },
      )
      return true
    }
    const isInvestigated = before.state === 'disputed' && before.dueAt !== undefined
    const isKept = isInvestigated || (before.awaitsRevision ? before.revision === revision : isSame)
    const change = isKept
      ? { $set: { revision, digest, items } }
      : {
          $set: { ...opening, revision, state: 'open' as const, silent: false, round: before.round + 1 },
          $unset: { awaitsRevision: 1, dueAt: 1, reason: 1, disputedRevision: 1 },
        }
    const written = await model.updateOne({ _id: before._id, round: before.round }, change)
    if (written.matchedCount === 1) return !isKept
    // The student said something in between.
    return openOne({ _id, revision }, opening, (await model.findById(before._id).lean()) ?? undefined)
  }

  /** The statement counts once every student's is there; what it opened is in the record with it. */
  async function conclude(
    { _id, revision, statement }: Submission,
    { sha256 }: StatementFile,
    comparison: Comparison,
    openings: readonly Opening[],
    actor: Actor,
    now: DateTime,
  ): Promise<void> {
    if (statement?.revision === revision && statement.sha256 === sha256) return
    const { matched, missing, extra, changed } = comparison
    const act: SchoolAct = {
      ...actor,
      _id: `submission:${_id}:${revision}:statement:${sha256}`,
      at: now.toJSDate(),
      act: 'import',
      subject: `submission:${_id}`,
      people: [actor.by],
      after: { revision, sha256, matched, missing, extra, changed, students: openings.length },
    }
    const until = new Date(Math.max(now.toMillis(), ...openings.map((each) => each.until.getTime())))
    const kept = { ...comparison, revision, sha256, at: now.toJSDate(), until }
    await submissions.models.submissions.updateOne(
      { _id, revision },
      { $set: { statement: kept, unit: { state: 'open' }, hasUnsettled: true }, $push: { unsettled: act } },
    )
    await submissions.settle()
  }
}

/** Those of whom the latest revision holds nothing any more. */
const withdrawn = (known: readonly Receipt[], held: readonly SubmittedStudent[]) => {
  const still = new Set(held.map(({ student }) => student))
  return known.filter(({ student }) => !still.has(student)).map(({ student }) => ({ student, digest: '' }))
}

function windowFor({ year, term }: Submission, student: Person, school: School, now: DateTime) {
  const scope = term ?? year
  const announced = windowForStudent(student, 'receipt-confirmation', scope, school, now)
  return receiptWindow(now, announced, rulesetOf(school, scope))
}

/** Rows may have moved; what the student sees of them has not. */
const sameItems = (a: readonly ReceiptItem[], b: readonly ReceiptItem[]) =>
  a.length === b.length && a.every(({ standing }, index) => b[index]?.standing === standing)
