import type { DateTime } from 'luxon'
import { instantOf } from '../../../regulation/schoolTime.ts'
import type { Absence, AbsenceKind } from '../../../school/attendance.ts'
import type { ImportKind } from '../../../school/import/compareFile.ts'
import type { RowError } from '../../../school/import/rowError.ts'
import {
  type Counts,
  maxUploadBytes,
  type UploadRefusal,
  uploadLifetimeMinutes,
} from '../../../school/import/uploads.ts'
import type { Officer, OfficerLevel } from '../../../school/officers.ts'
import type { Role } from '../../../school/roles.ts'
import type { Button, Reply } from '../../message.ts'
import { wholeMegabytes, zhDate } from '../format.ts'
import { ask } from './buttons.ts'
import { basis } from './citations.ts'
import { roleNames } from './names.ts'
import { zhRowError } from './rowErrors.ts'

const kindNames: Record<ImportKind, string> = {
  people: '學籍（人員）',
  courses: '課程',
  enrolments: '修課名單',
  guardians: '法定代理人',
  officers: '幹部',
  attendance: '出缺勤',
  grades: '成績',
}
const levelNames: Record<OfficerLevel, string> = { school: '校級', class: '班級', club: '社團' }
const absenceNames: Record<AbsenceKind, string> = {
  absent: '曠課',
  late: '遲到',
  sick: '病假',
  personal: '事假',
  official: '公假',
  bereavement: '喪假',
}

const note = basis({ basis: 'regulation', clause: '§五(一)(二)', rule: 'R-4' })
const day = (iso: string, now: DateTime) => zhDate(instantOf(iso), now)

const countsLine = ({ rows, added, changed, unchanged, droppedOut }: Counts) =>
  `${rows} 列：新增 ${added}，更改 ${changed}，不變 ${unchanged}${droppedOut > 0 ? `，移除 ${droppedOut}` : ''}`

const errorLine = ({ row, column, message }: RowError) =>
  `第 ${row} 列${column === null ? '' : ` ${column}`}：${zhRowError(message)}`

function refusalLines(refusal: UploadRefusal): string[] {
  switch (refusal.reason) {
    case 'gone':
      return [`這次上傳已經過期或不是給你的，沒有做任何變動。每次上傳 ${uploadLifetimeMinutes} 分鐘內有效。`]
    case 'notYours':
      return [`這種名冊由${refusal.may.map((role) => roleNames[role]).join('、')}登錄，你現在沒有這個身分。`]
    case 'applied':
      return [`這份${kindNames[refusal.kind]}已經匯入過了，沒有再做一次。`, countsLine(refusal.counts)]
    case 'otherFile':
      return ['預覽之後檔案換過了，沒有匯入。請看新的預覽再確認。']
    case 'busy':
      return ['另一份檔案正在匯入，這份還沒匯入。請過一分鐘再按確認。']
  }
}

/** What the offices record of students, brought in by them and seen by the students. */
export const records = {
  tool: '上傳名冊',
  kindName: (kind: ImportKind): string => kindNames[kind],
  confirm: '確認匯入',
  cancel: '取消',

  chooseKind: (buttons: Button[]): Reply => ({
    title: '要上傳哪一種名冊？',
    lines: ['也可以直接把 CSV 檔傳給我，我會看第一列的欄名。'],
    note,
    buttons,
  }),
  notKeeper: (may: readonly Role[]): Reply => ({
    lines: [`名冊由${may.map((role) => roleNames[role]).join('、')}登錄，你的帳號沒有這個身分。`],
    buttons: [ask('account.whoami')],
  }),
  uploadPage: (kind: ImportKind, columns: readonly string[], url: string): Reply => ({
    title: `上傳${kindNames[kind]}`,
    lines: [
      `按下面的按鈕開上傳頁：選檔案、看預覽、再確認。${uploadLifetimeMinutes} 分鐘內有效，確認後就不能再用。`,
      { label: '欄名', value: columns.join(',') },
    ],
    note: 'CSV、UTF-8；全部正確才會匯入。',
    buttons: [{ label: '開啟上傳頁', url }],
    alt: '名冊上傳頁',
  }),

  /** Of a file that was sent in the chat: counts alone, no names beside grades or absences. */
  preview: (kind: ImportKind, counts: Counts, buttons: Button[]): Reply => ({
    title: `${kindNames[kind]}預覽：還沒匯入`,
    lines: [countsLine(counts), '檔案還留在這個聊天室：匯入後請把它收回或刪除。'],
    note: `${uploadLifetimeMinutes} 分鐘內確認。${note}`,
    buttons,
    alt: '名冊預覽',
  }),
  errors: (kind: ImportKind | undefined, errors: readonly RowError[], shown: number): Reply => ({
    title: `${errors.length} 個地方要改，沒有匯入${kind ? kindNames[kind] : ''}`,
    lines: [
      ...errors.slice(0, shown).map(errorLine),
      ...(errors.length > shown ? [`還有 ${errors.length - shown} 個，改完再傳就看得到。`] : []),
      '檔案還留在這個聊天室，請把它收回或刪除；改好再傳一次。',
    ],
    note: '列數和試算表一樣，欄名是第 1 列。',
    alt: '名冊沒有匯入',
  }),
  applied: (kind: ImportKind, counts: Counts): Reply => ({
    title: `已匯入${kindNames[kind]}`,
    lines: [countsLine(counts), '檢核完了，就在待辦按「完成」。'],
    note,
    buttons: [ask('task.list')],
    alt: '名冊已匯入',
  }),
  refused: (refusal: UploadRefusal): Reply => ({ lines: refusalLines(refusal), buttons: [ask('task.list')] }),
  notTaken: (kinds: readonly { kind: ImportKind; columns: readonly string[] }[]): Reply => ({
    title: '這個檔案不是你登錄的名冊',
    lines: [
      '第一列的欄名要是下面其中一種。檔案沒有收下，請把它收回或刪除。',
      ...kinds.map(({ kind, columns }) => ({ label: kindNames[kind], value: columns.join(',') })),
    ],
    alt: '檔案沒有收下',
  }),
  unreadable: (tooLarge: boolean): Reply => ({
    lines: [
      tooLarge
        ? `檔案超過 ${wholeMegabytes(maxUploadBytes)}，沒有收下。請分成幾份。`
        : '檔案讀不到，沒有收下。請再傳一次。',
    ],
  }),

  page: {
    title: (kind: ImportKind): string => `上傳${kindNames[kind]}`,
    heading: '上傳名冊',
    steps: ['選檔案', '看預覽', '匯入'],
    columns: '第一列要有這些欄名：',
    optional: '可以省略：',
    file: `CSV 檔案（UTF-8，最大 ${wholeMegabytes(maxUploadBytes)}）`,
    busy: '處理中…',
    other: '換一個檔案',
    replace: '這份檔案是完整名單：檔案裡沒有的（同學期、同日或同課程）會移除',
    look: '看預覽',
    confirm: '確認匯入',
    until: (time: string): string => `${time} 前有效；全部正確才會匯入。`,
    preview: '預覽：還沒匯入',
    counts: countsLine,
    errors: (count: number): string => `${count} 個地方要改，沒有匯入`,
    error: errorLine,
    again: '改好之後再選一次檔案：',
    applied: '已匯入',
    back: '可以關掉這一頁，回到聊天室按「我的待辦」。',
    noFile: '沒有選檔案。',
    tooLarge: `檔案超過 ${wholeMegabytes(maxUploadBytes)}，請分成幾份。`,
    refused: refusalLines,
  },

  mine: '學校登錄的紀錄',
  more: '看更多',
  overview: (
    counts: Record<'officers' | 'attendance' | 'grades' | 'counselling', number>,
    buttons: Button[],
  ): Reply => ({
    title: '學校登錄的紀錄',
    lines: [
      { label: '幹部', value: `${counts.officers} 筆` },
      { label: '出缺勤', value: `${counts.attendance} 筆` },
      { label: '成績', value: `${counts.grades} 科` },
      { label: '課程諮詢', value: `${counts.counselling} 筆` },
    ],
    note: `有誤請找登錄的單位。${note}`,
    buttons,
    alt: '學校登錄的紀錄',
  }),
  part: { officers: '我的幹部', attendance: '我的出缺勤', grades: '我的成績', counselling: '我的課程諮詢' },
  officers: (shown: readonly Officer[], total: number, now: DateTime, buttons: Button[]): Reply => ({
    title: `幹部 ${total} 筆`,
    lines: shown.map(
      ({ term, level, unit, position, startsOn, endsOn, origin }) =>
        `${term} ${levelNames[level]} ${[unit, position].filter(Boolean).join(' ')}${
          startsOn || endsOn ? `｜${startsOn ? day(startsOn, now) : ''} 到 ${endsOn ? day(endsOn, now) : ''}` : ''
        }${origin ? `｜原校 ${origin.school}` : ''}`,
    ),
    note: `有誤請找訓育組；社團幹部找社團活動組。${basis({ basis: 'regulation', clause: '§五(一)2–3', rule: 'R-4' })}`,
    buttons,
    alt: '我的幹部紀錄',
  }),
  attendance: (shown: readonly Absence[], total: number, now: DateTime, buttons: Button[]): Reply => ({
    title: `出缺勤 ${total} 筆`,
    lines: shown.map(({ date, period, kind }) => `${day(date, now)} 第 ${period} 節｜${absenceNames[kind]}`),
    note: `有誤請找生活輔導組。${basis({ basis: 'regulation', clause: '§五(一)4', rule: 'R-4' })}`,
    buttons,
    alt: '我的出缺勤紀錄',
  }),
  grades: (
    shown: readonly { term: string; course: string; score: string }[],
    total: number,
    buttons: Button[],
  ): Reply => ({
    title: `成績 ${total} 科`,
    lines: shown.map(({ term, course, score }) => ({ label: `${term} ${course}`, value: score })),
    note: `有誤請找註冊組。${basis({ basis: 'regulation', clause: '§五(二)1', rule: 'R-4' })}`,
    buttons,
    alt: '我的成績紀錄',
  }),
}
