import { type Connection, type Model, Schema } from 'mongoose'

/** That someone is a student's legal guardian (法定代理人). It allows nothing by itself: asks for a grant. */
export interface Guardianship {
  /** `guardian:student`. */
  _id: string
  guardian: string
  student: string
  relation: string
}

const schema = new Schema<Guardianship>({
  _id: { type: String, required: true },
  guardian: { type: String, required: true },
  student: { type: String, required: true },
  relation: { type: String, required: true },
})
schema.index({ guardian: 1 })
schema.index({ student: 1 })

/** Who is whose guardian. */
export interface Guardians {
  readonly model: Model<Guardianship>
  studentsOf(guardian: string): Promise<string[]>
  /** Those of the people who are somebody's guardian. */
  among(people: string[]): Promise<Set<string>>
  /** The guardians of the students, each once. */
  ofStudents(students: string[]): Promise<string[]>
}

export function createGuardians(connection: Connection): Guardians {
  const model = connection.model<Guardianship>('Guardianship', schema, 'guardianships')
  return {
    model,
    async studentsOf(guardian) {
      const rows = await model.find({ guardian }).sort({ student: 1 }).lean()
      return rows.map((row) => row.student)
    },
    async among(people) {
      const rows = await model.find({ guardian: { $in: people } }, { guardian: 1 }).lean()
      return new Set(rows.map((row) => row.guardian))
    },
    async ofStudents(students) {
      const rows = await model
        .find({ student: { $in: students } }, { guardian: 1 })
        .sort({ guardian: 1 })
        .lean()
      return [...new Set(rows.map((row) => row.guardian))]
    },
  }
}
