import type { Role } from '../../../src/school/roles.ts'
import { director, evening, offices, proxyOffices, type Row, seated } from './table.ts'

/** A command that names who acts by `--as`, and whom it serves. */
export interface CommandRow extends Pick<Row, 'may' | 'by' | 'does'> {
  /** The command by its name, such as `duties done`. */
  command: string
  args?: readonly string[]
  /** Whom it does not serve it shows an empty list. */
  showsNothing?: true
}

/** Commands of the machine, for whoever has its shell: `--as` says who that is, and no office is asked. Source: contract.md, Command line. */
export const machineCommands: readonly string[] = [
  ...['start', 'schedule', 'rehearse', 'audit', 'backup', 'restore', 'line richmenu', 'discord commands'],
  ...['intent', 'bench'],
]

const recorders: readonly Role[] = ['academic-director', 'principal']
const publishers: readonly Role[] = ['academic-director', 'continuing-director']
const entrySeers: readonly Role[] = ['registrar', 'activities', 'academic-director']
const course = ['--what', 'course-outcomes', '--year', '115', '--division', 'day']

/** Files that the commands read, by their names. */
export const commandFiles: Record<string, string> = {
  'people.csv':
    'id,name,roles,grade,class,division,subject,domain,status,left_on\nS77,新生,student,10,101,day,,,enrolled,\n',
  'courses.csv':
    'course_id,term,name,subject,domain,grade,credits,division,teacher_id\nC7,115-1,物理,物理,自然,10,2,day,T1\n',
  'enrolments.csv': 'course_id,student_id\nC1,S3\n',
  'guardians.csv': 'guardian_id,name,student_id,relation\nG7,林媽媽,S2,母\n',
  'officers.csv':
    'student_id,term,level,unit,position,starts_on,ends_on\nS1,115-1,class,101,班長,2026-08-31,2027-01-20\n',
  'attendance.csv': 'student_id,date,period,kind\nS1,2026-10-12,1,late\n',
  'grades.csv': 'course_id,student_id,score\nC2,S1,90\n',
  'school.yaml':
    'notices:\n  - { id: C10, applies: { operation: certification, term: 115-1, grade: 10 }, closes: 2027-02-20T23:59:59+08:00, published: 2026-10-14 }\n',
  'order.csv': 'subject,grade,rank,teacher_id\n國文,10,1,P1\n',
  'statement.csv': 'student_id,entry_id,file,md5\nS1,1,,\n',
}

/** Every command that an office uses, about students and courses of the day school. */
export const commandTable: readonly CommandRow[] = [
  { command: 'import', args: ['people', 'people.csv'], may: ['registrar', ...evening], by: 'R1', does: true },
  {
    command: 'import',
    args: ['courses', 'courses.csv'],
    may: ['registrar', 'curriculum', ...evening],
    by: 'R1',
    does: true,
  },
  { command: 'import', args: ['enrolments', 'enrolments.csv'], may: ['registrar', ...evening], by: 'R1', does: true },
  { command: 'import', args: ['guardians', 'guardians.csv'], may: ['registrar', ...evening], by: 'R1', does: true },
  {
    command: 'import',
    args: ['officers', 'officers.csv'],
    may: ['activities', 'clubs', ...evening],
    by: 'ONLY-ACTIVITIES',
    does: true,
  },
  {
    command: 'import',
    args: ['attendance', 'attendance.csv'],
    may: ['student-affairs', ...evening],
    by: 'ONLY-STUDENT-AFFAIRS',
    does: true,
  },
  { command: 'import', args: ['grades', 'grades.csv'], may: ['registrar', ...evening], by: 'R1', does: true },
  { command: 'school', args: ['school.yaml'], may: publishers, by: 'D1', does: true },
  { command: 'codes', args: ['--person', 'S1'], may: ['registrar', 'admin'], by: 'H1', does: true },
  { command: 'bindings', args: ['--class', '101'], may: ['registrar', 'admin'], showsNothing: true, by: 'H1' },
  { command: 'unbind', args: ['S2', '--channel', 'line'], may: ['registrar', 'admin'], by: 'H1', does: true },
  { command: 'entries', args: ['--term', '115-1'], may: entrySeers, showsNothing: true },
  { command: 'entries', args: ['--student', 'S1'], may: [...entrySeers, ...evening], by: 'R1' },
  { command: 'duties', may: offices, by: 'R1' },
  { command: 'duties done', args: ['115-1:officers:day'], may: ['activities'], by: 'ONLY-ACTIVITIES', does: true },
  { command: 'seats', may: seated, by: 'D1' },
  {
    command: 'seats set',
    args: ['teacher-representative', 'ONLY-TEACHER-REPRESENTATIVE'],
    may: director,
    by: 'D1',
    does: true,
  },
  {
    command: 'acting add',
    args: ['activities', 'P1', '--from', '2026-10-20', '--to', '2026-10-30'],
    may: director,
    by: 'D1',
    does: true,
  },
  { command: 'acting end', args: ['1'], may: director, by: 'D1', does: true },
  { command: 'acting list', may: offices, by: 'D1' },
  { command: 'proxies', args: ['T1'], may: proxyOffices, by: 'D1' },
  { command: 'proxies appoint', args: ['C1', 'ONLY-CURRICULUM'], may: proxyOffices, by: 'D1', does: true },
  { command: 'proxies end', args: ['1'], may: proxyOffices, by: 'D1', does: true },
  {
    command: 'proxies order',
    args: ['order.csv'],
    may: ['curriculum', 'academic-director', ...evening],
    by: 'D1',
    does: true,
  },
  { command: 'accounts keep', args: ['L1', '--until', '2027-01-31'], may: proxyOffices, by: 'D1', does: true },
  {
    command: 'grants add',
    args: ['G1', '--student', 'S2', '--until', '2026-10-31', '--under-age'],
    may: ['registrar'],
    by: 'R1',
    does: true,
  },
  { command: 'grants list', may: ['registrar', ...evening], by: 'R1' },
  { command: 'grants revoke', args: ['1'], may: ['registrar'], by: 'R1', does: true },
  { command: 'meetings', may: seated, by: 'D1' },
  {
    command: 'meetings add',
    args: ['--term', '115-1', '--date', '2026-10-13', '--attendees', 'D1', '--business', '1', '--resolutions', '通過'],
    ...{ may: recorders, by: 'D1', does: true },
  },
  { command: 'evaluation', args: ['--term', '115-1'], may: director, by: 'D1' },
  { command: 'training', may: 'bound', by: 'D1' },
  {
    command: 'training add',
    args: ['--audience', 'teachers', '--date', '2026-11-02', '--title', '認證實務'],
    may: director,
    by: 'D1',
    does: true,
  },
  { command: 'submit check', args: course, may: ['registrar'], by: 'R1' },
  { command: 'submit package', args: [...course, '--out', 'package.zip'], may: ['registrar'], by: 'R1' },
  { command: 'receipts import', args: ['statement.csv', '--submission', '1'], may: ['registrar'], by: 'R1' },
  {
    command: 'receipts status',
    args: ['--submission', '1'],
    may: ['registrar', 'academic-director', 'principal'],
    by: 'R1',
  },
  {
    command: 'receipts resolve',
    args: ['S2', '--submission', '1', '--outcome', 'data-right'],
    may: ['registrar'],
    by: 'R1',
    does: true,
  },
  { command: 'receipts confirm', args: ['--submission', '1'], may: ['registrar'], by: 'R1' },
  { command: 'retention list', may: ['registrar', 'academic-director', ...evening], by: 'R1' },
  { command: 'retention propose', may: ['registrar', 'continuing-affairs'], by: 'R1' },
  { command: 'retention approve', args: ['1', '--code', 'AAAA-AAAA'], may: director, by: 'D1' },
  { command: 'transfer export', args: ['S1', '--out', 'exchange.zip'], may: ['registrar'], by: 'R1' },
  { command: 'transfer import', args: ['exchange.zip', '--student', 'S1'], may: ['registrar'] },
  { command: 'record', args: ['--person', 'S1'], may: director, by: 'D1' },
]
