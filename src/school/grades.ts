import { type Connection, type Model, Schema } from 'mongoose'

/** What a student scored in a course (學業成績). Source: R-4, §五(二)1. */
export interface Grade {
  /** `course:student`. */
  _id: string
  course: string
  student: string
  /** 0 to 100, as written. */
  score: string
}

const schema = new Schema<Grade>({
  _id: { type: String, required: true },
  course: { type: String, required: true },
  student: { type: String, required: true },
  score: { type: String, required: true },
})
schema.index({ student: 1 })
schema.index({ course: 1 })

/** Grades, as 註冊組 entered them. */
export interface Grades {
  readonly model: Model<Grade>
  byId(ids: string[]): Promise<Map<string, Grade>>
  ofStudent(student: string): Promise<Grade[]>
}

export function createGrades(connection: Connection): Grades {
  const model = connection.model<Grade>('Grade', schema, 'grades')
  return {
    model,
    async byId(ids) {
      const found = await model.find({ _id: { $in: ids } }).lean()
      return new Map(found.map((grade) => [grade._id, grade]))
    },
    ofStudent: (student) => model.find({ student }).sort({ _id: 1 }).lean(),
  }
}

export const gradeId = ({ course, student }: Pick<Grade, 'course' | 'student'>) => `${course}:${student}`
