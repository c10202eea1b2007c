import { type Connection, type Model, Schema } from 'mongoose'

export const absenceKinds = ['absent', 'late', 'sick', 'personal', 'official', 'bereavement'] as const
export type AbsenceKind = (typeof absenceKinds)[number]

/** That a student was not there, or not in time, in one period of a day (出缺勤). Source: R-4, §五(一)4. */
export interface Absence {
  /** `student:date:period`. */
  _id: string
  student: string
  /** ISO date. */
  date: string
  period: string
  kind: AbsenceKind
}

const schema = new Schema<Absence>({
  _id: { type: String, required: true },
  student: { type: String, required: true },
  date: { type: String, required: true },
  period: { type: String, required: true },
  kind: { type: String, enum: absenceKinds, required: true },
})
schema.index({ student: 1, date: 1 })
schema.index({ date: 1 })

/** Absences, as 生活輔導組 entered them. */
export interface Attendance {
  readonly model: Model<Absence>
  byId(ids: string[]): Promise<Map<string, Absence>>
  /** A student's, latest day first. */
  ofStudent(student: string): Promise<Absence[]>
}

export function createAttendance(connection: Connection): Attendance {
  const model = connection.model<Absence>('Absence', schema, 'attendance')
  return {
    model,
    async byId(ids) {
      const found = await model.find({ _id: { $in: ids } }).lean()
      return new Map(found.map((absence) => [absence._id, absence]))
    },
    ofStudent: (student) => model.find({ student }).sort({ date: -1, _id: 1 }).lean(),
  }
}

export const absenceId = ({ student, date, period }: Omit<Absence, '_id'>) => `${student}:${date}:${period}`
