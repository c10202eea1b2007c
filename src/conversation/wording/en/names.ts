import type { EntryState } from '../../../portfolio/entry.ts'
import type { FileRole } from '../../../regulation/fileLimits.ts'
import type { Capacity, OutcomeAct, OutcomeFacts } from '../../../regulation/outcomeState.ts'
import type { Role } from '../../../school/roles.ts'
import type { ChannelName } from '../../message.ts'

export const networkNames: Record<ChannelName, string> = {
  line: 'LINE',
  discord: 'Discord',
  simulator: 'the simulator',
}

export const fileRoleNames: Record<FileRole, string> = { document: 'document', av: 'audio-visual file' }

export const stateNames: Record<EntryState, string> = {
  draft: 'draft, not sent yet',
  pending: 'pending',
  certified: 'certified',
  returned: 'returned',
  recorded: 'recorded',
}

/** What follows "cannot be" or "can be". */
export const actNames: Record<OutcomeAct | 'add', string> = {
  add: 'added',
  edit: 'edited',
  delete: 'deleted',
  send: 'sent for certification',
  withdraw: 'withdrawn',
  certify: 'certified',
  return: 'returned',
  takeBack: 'put back to pending',
}

export const capacityNames: Record<Capacity, string> = {
  owner: 'the student',
  certifier: "the course's teacher",
  academicAffairs: 'the Office of Academic Affairs',
  none: 'someone else',
}

export const lackNames: Record<OutcomeFacts['lacks'][number], string> = {
  course: 'course',
  file: 'file',
  description: 'description',
}

export const roleNames: Record<Role, string> = {
  student: 'student',
  guardian: 'legal representative',
  teacher: 'course teacher',
  homeroom: 'homeroom teacher',
  counsellor: 'course counsellor',
  'counsellor-convener': 'convener of the course counsellors',
  registrar: 'Registrar',
  activities: 'Student Activities Section',
  clubs: 'Club Activities Section',
  'student-affairs': 'Student Affairs (Life Guidance) Section',
  'guidance-data': 'Guidance Data Section',
  curriculum: 'Curriculum Section',
  'continuing-affairs': 'Academic Section of Continuing Education',
  'continuing-director': 'Director of Continuing Education',
  'domain-convener': 'subject-domain convener',
  'academic-director': 'Director of Academic Affairs',
  'student-affairs-director': 'Director of Student Affairs',
  'guidance-director': 'Director of Counselling',
  'library-director': 'Director of the Library',
  principal: 'Principal',
  'grade-representative': 'homeroom representative of a grade',
  'teacher-representative': 'teacher representative',
  'teachers-association': "chair of the teachers' association",
  'parents-association': "chair of the parents' association",
  'student-representative': 'student representative',
  admin: 'system administrator',
}
