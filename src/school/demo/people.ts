import type { Division, Role } from '../roles.ts'

/** Somebody of the demo school. Every name is invented. */
export interface DemoPerson {
  id: string
  name: string
  roles: readonly Role[]
  grade?: 10 | 11 | 12
  /** The class of a student or homeroom teacher, then those that a counsellor counsels. */
  classes?: readonly string[]
  division?: Division
  subject?: string
  domain?: string
  status?: 'transferred-in'
}

const student = (id: string, name: string, grade: 10 | 12, className: string, more: Partial<DemoPerson> = {}) =>
  ({ id, name, roles: ['student'], grade, classes: [className], division: 'day', ...more }) satisfies DemoPerson

const evening = { division: 'continuing' } as const

export const demoStudents: readonly DemoPerson[] = [
  student('S1101', '陳品妤', 10, '101'),
  student('S1102', '林柏翰', 10, '101'),
  student('S1103', '張語彤', 10, '101'),
  student('S1104', '黃宥翔', 10, '101'),
  student('S1105', '吳昕潔', 10, '101'),
  student('S1106', '劉冠廷', 10, '101'),
  student('S1107', '周子晴', 10, '101', { status: 'transferred-in' }),
  student('S1201', '蔡承恩', 10, '102'),
  student('S1202', '許芷瑄', 10, '102'),
  student('S1203', '鄭博元', 10, '102'),
  student('S1204', '謝沛恩', 10, '102'),
  student('S1205', '洪睿哲', 10, '102'),
  student('S1206', '曾郁涵', 10, '102'),
  student('S3101', '賴思妤', 12, '301', { roles: ['student', 'student-representative'] }),
  student('S3102', '徐浩然', 12, '301'),
  student('S3103', '葉若瑜', 12, '301'),
  student('S3104', '潘奕辰', 12, '301'),
  student('S3105', '簡詠晴', 12, '301'),
  student('S3106', '羅文凱', 12, '301'),
  student('S9101', '廖家豪', 10, '901', evening),
  student('S9102', '范美玲', 10, '901', evening),
  student('S9103', '高志明', 10, '901', evening),
  student('S9104', '石佳蓉', 10, '901', evening),
  student('S9105', '江俊宏', 10, '901', evening),
]

const chinese = { subject: '國文', domain: '語文' } as const
const maths = { subject: '數學', domain: '數學' } as const
const english = { subject: '英文', domain: '語文' } as const
const science = { subject: '生物', domain: '自然科學' } as const
const civics = { subject: '公民', domain: '社會' } as const

export const demoStaff: readonly DemoPerson[] = [
  { id: 'T01', name: '王怡君', roles: ['teacher', 'homeroom'], classes: ['101'], ...chinese },
  { id: 'T02', name: '李建宏', roles: ['teacher'], ...maths },
  { id: 'T03', name: '黃淑芬', roles: ['teacher', 'homeroom'], classes: ['102'], ...english },
  { id: 'T04', name: '郭志豪', roles: ['teacher', 'homeroom', 'teacher-representative'], classes: ['301'], ...science },
  { id: 'T05', name: '何雅婷', roles: ['teacher', 'homeroom'], classes: ['901'], division: 'continuing', ...chinese },
  { id: 'T06', name: '蘇俊傑', roles: ['teacher', 'domain-convener', 'teachers-association'], ...chinese },
  {
    id: 'T07',
    name: '沈佩珊',
    roles: ['teacher', 'counsellor', 'counsellor-convener'],
    classes: ['101', '102', '301'],
    ...civics,
  },
  { id: 'T08', name: '游文彬', roles: ['teacher', 'domain-convener'], ...maths },
  { id: 'A01', name: '方美惠', roles: ['registrar'] },
  { id: 'A02', name: '丁國華', roles: ['activities'] },
  { id: 'A03', name: '宋欣儀', roles: ['clubs'] },
  { id: 'A04', name: '杜明哲', roles: ['student-affairs'] },
  { id: 'A05', name: '余靜宜', roles: ['guidance-data'] },
  { id: 'A06', name: '姚振宇', roles: ['curriculum'] },
  { id: 'A07', name: '邱惠雯', roles: ['continuing-affairs'], division: 'continuing' },
  { id: 'A08', name: '鍾瑞祥', roles: ['continuing-director'], division: 'continuing' },
  { id: 'D01', name: '彭秀琴', roles: ['academic-director'] },
  { id: 'D02', name: '戴宏毅', roles: ['student-affairs-director'] },
  { id: 'D03', name: '藍婉如', roles: ['guidance-director'] },
  { id: 'D04', name: '江書豪', roles: ['library-director'] },
  { id: 'D05', name: '程立德', roles: ['principal'] },
  { id: 'R10', name: '白雅惠', roles: ['grade-representative'], grade: 10 },
  { id: 'R11', name: '莊國平', roles: ['grade-representative'], grade: 11 },
  { id: 'R12', name: '傅玉芳', roles: ['grade-representative'], grade: 12 },
  { id: 'P01', name: '陳俊男', roles: ['parents-association'] },
  { id: 'M01', name: '溫志強', roles: ['admin'] },
]

/** Who is whose legal guardian; P01 is known among the people already. */
export const demoGuardians: readonly { id: string; name: string; student: string; relation: string }[] = [
  { id: 'P01', name: '陳俊男', student: 'S1101', relation: '父' },
  { id: 'P02', name: '周淑貞', student: 'S1107', relation: '母' },
]
