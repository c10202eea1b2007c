import { DateTime } from 'luxon'
import type { Sequences } from '../database/sequences.ts'
import type { ConsentCodes } from '../identity/consentCode.ts'
import { zone } from '../regulation/schoolTime.ts'
import type { Acting } from '../school/acting.ts'
import type { Duty } from '../school/duties.ts'
import { type Journal, madeOnce, type SchoolOccasion } from '../school/journal.ts'
import type { Actor } from '../school/record.ts'
import { divisions, type Role } from '../school/roles.ts'
import { createDeletionModel, type Deletion, deciders, proposers } from './deletion.ts'
import { type EraseDeps, eraseStudent } from './eraseStudent.ts'
import { everyLeaver, type Leaver, leaversAmong } from './leavers.ts'

/** How long a proposal may wait. Unit: days. */
const daysToDecide = 14

export type RetentionRefusal =
  | { reason: 'notYours'; may: readonly Role[] }
  /** `open`: the proposal in which those who are due already stand. */
  | { reason: 'nobodyDue'; open?: number }
  | { reason: 'noSuchProposal' }
  | { reason: 'samePerson'; deletion: Deletion }
  | { reason: 'wrongCode'; deletion: Deletion }
  | { reason: 'decidedAlready'; deletion: Deletion }

export type Decided = { done: true; deletion: Deletion } | { done: false; refusal: RetentionRefusal }

/** Tells whom it concerns that a deletion was proposed or carried out; the same again tells nobody twice. */
export type TellDeletion = (deletion: Deletion) => Promise<void>

/** What is kept of those who left, and the one way by which it may go: one office proposes, another decides. Source: R-12, §八. */
export interface Retention {
  /** Whose data may be deleted, and the open proposal in which they stand. */
  due(now: DateTime): Promise<(Leaver & { proposal?: number })[]>
  get(id: number): Promise<Deletion | undefined>
  /** Proposals that wait for a decision. */
  open(): Promise<Deletion[]>
  /** Proposes everybody who is due and in no open proposal. */
  propose(occasion: SchoolOccasion): Promise<Decided>
  /** Approves and carries out. `code`: from the command line, what the chat gave the approver. */
  approve(id: number, occasion: SchoolOccasion, code?: string): Promise<Decided>
  decline(id: number, occasion: SchoolOccasion): Promise<Decided>
  /** Stands for the approver's button on the command line; another's is another. Source: contract.md, Office commands. */
  codeFor(id: number, approver: string): string
  /** The approved deletions, which a restored store must carry out too. */
  approved(): Promise<Deletion[]>
  /** Carries out approved deletions in a restored store, its own and those of a newer list. Resolves with whose data went. */
  reapply(newer: readonly Deletion[], now: DateTime): Promise<string[]>
  /** Open proposals, as duties of whoever decides. */
  duties(): Promise<Duty[]>
}

export interface RetentionDeps extends EraseDeps {
  sequences: Sequences
  acting: Acting
  journal: Journal
  consentCodes: ConsentCodes
  tell: TellDeletion
}

export function createRetention(deps: RetentionDeps): Retention {
  const { acting, people } = deps
  const model = createDeletionModel(deps.connection)
  const settle = deps.journal.keep(() => model.find({ unrecorded: true }).sort({ _id: 1 }).lean(), finish)

  const retention: Retention = {
    async due(now) {
      const [leavers, open] = await Promise.all([everyLeaver(deps, now), retention.open()])
      const proposed = new Map(open.flatMap(({ _id, students }) => students.map(({ student }) => [student, _id])))
      return leavers.map((leaver) => {
        const proposal = proposed.get(leaver.student)
        return { ...leaver, ...(proposal === undefined ? {} : { proposal }) }
      })
    },
    async get(id) {
      return (await model.findById(id).lean()) ?? undefined
    },
    open: () => model.find({ state: 'open' }).sort({ _id: 1 }).lean(),

    async propose({ actor, request, now }) {
      const again = await model.findOne({ request }).lean()
      if (again) return { done: true, deletion: again }
      const due = await retention.due(now)
      const own = await Promise.all(divisions.map((division) => acting.inRole(actor, [proposers[division]], now)))
      if (own.every((each) => each === undefined)) return refuse({ reason: 'notYours', may: Object.values(proposers) })
      const theirs = due.filter(({ division }) => own[divisions.indexOf(division)] !== undefined)
      const fresh = theirs.filter(({ proposal }) => proposal === undefined)
      const division = divisions.find((each) => fresh.some((leaver) => leaver.division === each))
      const as = division && own[divisions.indexOf(division)]
      if (!as) {
        const open = theirs.find(({ proposal }) => proposal !== undefined)?.proposal
        return refuse({ reason: 'nobodyDue', ...(open === undefined ? {} : { open }) })
      }
      const deletion = await madeOnce(
        () => model.findOne({ request }).lean(),
        async () => {
          const made = proposalOf(
            await deps.sequences.take('deletion'),
            fresh.filter((leaver) => leaver.division === division),
            { actor: as, request, now },
          )
          return (await model.create({ ...made, division })).toObject()
        },
      )
      await settle()
      return { done: true, deletion }
    },

    approve: (id, occasion, code) => decide(id, 'approved', occasion, code),
    decline: (id, occasion) => decide(id, 'declined', occasion),
    codeFor: (id, approver) => deps.consentCodes.of(consent(id, approver)),

    approved: () =>
      model
        .find({ state: { $in: ['approved', 'done'] } })
        .sort({ _id: 1 })
        .lean(),
    async reapply(newer, now) {
      const known = await retention.approved()
      const decided = newer.filter(({ decidedAt }) => decidedAt && decidedAt <= now.toJSDate())
      for (const deletion of decided) {
        if (known.some(({ _id }) => _id === deletion._id)) continue
        const { _id, ...rest } = deletion
        await model.updateOne({ _id }, { $set: { ...rest, state: 'approved' } }, { upsert: true })
        for (const each of deletion.students) await setLeft(each, deletion)
      }
      // Numbers stay unique: those of the list are taken.
      const highest = Math.max(0, ...newer.map(({ _id }) => _id))
      if (highest > 0) await deps.sequences.take('deletion', highest)
      await model.updateMany(
        { state: { $in: ['approved', 'done'] } },
        { $set: { state: 'approved', unrecorded: true } },
      )
      await settle()
      return [...new Set((await retention.approved()).flatMap(({ erased }) => erased ?? []))]
    },
    duties: async () => (await retention.open()).map(dutyOf),
  }
  return retention

  async function decide(
    id: number,
    state: 'approved' | 'declined',
    { actor, request, now }: SchoolOccasion,
    code?: string,
  ): Promise<Decided> {
    // What is still to be recorded of the proposal is recorded before the decision takes its place.
    await settle()
    const deletion = await model.findById(id).lean()
    if (!deletion) return refuse({ reason: 'noSuchProposal' })
    const may = [deciders[deletion.division]]
    const as = await acting.inRole(actor, may, now)
    if (!as) return refuse({ reason: 'notYours', may })
    if (deletion.proposedBy === actor.by) return refuse({ reason: 'samePerson', deletion })
    if (deletion.state !== 'open') return alreadyDecided(deletion, request)
    if (code !== undefined && !deps.consentCodes.isRight(code, consent(id, actor.by))) {
      return refuse({ reason: 'wrongCode', deletion })
    }
    const act = actOf(deletion, state === 'approved' ? 'approve' : 'decline', as, now)
    const decision = {
      state,
      decidedBy: actor.by,
      decidedAt: now.toJSDate(),
      decidedIn: request,
      act,
      unrecorded: true,
    }
    await model.updateOne({ _id: id, state: 'open' }, { $set: decision })
    await settle()
    return alreadyDecided((await retention.get(id)) ?? deletion, request)
  }

  /** An older backup does not know yet that they have left; it is believed where nothing that they put in says otherwise. */
  async function setLeft({ student, leftOn }: Deletion['students'][number], { decidedAt }: Deletion): Promise<void> {
    const person = await people.get(student)
    if (!person || person.leftOn !== undefined || decidedAt === undefined) return
    const at = DateTime.fromJSDate(decidedAt, { zone })
    const isDue = (await leaversAmong([{ ...person, leftOn }], deps, at)).length > 0
    if (isDue) await people.model.updateOne({ _id: student, leftOn: { $exists: false } }, { $set: { leftOn } })
  }

  /** Comes after an act is in the record: tells of a proposal, carries out an approval. */
  async function finish(deletion: Deletion): Promise<void> {
    const { _id, state } = deletion
    const erased = state === 'approved' ? await carryOut(deletion) : undefined
    await deps.tell(deletion)
    await model.updateOne(
      { _id, state },
      { $unset: { unrecorded: 1 }, ...(erased ? { $set: { state: 'done', erased } } : {}) },
    )
  }

  async function carryOut({ _id, students, decidedAt, act }: Deletion): Promise<string[]> {
    const { by, as, via, osUser, onBehalfOf } = act
    const actor: Actor = { by, as, via, ...(osUser ? { osUser } : {}), ...(onBehalfOf ? { onBehalfOf } : {}) }
    const at = DateTime.fromJSDate(decidedAt ?? new Date(0), { zone })
    const erased: string[] = []
    for (const { student } of students) {
      if (await eraseStudent(student, { request: `deletion:${_id}`, actor, at }, deps)) erased.push(student)
    }
    return erased
  }
}

const consent = (id: number, approver: string) => `deletion:${id}:${approver}`

const refuse = (refusal: RetentionRefusal): Decided => ({ done: false, refusal })

/** The same message again is told the same; who comes second learns who was first. */
const alreadyDecided = (deletion: Deletion, request: string): Decided =>
  deletion.decidedIn === request ? { done: true, deletion } : refuse({ reason: 'decidedAlready', deletion })

function proposalOf(
  id: number,
  leavers: readonly Leaver[],
  { actor, request, now }: { actor: Actor; request: string; now: DateTime },
): Omit<Deletion, 'division'> {
  const proposal = {
    _id: id,
    students: leavers.map(({ student, leftOn }) => ({ student, leftOn })),
    entries: leavers.reduce((sum, { entries }) => sum + entries, 0),
    files: leavers.reduce((sum, { files }) => sum + files, 0),
  }
  const act = actOf(proposal, 'propose', actor, now)
  const at = now.toJSDate()
  return { ...proposal, state: 'open', proposedBy: actor.by, proposedAt: at, request, act, unrecorded: true }
}

const actOf = (
  { _id, students, entries, files }: Pick<Deletion, '_id' | 'students' | 'entries' | 'files'>,
  act: 'propose' | 'approve' | 'decline',
  actor: Actor,
  now: DateTime,
) => {
  const ids = students.map(({ student }) => student)
  return {
    ...actor,
    _id: `deletion:${_id}:${act}`,
    at: now.toJSDate(),
    act,
    subject: `deletion:${_id}`,
    people: [...new Set([...ids, actor.by])],
    after: { students: ids, entries, files },
  }
}

const dutyOf = ({ _id, division, proposedAt }: Deletion): Duty => ({
  id: `deletion-${_id}`,
  office: deciders[division],
  clause: '§八',
  what: 'deletion',
  about: { proposal: _id },
  dueAt: DateTime.fromJSDate(proposedAt, { zone }).plus({ days: daysToDecide }),
  division,
  confirmable: false,
})
