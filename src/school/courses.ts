import { type Connection, type Model, Schema } from 'mongoose'
import { type Division, divisions } from './roles.ts'

/** A course of one semester. */
export interface Course {
  /** The course id of the school's files. */
  _id: string
  /** Such as `115-1`. */
  term: string
  name: string
  subject: string
  domain?: string
  grade?: number
  credits: number
  /** Class hours (節數), which stand for credits in the continuing-education division. */
  hours?: number
  division: Division
  /** Whoever teaches it now; each of them may certify. */
  teachers: string[]
  officialCode?: string
}

/** That a student takes a course. */
export interface Enrolment {
  /** `course:student`. */
  _id: string
  course: string
  student: string
}

/** Whether outcomes of the course may be handed in. Source, §五(三)1; hours for credits: R-7. */
export const isCreditBearing = (course: Course) => course.credits > 0 || (course.hours ?? 0) > 0

const courseSchema = new Schema<Course>({
  _id: { type: String, required: true },
  term: { type: String, required: true },
  name: { type: String, required: true },
  subject: { type: String, required: true },
  domain: String,
  grade: Number,
  credits: { type: Number, required: true },
  hours: Number,
  division: { type: String, enum: divisions, required: true },
  teachers: { type: [String], required: true },
  officialCode: String,
})
courseSchema.index({ teachers: 1, term: 1 })
courseSchema.index({ term: 1 })

const enrolmentSchema = new Schema<Enrolment>({
  _id: { type: String, required: true },
  course: { type: String, required: true },
  student: { type: String, required: true },
})
enrolmentSchema.index({ student: 1 })
enrolmentSchema.index({ course: 1 })

/** Courses, and who takes them. */
export interface Courses {
  readonly model: Model<Course>
  readonly enrolments: Model<Enrolment>
  get(id: string): Promise<Course | undefined>
  byId(ids: Iterable<string>): Promise<Map<string, Course>>
  /** The credit-bearing courses that a student takes in those terms, by name. */
  ofStudent(student: string, terms: string[]): Promise<Course[]>
  /** Every course of those semesters. */
  inTerms(terms: string[]): Promise<Course[]>
  /** The ids of the courses that a person teaches, in every term. */
  taughtBy(teacher: string): Promise<string[]>
  takes(student: string, course: string): Promise<boolean>
}

export function createCourses(connection: Connection): Courses {
  const model = connection.model<Course>('Course', courseSchema, 'courses')
  const enrolments = connection.model<Enrolment>('Enrolment', enrolmentSchema, 'enrolments')
  return {
    model,
    enrolments,
    async get(id) {
      return (await model.findById(id).lean()) ?? undefined
    },
    async byId(ids) {
      const courses = await model.find({ _id: { $in: [...new Set(ids)] } }).lean()
      return new Map(courses.map((course) => [course._id, course]))
    },
    async ofStudent(student, terms) {
      const taken = await enrolments.find({ student }).lean()
      const courses = await model.find({ _id: { $in: taken.map((row) => row.course) }, term: { $in: terms } }).lean()
      return courses.filter(isCreditBearing).sort((a, b) => a.name.localeCompare(b.name, 'zh-TW'))
    },
    inTerms: (terms) =>
      model
        .find({ term: { $in: terms } })
        .sort({ _id: 1 })
        .lean(),
    async taughtBy(teacher) {
      const courses = await model.find({ teachers: teacher }, { _id: 1 }).lean()
      return courses.map((course) => course._id)
    },
    async takes(student, course) {
      return (await enrolments.exists({ _id: `${course}:${student}` })) !== null
    },
  }
}
