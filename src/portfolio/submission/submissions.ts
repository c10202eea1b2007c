import { rename, unlink } from 'node:fs/promises'
import type { DateTime } from 'luxon'
import type { Model } from 'mongoose'
import type { Leases } from '../../database/leases.ts'
import type { Sequences } from '../../database/sequences.ts'
import { isDuplicateKey } from '../../errors.ts'
import type { Acting } from '../../school/acting.ts'
import type { Calendar, SchoolAct } from '../../school/calendar.ts'
import type { Courses } from '../../school/courses.ts'
import { type Duties, doersOf } from '../../school/duties.ts'
import type { Grades } from '../../school/grades.ts'
import type { Journal, SchoolOccasion } from '../../school/journal.ts'
import type { Officers } from '../../school/officers.ts'
import type { People } from '../../school/people.ts'
import type { Actor } from '../../school/record.ts'
import type { Role } from '../../school/roles.ts'
import { type Archive, ChangedFile, hashArchive, writeArchive } from '../archive.ts'
import type { Entry } from '../entry.ts'
import type { Files } from '../files.ts'
import type { Selections } from '../selections.ts'
import { type Precheck, precheck, studentsIn } from './precheck.ts'
import type { Problem } from './sheet.ts'
import { outstandingStatuses, statusDuties } from './statusDuties.ts'
import {
  type Revision,
  type Submission,
  type SubmissionModels,
  type SubmissionScope,
  type SubmittedStudent,
  scopeKey,
  submittingOffice,
} from './submission.ts'
import { frozenArchive, type PackedStudent, rowsOf, studentsOf, submissionArchive } from './submissionArchive.ts'
import { submissionDuties } from './submissionDuties.ts'
import { unitActor } from './unitActor.ts'

/** Why no package was made. */
export type PackageRefusal =
  | { reason: 'notYours'; may: readonly Role[] }
  | { reason: 'problems'; problems: Problem[] }
  /** Nothing is selected or entered that it could hold. */
  | { reason: 'nothing' }
  /** Another process makes one at this moment. */
  | { reason: 'busy' }

export type PackageResult =
  | { done: true; submission: Submission; revision: Revision }
  | { done: false; refusal: PackageRefusal }

export interface CheckOptions {
  /** Students to leave out. */
  except?: readonly string[]
  /** Whether every stored file is read again, which takes its time; the package does in any case. */
  readFiles?: boolean
}

/** What the school submits (提交) to the central database. Source: R-9, §六(二). */
export interface Submissions {
  readonly models: SubmissionModels
  /** What a submission would hold and what is wrong with it (預檢). */
  check(scope: SubmissionScope, now: DateTime, options?: CheckOptions): Promise<Precheck>
  /**
   * Freezes what the package holds as the next revision, and writes it to a file where one is named; where nothing has changed
   * since the latest, it is that one again.
   */
  package(
    scope: SubmissionScope,
    target: { path?: string; except?: readonly string[] },
    actor: SchoolOccasion['actor'],
    now: DateTime,
  ): Promise<PackageResult>
  get(id: number): Promise<Submission | undefined>
  byId(ids: Iterable<number>): Promise<Map<number, Submission>>
  /** Those of which there is a package, latest first. */
  list(): Promise<Submission[]>
  /** The latest package once more, byte for byte; undefined where the data of one of its students was deleted since. */
  archive(submission: Submission): Promise<Archive | undefined>
  /** What the latest revision holds, by student. */
  held(submission: Submission): Promise<SubmittedStudent[]>
  /** Brings what was done into the record. */
  settle(): Promise<void>
}

export interface SubmissionsDeps {
  models: SubmissionModels
  sequences: Sequences
  leases: Leases
  people: People
  courses: Courses
  calendar: Calendar
  acting: Acting
  entries: Model<Entry>
  files: Files
  selections: Selections
  duties: Duties
  journal: Journal
  officers: Officers
  grades: Grades
}

/** Students whose frozen items are written together. */
const studentsAtOnce = 200

export function createSubmissions(deps: SubmissionsDeps): Submissions {
  const { models, sequences, leases, people, courses, calendar, acting, entries, files, selections, duties } = deps
  const { submissions: model, submitted } = models
  duties.addSource((now) => statusDuties(people, calendar, now))
  duties.addSource((now) => submissionDuties(submissions, calendar, now))
  const settle = keepActs(deps.journal, model)

  const submissions: Submissions = {
    models,
    settle,
    async check(scope, now, { except = [], readFiles = true } = {}) {
      if (scope.what === 'course-outcomes' || scope.what === 'diverse') await selections.lockClosed(now)
      const school = await calendar.load()
      const others = await heldElsewhere(scope)
      const everybody = (await people.model.find({ roles: 'student' }).sort({ _id: 1 }).lean()).filter(
        ({ _id }) => !except.includes(_id) && !others.has(_id),
      )
      const { held, windowOpen } = studentsIn(scope, everybody, school, now)
      const outstanding = outstandingStatuses(await duties.list({ now }), scope.year)
      const sources = {
        scope,
        school,
        students: held,
        entries,
        courses,
        selections,
        officers: deps.officers,
        grades: deps.grades,
      }
      return precheck(sources, windowOpen, outstanding, readFiles ? files : undefined)
    },
    async package(scope, target, actor, now) {
      const may = doersOf(submittingOffice(scope))
      const as = await unitActor(actor, may, now, acting)
      if (!as) return refuse({ reason: 'notYours', may })
      const lease = await leases.take('submission-package')
      if (!lease) return refuse({ reason: 'busy' })
      try {
        return await make(scope, target, as, now)
      } finally {
        await lease.release()
      }
    },
    get: async (id) => (await model.findOne({ _id: id, revision: { $gt: 0 } }).lean()) ?? undefined,
    async byId(ids) {
      const found = await model.find({ _id: { $in: [...new Set(ids)] } }).lean()
      return new Map(found.map((each) => [each._id, each]))
    },
    list: () =>
      model
        .find({ revision: { $gt: 0 } })
        .sort({ _id: -1 })
        .lean(),
    archive: async (submission) => frozenArchive(submission, await submissions.held(submission)),
    held: ({ _id, revision }) => submitted.find({ submission: _id, revision }).sort({ student: 1 }).lean(),
  }
  return submissions

  /** Those whom another submission of the same holds, where this one is for no grade in particular. */
  async function heldElsewhere(scope: SubmissionScope): Promise<Set<string>> {
    if (scope.grade !== undefined) return new Set()
    const { what, year, term, division } = scope
    const others = (await model.find({ year, what, division, revision: { $gt: 0 } }).lean()).filter(
      (other) => other.scope !== scopeKey(scope) && other.term === term,
    )
    const held = await Promise.all(
      others.map(({ _id, revision }) => submitted.find({ submission: _id, revision }, { student: 1 }).lean()),
    )
    return new Set(held.flat().map(({ student }) => student))
  }

  async function make(
    scope: SubmissionScope,
    { path, except = [] }: { path?: string; except?: readonly string[] },
    actor: Actor,
    now: DateTime,
  ): Promise<PackageResult> {
    const { sheet, problems, windowOpen } = await submissions.check(scope, now, { except })
    const held = new Set(sheet.lines.map(({ student }) => student))
    const theirs = problems.filter(({ student }) => held.has(student))
    if (theirs.length > 0) return refuse({ reason: 'problems', problems: theirs })
    if (sheet.lines.length === 0 && windowOpen === 0) return refuse({ reason: 'nothing' })
    const unfinished = path === undefined ? undefined : `${path}.${process.pid}.part`
    try {
      const head = { school: (await calendar.load()).code, columns: [...sheet.columns] }
      const rows = rowsOf(sheet)
      const archive = submissionArchive(scope, head, rows)
      const sha256 = await (unfinished ? writeArchive(archive, files, unfinished) : hashArchive(archive, files))
      const students = studentsOf(sheet, rows)
      const submission = await ofScope(scope)
      const latest = submission.revisions.at(-1)
      const isSame = latest !== undefined && latest.sha256 === sha256
      const facts = { items: sheet.lines.length, students: students.length, windowOpen, sha256 }
      const done = isSame ? submission : await freeze(submission, students, facts, head, except, actor, now)
      if (unfinished && path) await rename(unfinished, path)
      const revision = done.revisions.at(-1)
      if (!revision) throw new Error('a submission without a revision')
      return { done: true, submission: done, revision: { ...revision, windowOpen } }
    } catch (error) {
      if (!(error instanceof ChangedFile)) throw error
      return refuse({ reason: 'problems', problems: changedSince(error.path, sheet) })
    } finally {
      if (unfinished) await unlink(unfinished).catch(() => undefined)
    }
  }

  /** The submission of a scope; it counts only once it has a revision. */
  async function ofScope(scope: SubmissionScope): Promise<Submission> {
    const key = { scope: scopeKey(scope) }
    const known = await model.findOne(key).lean()
    if (known) return known
    const fresh = { ...scope, ...key, revision: 0, revisions: [], unit: { state: 'open' as const }, unsettled: [] }
    try {
      return (await model.create({ _id: await sequences.take('submission'), ...fresh })).toObject()
    } catch (error) {
      const twin = isDuplicateKey(error) ? await model.findOne(key).lean() : null
      if (!twin) throw error
      return twin
    }
  }

  /** Students first and the number last: what a process left that died in between counts for nothing and is written anew. */
  async function freeze(
    { _id, revision: before }: Submission,
    students: readonly PackedStudent[],
    facts: Omit<Revision, 'revision' | 'at' | 'by' | 'school' | 'columns'>,
    head: Required<Pick<Revision, 'school' | 'columns'>>,
    except: readonly string[],
    actor: Actor,
    now: DateTime,
  ): Promise<Submission> {
    const revision = before + 1
    await submitted.deleteMany({ submission: _id, revision })
    for (let from = 0; from < students.length; from += studentsAtOnce) {
      await submitted.insertMany(
        students
          .slice(from, from + studentsAtOnce)
          .map((each) => ({ ...each, _id: `${_id}:${revision}:${each.student}`, submission: _id, revision })),
      )
    }
    const act: SchoolAct = {
      ...actor,
      _id: `submission:${_id}:${revision}`,
      at: now.toJSDate(),
      act: 'submit',
      subject: `submission:${_id}`,
      people: [...new Set([actor.by, ...except])],
      after: { revision, ...facts, except: [...except] },
    }
    const next: Revision = { ...facts, ...head, revision, at: now.toJSDate(), by: actor.by }
    const done = await model
      .findOneAndUpdate(
        { _id, revision: before },
        {
          $set: { revision, unit: { state: 'open' }, hasUnsettled: true },
          $push: { revisions: next, unsettled: act },
        },
        { returnDocument: 'after' },
      )
      .lean()
    if (!done) throw new Error(`the submission ${_id} was changed meanwhile`)
    // The rows of earlier revisions are needed no more.
    await submitted.updateMany({ submission: _id, revision: { $lt: revision } }, { $unset: { packed: 1 } })
    await settle()
    return done
  }
}

/** Has the acts on submissions brought into the record, also those that a dead process left. */
function keepActs(journal: Journal, model: Model<Submission>): () => Promise<void> {
  return journal.keep(
    async () => {
      const found = await model.find({ hasUnsettled: true }, { unsettled: 1 }).lean()
      return found.flatMap(({ _id, unsettled }) => unsettled.map((act) => ({ submission: _id, act })))
    },
    async ({ submission, act }) => {
      await model.updateOne({ _id: submission }, { $pull: { unsettled: { _id: act._id } } })
      await model.updateOne({ _id: submission, unsettled: { $size: 0 } }, { $unset: { hasUnsettled: 1 } })
    },
  )
}

const changedSince = (path: string, sheet: Precheck['sheet']): Problem[] =>
  sheet.lines
    .filter(({ files }) => files.some((file) => file.path === path))
    .map(({ student, entry = null }) => ({ student, entry, problem: 'file-changed', clause: '表一', about: path }))

const refuse = (refusal: PackageRefusal): PackageResult => ({ done: false, refusal })
