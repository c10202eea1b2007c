import { attached } from './fillSchool.ts'
import { dayAffairs, director, evening, nobodyElse, proxyOffices, type Row } from './table.ts'

/** A later turn of a dialogue: what the store holds of it, and what is given then. */
export interface TurnRow extends Pick<Row, 'may' | 'by' | 'does' | 'asksAgain'> {
  data: Record<string, unknown>
  /** Typed, or the value of a button. */
  given: string | { choice: string }
}

const yes = { choice: 'yes' }
const session = { student: 'S1', date: '2026-10-13', time: '12:10', place: '諮詢室', content: '選課', advice: '多看' }
const withoutAdvice = { ...session, advice: undefined }
const correction = { ...meetingAsking('resolutions'), corrects: 1 }
const outcome = { files: [attached], sets: [] }
const performance = {
  ...{ category: 'work', fields: { name: '詩集', madeOn: '2026-10-01' }, description: '詩' },
  ...{ files: [], sets: [], year: 115 },
}

/**
 * Every dialogue, by its last turn and by each turn before it that shows somebody's name: the question is open already, as
 * it is for someone who began it rightfully and has lost the role since.
 */
export const turnTable: Record<string, readonly TurnRow[]> = {
  handIn: [{ may: nobodyElse, by: 'S2', does: true, data: { ...outcome, course: 'C1' }, given: '觀察紀錄的心得' }],
  officeImport: [
    { may: nobodyElse, by: 'R1', does: true, data: { upload: 'U1', sha256: 'x' }, given: { choice: 'confirm' } },
  ],
  transferWho: [
    { may: ['registrar'], by: 'R1', asksAgain: true, does: true, data: { way: 'out' }, given: 'S3' },
    { may: ['registrar'], by: 'R1', asksAgain: true, does: true, data: { way: 'in' }, given: { choice: 'S1' } },
  ],
  counselling: [
    { may: ['counsellor'], by: 'K1', data: {}, given: { choice: 'S1' } },
    { may: nobodyElse, by: 'K1', asksAgain: true, data: withoutAdvice, given: '多看' },
    { may: nobodyElse, by: 'K1', asksAgain: true, does: true, data: session, given: { choice: 'save' } },
  ],
  diverse: [
    { may: ['student'], by: 'S1', data: performance, given: { choice: 'part:description' } },
    { may: ['student'], by: 'S1', does: true, data: performance, given: { choice: 'save' } },
    { may: nobodyElse, by: 'S1', does: true, data: { ...performance, entry: { id: 201, round: 1 } }, given: '登錄' },
  ],
  edit: [{ may: nobodyElse, by: 'S1', does: true, data: { entry: 108, asking: 'description' }, given: '新的簡述' }],
  confirmDelete: [{ may: nobodyElse, by: 'S1', does: true, data: { entries: [{ id: 108, round: 2 }] }, given: yes }],
  confirmUnbind: [{ may: 'bound', data: {}, given: { choice: 'no' } }],
  replaceBinding: [{ may: 'bound', data: { sealed: 'x' }, given: { choice: 'no' } }],
  findHolder: [
    { may: ['registrar', 'admin'], by: 'H1', asksAgain: true, data: {}, given: 'S1' },
    { may: ['registrar', 'homeroom', 'admin', ...evening], by: 'H1', data: {}, given: 'S1' },
  ],
  endBinding: [
    { may: ['registrar', 'admin'], by: 'H1', does: true, data: { holder: 'S2', account: 'line:U-S2' }, given: yes },
  ],
  approveMany: [
    { may: nobodyElse, by: 'T1', does: true, data: { entries: [{ id: 106, round: 1 }], known: [106] }, given: yes },
  ],
  returnReason: [
    { may: nobodyElse, by: 'T1', does: true, data: { entry: 107, round: 1 }, given: '檔案打不開' },
    { may: dayAffairs, by: 'T1', data: { entry: 107, round: 1, reason: '檔案打不開' }, given: { choice: 'final' } },
  ],
  takeBackReason: [{ may: dayAffairs, by: 'T1', does: true, data: { entry: 109, round: 1 }, given: '看錯了' }],
  meeting: [
    { may: ['academic-director', 'principal'], by: 'D1', does: true, data: correction, given: '改為十二月辦理' },
    { may: ['academic-director', 'principal'], by: 'D1', data: meetingAsking('date'), given: { choice: 'today' } },
    { may: ['academic-director', 'principal'], by: 'D1', data: meetingAsking('attendance'), given: { choice: 'T1' } },
    { may: ['academic-director', 'principal'], by: 'D1', data: meetingAsking('business'), given: { choice: '2' } },
    {
      may: ['academic-director', 'principal'],
      by: 'D1',
      does: true,
      data: meetingAsking('resolutions'),
      given: '通過',
    },
  ],
  notice: [
    { may: director, by: 'D1', does: true, data: { draft: noticeDraft('day') }, given: { choice: 'publish' } },
    {
      ...{ may: ['academic-director', 'continuing-director'], by: 'CD1', does: true },
      ...{ data: { draft: noticeDraft('continuing') }, given: { choice: 'publish' } },
    },
  ],
  training: [
    { may: director, by: 'D1', data: { audience: 'teachers' }, given: '2026-11-02' },
    { may: director, by: 'D1', does: true, data: { audience: 'teachers', date: '2026-11-02' }, given: '增能工作坊' },
  ],
  appointment: [
    { may: director, by: 'D1', data: { office: 'activities' }, given: '張老師' },
    {
      ...{ may: director, by: 'D1', does: true, given: '2026-10-20 2026-10-30' },
      data: { office: 'activities', person: { id: 'P1', name: '張老師' } },
    },
  ],
  proxyName: [
    { may: ['teacher'], by: 'T1', data: {}, given: '查無此人' },
    { may: ['teacher'], by: 'T1', does: true, data: {}, given: 'ONLY-TEACHER' },
  ],
  proxyTarget: [
    { may: proxyOffices, by: 'D1', data: {}, given: 'T1' },
    { may: [...proxyOffices, ...evening], by: 'D1', data: {}, given: '查無此人' },
  ],
  grant: [
    { may: ['registrar'], by: 'R1', data: { student: 'S2' }, given: { choice: 'G1' } },
    { may: ['registrar'], by: 'R1', data: { student: 'S2', guardian: 'G1' }, given: { choice: '7' } },
    {
      ...{ may: ['registrar'], by: 'R1', does: true, given: yes },
      data: { student: 'S2', guardian: 'G1', until: '2026-11-30' },
    },
  ],
  lockSelection: [
    { may: nobodyElse, by: 'S1', does: true, data: { selection: 'S1:115:course', round: 2 }, given: yes },
  ],
  receiptReason: [
    { may: nobodyElse, by: 'S4', data: { submission: 1, round: 1, student: 'S4' }, given: { choice: 'again' } },
    { may: nobodyElse, by: 'S4', does: true, data: { submission: 1, round: 1, student: 'S4' }, given: '少了一件' },
  ],
  // What arrives may open the receipts above anew.
  arrival: [
    {
      ...{ may: nobodyElse, by: 'R1', does: true },
      ...{ data: { arrival: 'A1', kind: 'statement', sha256: 'x' }, given: { choice: 'confirm' } },
    },
  ],
}

function meetingAsking(asking: string): TurnRow['data'] {
  return { asking, date: '2026-10-12', absent: [], business: [1] }
}

function noticeDraft(division: string): Record<string, unknown> {
  const closes = '2027-02-20T23:59:59+08:00'
  return { kind: 'notice', operation: 'certification', scope: '115-1', grade: 10, division, closes }
}
