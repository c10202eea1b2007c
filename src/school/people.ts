import { type Connection, type Model, Schema } from 'mongoose'
import { type Person, type PersonYear, registrationStatuses } from './person.ts'
import { divisions, type Role, roles } from './roles.ts'

const yearSchema = new Schema<PersonYear>(
  {
    year: { type: Number, required: true },
    grade: { type: Number, enum: [10, 11, 12] },
    classes: { type: [String], required: true },
    division: { type: String, enum: divisions, required: true },
    status: { type: String, enum: registrationStatuses, required: true },
    statusOn: { type: String, required: true },
  },
  { _id: false },
)

const schema = new Schema<Person>({
  _id: { type: String, required: true },
  name: { type: String, required: true },
  roles: { type: [{ type: String, enum: roles }], required: true },
  subject: String,
  domain: String,
  years: { type: [yearSchema], required: true },
  leftOn: String,
})
schema.index({ roles: 1 })
schema.index({ 'years.classes': 1 })
schema.index({ 'years.status': 1 })
schema.index({ name: 1 })

/** The people of the school, by number. */
export interface People {
  readonly model: Model<Person>
  get(id: string): Promise<Person | undefined>
  /** Those of the ids that are known, by id. */
  byId(ids: Iterable<string>): Promise<Map<string, Person>>
  holding(role: Role): Promise<Person[]>
  /** Everybody of that name, whatever they are. */
  named(name: string): Promise<Person[]>
  /** Everyone whose row for that school year names the class: students, homeroom teacher, counsellors. */
  ofClass(year: number, className: string): Promise<Person[]>
}

export function createPeople(connection: Connection): People {
  const model = connection.model<Person>('Person', schema, 'people')
  return {
    model,
    async get(id) {
      return (await model.findById(id).lean()) ?? undefined
    },
    async byId(ids) {
      const people = await model.find({ _id: { $in: [...new Set(ids)] } }).lean()
      return new Map(people.map((person) => [person._id, person]))
    },
    holding: (role) => model.find({ roles: role }).sort({ _id: 1 }).lean(),
    named: (name) => model.find({ name }).sort({ _id: 1 }).lean(),
    async ofClass(year, className) {
      const candidates = await model.find({ 'years.classes': className }).sort({ _id: 1 }).lean()
      return candidates.filter((person) =>
        person.years.some((row) => row.year === year && row.classes.includes(className)),
      )
    },
  }
}
