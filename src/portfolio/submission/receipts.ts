import type { DateTime } from 'luxon'
import type { Connection } from 'mongoose'
import type { Grants } from '../../identity/grants.ts'
import { investigationDue, reopenedUntil } from '../../regulation/receiptWindow.ts'
import { isPast } from '../../regulation/schoolTime.ts'
import type { Acting } from '../../school/acting.ts'
import type { Calendar, SchoolAct } from '../../school/calendar.ts'
import { type Duties, doersOf } from '../../school/duties.ts'
import type { Journal, SchoolOccasion } from '../../school/journal.ts'
import type { People } from '../../school/people.ts'
import type { Actor, Facts } from '../../school/record.ts'
import type { Role } from '../../school/roles.ts'
import type { Occasion } from '../entryAct.ts'
import { rulesetOf } from '../terms.ts'
import { createOpenStatement, type StatementResult } from './openStatement.ts'
import { createReceiptModel, instant, isWindowOpen, type Receipt, standingAt } from './receipt.ts'
import { receiptDuties } from './receiptDuties.ts'
import type { StatementFile } from './statementFile.ts'
import { type Submission, submittingOffice } from './submission.ts'
import type { Submissions } from './submissions.ts'
import { unitActor } from './unitActor.ts'

/** What came of an investigation: the data is right, or it is corrected in the next revision. Source: R-10. */
export const outcomes = ['data-right', 'corrected'] as const
export type Outcome = (typeof outcomes)[number]

/** Who acts for the unit, when; `round`: of the receipt that a button was about. */
export type UnitOccasion = SchoolOccasion & { round?: number }

/** Why a word on a receipt is not taken. */
export type ReceiptRefusal =
  | { reason: 'noSuchReceipt' }
  /** The button was about an earlier state. */
  | { reason: 'stale'; receipt: Receipt }
  | { reason: 'notYet' | 'closed'; receipt: Receipt }
  | { reason: 'confirmed' | 'disputed' | 'notDisputed'; receipt: Receipt }
  | { reason: 'notYours'; may: readonly Role[] }
  /** The unit has no statement of the latest revision to confirm. */
  | { reason: 'noStatement' }

export type ReceiptDone = { done: true; receipt: Receipt; isChanged: boolean }
export type ReceiptRefused = { done: false; refusal: ReceiptRefusal }
type Result = Promise<ReceiptDone | ReceiptRefused>

/** Tells whom an act on a receipt concerns; the same act again tells nobody twice. */
export type TellReceipt = (receipt: Receipt, act: SchoolAct, office: Role) => Promise<void>

/** Receipt statements (收訖明細): the students' and the unit's word on what arrived. Source: R-10, §六(三), §九(三). */
export interface Receipts {
  /** Compares a statement with what was submitted, and opens each student's confirmation unless it is a dry run. */
  import(
    submission: Submission,
    file: StatementFile,
    options: Pick<UnitOccasion, 'actor' | 'now'> & { isDryRun: boolean },
  ): Promise<StatementResult>
  get(submission: number, student: string): Promise<Receipt | undefined>
  byId(id: string): Promise<Receipt | undefined>
  /** A student's own, latest first. */
  ofStudent(student: string): Promise<Receipt[]>
  ofSubmissions(submissions: readonly number[]): Promise<Receipt[]>
  confirm(submission: number, student: string, occasion: Occasion): Result
  /** Reports an issue; it is to be investigated within three days. */
  dispute(submission: number, student: string, reason: string, occasion: Occasion): Result
  /** Says what came of an investigation. */
  resolve(submission: number, student: string, outcome: Outcome, occasion: UnitOccasion): Result
  /** The submitting unit confirms its submission. */
  confirmUnit(
    submission: number,
    occasion: Pick<UnitOccasion, 'actor' | 'now'>,
  ): Promise<{ done: true; submission: Submission; isChanged: boolean } | ReceiptRefused>
  /** Those that wait for their students now: everyone's, or those of some. */
  openFor(now: DateTime, students?: readonly string[]): Promise<OpenReceipt[]>
  /** Reports that nobody has investigated yet. */
  disputesOpen(): Promise<OpenDispute[]>
  /** Makes silence to the end a fact; resolves with how many there were. */
  settleSilent(now: DateTime): Promise<number>
}

export interface OpenReceipt {
  student: string
  submission: number
  until: DateTime<true>
}

export interface OpenDispute {
  student: string
  submission: number
  office: Role
  dueAt: Date
}

export interface ReceiptsDeps {
  connection: Connection
  submissions: Submissions
  people: People
  calendar: Calendar
  acting: Acting
  duties: Duties
  journal: Journal
  tell: TellReceipt
  grants: Grants
}

const silence: Actor = { by: 'system', as: 'system', via: 'job' }
/** What is kept of a report, in UTF-16 units. */
const maxReason = 500

export function createReceipts(deps: ReceiptsDeps): Receipts {
  const { submissions, calendar, acting, duties } = deps
  const model = createReceiptModel(deps.connection)
  const settle = deps.journal.keep(
    async () => {
      const found = await model.find({ hasUnsettled: true }).limit(1000).lean()
      return found.flatMap((receipt) => receipt.unsettled.map((act) => ({ receipt, act })))
    },
    async ({ receipt, act }) => {
      const about = (await submissions.byId([receipt.submission])).get(receipt.submission)
      if (about) await deps.tell(receipt, act, submittingOffice(about))
      await model.updateOne({ _id: receipt._id }, { $pull: { unsettled: { _id: act._id } } })
      await model.updateOne({ _id: receipt._id, unsettled: { $size: 0 } }, { $unset: { hasUnsettled: 1 } })
    },
  )
  const openStatement = createOpenStatement({ ...deps, model })
  duties.addSource(() => receiptDuties(receipts, submissions))

  const receipts: Receipts = {
    import: openStatement,
    get: (submission, student) => receipts.byId(`${submission}:${student}`),
    byId: async (id) => (await model.findById(id).lean()) ?? undefined,
    ofStudent: (student) => model.find({ student }).sort({ submission: -1 }).lean(),
    ofSubmissions: (ids) =>
      model
        .find({ submission: { $in: [...ids] } })
        .sort({ submission: -1, student: 1 })
        .lean(),

    async confirm(submission, student, occasion) {
      const actor = await deps.grants.speaker(occasion.actor, student, 'confirm', occasion.now)
      if (!actor) return refuse({ reason: 'noSuchReceipt' })
      return act(submission, student, { ...occasion, actor }, (receipt) => {
        const { state } = standingAt(receipt, occasion.now)
        const refusal = refusalOf(receipt, occasion.now)
        if (refusal) return refusal
        if (state === 'confirmed') return { isChanged: false }
        return { act: 'confirm', set: { state: 'confirmed', silent: false } }
      })
    },

    async dispute(submission, student, reason, occasion) {
      const about = await submissions.get(submission)
      const actor = await deps.grants.speaker(occasion.actor, student, 'dispute', occasion.now)
      if (!about || !actor) return refuse({ reason: 'noSuchReceipt' })
      const dueAt = investigationDue(occasion.now, rulesetOf(await calendar.load(), about.year)).toJSDate()
      return act(submission, student, { ...occasion, actor }, (receipt) => {
        const refusal = refusalOf(receipt, occasion.now)
        if (refusal) return refusal
        return {
          act: 'dispute',
          set: {
            state: 'disputed',
            silent: false,
            reason: reason.trim().slice(0, maxReason),
            dueAt,
            disputedRevision: receipt.revision,
          },
          after: { due: dueAt.toISOString() },
        }
      })
    },

    async resolve(submission, student, outcome, occasion) {
      const about = await submissions.get(submission)
      if (!about) return refuse({ reason: 'noSuchReceipt' })
      const may = doersOf(submittingOffice(about))
      const actor = await unitActor(occasion.actor, may, occasion.now, acting)
      if (!actor) return refuse({ reason: 'notYours', may })
      const ruleset = rulesetOf(await calendar.load(), about.year)
      return act(submission, student, { ...occasion, actor }, (receipt) => {
        if (receipt.state !== 'disputed' || receipt.awaitsRevision) return { reason: 'notDisputed', receipt }
        const until = reopenedUntil(instant(receipt.until), occasion.now, ruleset).toJSDate()
        // The correction may have been submitted before anybody said that there was one.
        const isThere = receipt.revision > (receipt.disputedRevision ?? receipt.revision)
        const set: Partial<Receipt> =
          outcome === 'data-right' || isThere ? { state: 'open', until } : { awaitsRevision: true }
        return { act: 'resolve', set, unset: ['dueAt'], after: { outcome } }
      })
    },

    async confirmUnit(id, { actor, now }) {
      const submission = await submissions.get(id)
      if (!submission) return refuse({ reason: 'noSuchReceipt' })
      const may = doersOf(submittingOffice(submission))
      const as = await unitActor(actor, may, now, acting)
      if (!as) return refuse({ reason: 'notYours', may })
      const { revision, statement, unit } = submission
      if (statement?.revision !== revision) return refuse({ reason: 'noStatement' })
      if (unit.state === 'confirmed') return { done: true, submission, isChanged: false }
      const done: SchoolAct = {
        ...as,
        _id: `submission:${id}:${revision}:confirm`,
        at: now.toJSDate(),
        act: 'confirm',
        subject: `submission:${id}`,
        people: [as.by],
        before: { state: 'open' },
        after: { state: 'confirmed', revision },
      }
      const confirmed = { state: 'confirmed' as const, by: as.by, at: now.toJSDate() }
      const change = { $set: { unit: confirmed, hasUnsettled: true }, $push: { unsettled: done } }
      const written = await submissions.models.submissions
        .findOneAndUpdate({ _id: id, revision, 'unit.state': 'open' }, change, { returnDocument: 'after' })
        .lean()
      if (!written) return receipts.confirmUnit(id, { actor, now })
      await submissions.settle()
      return { done: true, submission: written, isChanged: true }
    },

    async openFor(now, students) {
      const found = await model
        .find({
          ...(students ? { student: { $in: [...students] } } : {}),
          state: 'open',
          until: { $gte: now.startOf('second').toJSDate() },
          opensAt: { $lte: now.toJSDate() },
        })
        .sort({ student: 1, submission: 1 })
        .lean()
      return found.map(({ student, submission, until }) => ({
        student,
        submission,
        until: instant(until) as DateTime<true>,
      }))
    },

    async disputesOpen() {
      const found = await model
        .find({ state: 'disputed', dueAt: { $exists: true } })
        .sort({ dueAt: 1 })
        .lean()
      const about = await submissions.byId(found.map(({ submission }) => submission))
      return found.flatMap(({ student, submission, dueAt }) => {
        const of = about.get(submission)
        return of && dueAt ? [{ student, submission, office: submittingOffice(of), dueAt }] : []
      })
    },

    async settleSilent(now) {
      const due = await model.find({ state: 'open', until: { $lt: now.startOf('second').toJSDate() } }).lean()
      let count = 0
      for (const receipt of due) {
        const change = { act: 'confirm', set: { state: 'confirmed' as const, silent: true }, after: { silent: true } }
        if (await write(receipt, change, { actor: silence, now, request: `silence:${receipt.round}` })) count += 1
      }
      await settle()
      return count
    },
  }
  return receipts

  /** Loads, asks, writes once; another writer in between means asking again. */
  async function act(
    submission: number,
    student: string,
    occasion: Occasion,
    decide: (receipt: Receipt) => ReceiptRefusal | { isChanged: false } | Change,
  ): Result {
    for (;;) {
      const receipt = await receipts.get(submission, student)
      if (!receipt) return refuse({ reason: 'noSuchReceipt' })
      if (receipt.changedIn === occasion.request) return { done: true, receipt, isChanged: true }
      if (occasion.round !== undefined && occasion.round !== receipt.round) return refuse({ reason: 'stale', receipt })
      const decided = decide(receipt)
      if ('reason' in decided) return refuse(decided)
      if ('isChanged' in decided) return { done: true, receipt, isChanged: false }
      const written = await write(receipt, decided, occasion)
      if (!written) continue
      await settle()
      return { done: true, receipt: written, isChanged: true }
    }
  }

  async function write(
    receipt: Receipt,
    { act: name, set, unset = [], after = {} }: Change,
    { actor, now, request }: Occasion,
  ): Promise<Receipt | undefined> {
    const round = receipt.round + 1
    const done: SchoolAct = {
      ...actor,
      _id: `receipt:${receipt._id}:${round}:${name}`,
      at: now.toJSDate(),
      act: name,
      subject: `submission:${receipt.submission}`,
      people: [...new Set([receipt.student, actor.by])],
      before: { state: receipt.state },
      after: { student: receipt.student, state: set.state ?? receipt.state, revision: receipt.revision, ...after },
    }
    const written = await model
      .findOneAndUpdate(
        { _id: receipt._id, round: receipt.round },
        {
          $set: { ...set, round, changedIn: request, hasUnsettled: true },
          ...(unset.length > 0 ? { $unset: Object.fromEntries(unset.map((field) => [field, 1])) } : {}),
          $push: { unsettled: done },
        },
        { returnDocument: 'after' },
      )
      .lean()
    return written ?? undefined
  }
}

/** What an act makes of a receipt, and what the record says of it. */
interface Change {
  act: string
  set: Partial<Receipt>
  unset?: (keyof Receipt)[]
  after?: Facts
}

/** Why the student's own word is not taken now. Source: R-10. */
function refusalOf(receipt: Receipt, now: DateTime): ReceiptRefusal | undefined {
  if (receipt.state === 'disputed') return { reason: 'disputed', receipt }
  if (isPast(instant(receipt.until), now)) return { reason: 'closed', receipt }
  return isWindowOpen(receipt, now) ? undefined : { reason: 'notYet', receipt }
}

const refuse = (refusal: ReceiptRefusal): ReceiptRefused => ({ done: false, refusal })
