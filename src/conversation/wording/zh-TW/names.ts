import type { EntryState } from '../../../portfolio/entry.ts'
import type { FileRole } from '../../../regulation/fileLimits.ts'
import type { Capacity, OutcomeAct, OutcomeFacts } from '../../../regulation/outcomeState.ts'
import type { Role } from '../../../school/roles.ts'
import type { ChannelName } from '../../message.ts'

export const networkNames: Record<ChannelName, string> = { line: 'LINE', discord: 'Discord', simulator: '模擬器' }

export const fileRoleNames: Record<FileRole, string> = { document: '文件檔', av: '影音檔' }

export const stateNames: Record<EntryState, string> = {
  draft: '草稿（還沒送出）',
  pending: '認證中',
  certified: '已認證',
  returned: '被退回',
  recorded: '已登錄',
}

export const actNames: Record<OutcomeAct | 'add', string> = {
  add: '新增',
  edit: '修改',
  delete: '刪除',
  send: '送出認證',
  withdraw: '撤回',
  certify: '認證',
  return: '退回',
  takeBack: '收回決定',
}

export const capacityNames: Record<Capacity, string> = {
  owner: '學生本人',
  certifier: '這門課的任課教師',
  academicAffairs: '教務處',
  none: '其他人',
}

export const lackNames: Record<OutcomeFacts['lacks'][number], string> = {
  course: '課程',
  file: '檔案',
  description: '簡述',
}

export const roleNames: Record<Role, string> = {
  student: '學生',
  guardian: '法定代理人',
  teacher: '任課教師',
  homeroom: '導師',
  counsellor: '課程諮詢教師',
  'counsellor-convener': '課程諮詢教師召集人',
  registrar: '註冊組',
  activities: '訓育組',
  clubs: '社團活動組',
  'student-affairs': '生活輔導組',
  'guidance-data': '資料組',
  curriculum: '教學組',
  'continuing-affairs': '進修部教導組長',
  'continuing-director': '進修部主任',
  'domain-convener': '領域召集人',
  'academic-director': '教務主任',
  'student-affairs-director': '學務主任',
  'guidance-director': '輔導主任',
  'library-director': '圖書館主任',
  principal: '校長',
  'grade-representative': '年級導師代表',
  'teacher-representative': '專任教師代表',
  'teachers-association': '教師會理事長',
  'parents-association': '家長會長',
  'student-representative': '學生代表',
  admin: '系統管理',
}
