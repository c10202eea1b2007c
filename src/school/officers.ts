import { createHash } from 'node:crypto'
import { type Connection, type Model, Schema } from 'mongoose'

export const officerLevels = ['school', 'class', 'club'] as const
export type OfficerLevel = (typeof officerLevels)[number]

/** That a student was an officer (幹部) of the school, a class or a club in a semester. Source: R-4, §五(一)2–3. */
export interface Officer {
  /** `officerId` of it. */
  _id: string
  student: string
  /** Such as `115-1`. */
  term: string
  level: OfficerLevel
  /** The class, the club …; what is still missing keeps the record out of a submission. */
  unit?: string
  position?: string
  /** ISO dates. */
  startsOn?: string
  endsOn?: string
  /** One that came with a transfer: the school at which it was. Source: R-11. */
  origin?: { school: string }
}

const schema = new Schema<Officer>({
  _id: { type: String, required: true },
  student: { type: String, required: true },
  term: { type: String, required: true },
  level: { type: String, enum: officerLevels, required: true },
  unit: String,
  position: String,
  startsOn: String,
  endsOn: String,
  origin: { type: new Schema({ school: String }, { _id: false }) },
})
schema.index({ student: 1, term: 1 })
schema.index({ term: 1 })

/** The officers of every semester. */
export interface Officers {
  readonly model: Model<Officer>
  byId(ids: string[]): Promise<Map<string, Officer>>
  /** A student's, latest semester first. */
  ofStudent(student: string): Promise<Officer[]>
}

export function createOfficers(connection: Connection): Officers {
  const model = connection.model<Officer>('Officer', schema, 'officers')
  return {
    model,
    async byId(ids) {
      const found = await model.find({ _id: { $in: ids } }).lean()
      return new Map(found.map((officer) => [officer._id, officer]))
    },
    ofStudent: (student) => model.find({ student }).sort({ term: -1, _id: 1 }).lean(),
  }
}

/** The key of a record: the same student in the same position, of the same school. Texts stand in it as a hash, because keys go into the record of acts. */
export function officerId({ student, term, level, unit = '', position = '', origin }: Omit<Officer, '_id'>): string {
  const held = createHash('sha256')
    .update(JSON.stringify([unit, position, ...(origin ? [origin.school] : [])]))
    .digest('hex')
    .slice(0, 12)
  return `${student}:${term}:${level}:${held}`
}
