import type { Division } from '../roles.ts'
import { demoStudents } from './people.ts'

/** A course of the demo school, taken by the whole class. */
export interface DemoCourse {
  term: 'current' | 'previous'
  code: string
  name: string
  subject: string
  domain: string
  grade: 10 | 11 | 12
  /** 0 for what no outcome may be handed in for. */
  credits: number
  hours?: number
  division: Division
  teacher: string
  /** The class, by its name in the current school year. */
  takenBy: string
}

const day = { division: 'day' } as const
const g10 = { ...day, term: 'current', grade: 10 } as const
const g12 = { ...day, term: 'current', grade: 12, takenBy: '301' } as const
const evening = { term: 'current', grade: 10, division: 'continuing', takenBy: '901', credits: 0 } as const
const lastTerm = { ...day, term: 'previous', grade: 11, takenBy: '301' } as const

export const demoCourses: readonly DemoCourse[] = [
  {
    ...g10,
    code: '101-CHI',
    name: '國語文',
    subject: '國文',
    domain: '語文',
    credits: 4,
    teacher: 'T01',
    takenBy: '101',
  },
  {
    ...g10,
    code: '101-MAT',
    name: '數學',
    subject: '數學',
    domain: '數學',
    credits: 4,
    teacher: 'T02',
    takenBy: '101',
  },
  {
    ...g10,
    code: '101-ENG',
    name: '英語文',
    subject: '英文',
    domain: '語文',
    credits: 4,
    teacher: 'T03',
    takenBy: '101',
  },
  {
    ...g10,
    code: '101-BIO',
    name: '生物',
    subject: '生物',
    domain: '自然科學',
    credits: 2,
    teacher: 'T04',
    takenBy: '101',
  },
  {
    ...g10,
    code: '101-HOM',
    name: '團體活動',
    subject: '綜合',
    domain: '綜合活動',
    credits: 0,
    teacher: 'T01',
    takenBy: '101',
  },
  {
    ...g10,
    code: '102-CHI',
    name: '國語文',
    subject: '國文',
    domain: '語文',
    credits: 4,
    teacher: 'T06',
    takenBy: '102',
  },
  {
    ...g10,
    code: '102-MAT',
    name: '數學',
    subject: '數學',
    domain: '數學',
    credits: 4,
    teacher: 'T02',
    takenBy: '102',
  },
  { ...g12, code: '301-BIO', name: '選修生物', subject: '生物', domain: '自然科學', credits: 2, teacher: 'T04' },
  { ...g12, code: '301-CIV', name: '專題研究', subject: '公民', domain: '社會', credits: 2, teacher: 'T07' },
  { ...evening, code: '901-CHI', name: '國語文', subject: '國文', domain: '語文', hours: 4, teacher: 'T05' },
  { ...evening, code: '901-MAT', name: '數學', subject: '數學', domain: '數學', hours: 3, teacher: 'T08' },
  { ...lastTerm, code: '201-MAT', name: '數學', subject: '數學', domain: '數學', credits: 4, teacher: 'T08' },
  { ...lastTerm, code: '201-CIV', name: '公民與社會', subject: '公民', domain: '社會', credits: 2, teacher: 'T07' },
]

/** The numbers of the students of a class. */
export const studentsOf = (className: string) =>
  demoStudents.filter(({ classes }) => classes?.includes(className)).map(({ id }) => id)
