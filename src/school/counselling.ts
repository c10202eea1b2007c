import type { DateTime } from 'luxon'
import { type Connection, type Model, Schema } from 'mongoose'
import type { Sequences } from '../database/sequences.ts'
import { dateOf } from '../regulation/schoolTime.ts'
import { schoolYearOf } from '../regulation/term.ts'
import type { Acting } from './acting.ts'
import { type Deed, deedFields, indexDeeds, type Journal, madeOnce, type SchoolOccasion } from './journal.ts'
import type { People } from './people.ts'
import { hasLeft, type Person, yearRow } from './person.ts'

/** A record of course counselling (課程諮詢紀錄). It is in no submission and no transfer package. Source: R-4, §五(二)2. */
export interface Counselling {
  _id: number
  student: string
  counsellor: string
  /** ISO date. */
  date: string
  /** Such as `12:10`. */
  time: string
  place: string
  content: string
  advice: string
  createdAt: Date
}

export type NewCounselling = Pick<Counselling, 'student' | 'date' | 'time' | 'place' | 'content' | 'advice'>

export type CounsellingRefusal =
  | { reason: 'notYours' }
  /** Not a student whom this counsellor counsels. */
  | { reason: 'notCounselled' }
  | { reason: 'future' }

export type CounsellingAdded = { done: true; record: Counselling } | { done: false; refusal: CounsellingRefusal }

/** Records of course counselling, and who may see them. Source. */
export interface CounsellingRecords {
  /** The students whom somebody counsels now. */
  counselledBy(person: Person, now: DateTime): Promise<Person[]>
  add(written: NewCounselling, occasion: SchoolOccasion): Promise<CounsellingAdded>
  /** What somebody may see, latest first: the convener all, a counsellor those of whom they counsel, a student their own. */
  visibleTo(
    person: Person,
    now: DateTime,
    page: { from: number; count: number },
  ): Promise<{ records: Counselling[]; total: number }>
  /** One record, where that person may see it. */
  get(id: number, person: Person, now: DateTime): Promise<Counselling | undefined>
}

/** What is kept of each text, in UTF-16 units. */
export const maxCounsellingText = 2000

const schema = new Schema<Counselling & Deed>({
  _id: { type: Number, required: true },
  student: { type: String, required: true },
  counsellor: { type: String, required: true },
  date: { type: String, required: true },
  time: { type: String, required: true },
  place: { type: String, required: true },
  content: { type: String, required: true },
  advice: { type: String, required: true },
  createdAt: { type: Date, required: true },
  ...deedFields,
})
schema.index({ student: 1 })
indexDeeds(schema)

export function createCounselling(
  connection: Connection,
  sequences: Sequences,
  people: People,
  acting: Acting,
  journal: Journal,
): CounsellingRecords {
  const model: Model<Counselling & Deed> = connection.model<Counselling & Deed>('Counselling', schema, 'counselling')
  const settle = journal.keep(
    () => model.find({ unrecorded: true }, { act: 1 }).lean(),
    ({ _id }) => model.updateOne({ _id }, { $unset: { unrecorded: 1 } }),
  )
  const records: CounsellingRecords = {
    async counselledBy(person, now) {
      const year = schoolYearOf(now)
      const today = dateOf(now)
      const classes = await Promise.all(counselledClasses(person, now).map((name) => people.ofClass(year, name)))
      const students = classes.flat().filter((each) => each.roles.includes('student') && !hasLeft(each, today))
      return [...new Map(students.map((each) => [each._id, each])).values()]
    },
    async add(written, { actor, request, now }) {
      const as = await acting.inRole(actor, ['counsellor'], now)
      const counsellor = await people.get(actor.by)
      if (!as || !counsellor) return refuse({ reason: 'notYours' })
      const known = await model.findOne({ request }).lean()
      if (!known && written.date > dateOf(now)) return refuse({ reason: 'future' })
      const own = known ? [] : await records.counselledBy(counsellor, now)
      if (!known && !own.some(({ _id }) => _id === written.student)) return refuse({ reason: 'notCounselled' })
      const record = await madeOnce(
        () => model.findOne({ request }).lean(),
        async () => {
          const _id = await sequences.take('counselling')
          const { student, date, time } = written
          const act = {
            ...as,
            _id: `counselling:${_id}:create`,
            at: now.toJSDate(),
            act: 'create',
            subject: `counselling:${_id}`,
            people: [...new Set([actor.by, student])],
            after: { student, date, time },
          }
          const kept = { ...trimmed(written), _id, counsellor: actor.by, createdAt: now.toJSDate() }
          return (await model.create({ ...kept, request, act, unrecorded: true })).toObject()
        },
      )
      await settle()
      return { done: true, record }
    },
    async visibleTo(person, now, { from, count }) {
      const scope = await scopeOf(person, now)
      if (!scope) return { records: [], total: 0 }
      const [found, total] = await Promise.all([
        model.find(scope).sort({ _id: -1 }).skip(from).limit(count).lean(),
        model.countDocuments(scope),
      ])
      return { records: found, total }
    },
    async get(id, person, now) {
      const scope = await scopeOf(person, now)
      return scope ? ((await model.findOne({ _id: id, ...scope }).lean()) ?? undefined) : undefined
    },
  }
  return records

  async function scopeOf(person: Person, now: DateTime): Promise<Scope | undefined> {
    const { _id, roles } = person
    if (roles.includes('counsellor-convener')) return {}
    if (roles.includes('counsellor'))
      return { student: { $in: (await records.counselledBy(person, now)).map((student) => student._id) } }
    return roles.includes('student') ? { student: _id } : undefined
  }
}

/** Whose records somebody may see. */
type Scope = { student?: string | { $in: string[] } }

/** The classes that a counsellor's row names; of one who is a homeroom teacher too, the first is the own class. Source: contract.md, CSV. */
function counselledClasses(person: Person, now: DateTime): string[] {
  if (!person.roles.includes('counsellor')) return []
  const classes = yearRow(person, schoolYearOf(now))?.classes ?? []
  return [...new Set(person.roles.includes('homeroom') ? classes.slice(1) : classes)]
}

const trimmed = (written: NewCounselling): NewCounselling => {
  const short = (text: string) => text.trim().slice(0, maxCounsellingText)
  return { ...written, place: short(written.place), content: short(written.content), advice: short(written.advice) }
}

const refuse = (refusal: CounsellingRefusal): CounsellingAdded => ({ done: false, refusal })
