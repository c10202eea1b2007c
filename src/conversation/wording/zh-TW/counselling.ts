import type { DateTime } from 'luxon'
import { instantOf } from '../../../regulation/schoolTime.ts'
import type { Counselling, CounsellingRefusal, NewCounselling } from '../../../school/counselling.ts'
import type { Button, Reply } from '../../message.ts'
import { zhDate } from '../format.ts'
import { ask } from './buttons.ts'
import { basis } from './citations.ts'

const note = `不提交中央資料庫，也不隨轉學移轉。${basis({ basis: 'regulation', clause: '§五(二)2', rule: 'R-4' })}`
const fieldNames = { student: '學生', date: '日期', time: '時間', place: '地點', content: '內容', advice: '建議' }
const examples = {
  student: '學號或姓名',
  date: '10/14',
  time: '12:10',
  place: '輔導室',
  content: '談了什麼',
  advice: '給學生的建議',
}
const day = (iso: string, now: DateTime) => zhDate(instantOf(iso), now)

/** Records of course counselling. */
export const counselling = {
  labels: fieldNames,
  tool: '課程諮詢紀錄',
  begin: '登錄一筆',
  more: '看更多',
  save: '儲存',
  cancel: '取消',

  noStudents: (): Reply => ({
    lines: ['名單裡沒有你諮詢的班級，所以還不能登錄。請找註冊組把班級加到你的資料。'],
    buttons: [ask('account.whoami')],
  }),
  askNext: (missing: readonly (keyof NewCounselling)[], known: number, buttons: Button[]): Reply => ({
    title: `課程諮詢：還缺${missing.map((field) => fieldNames[field]).join('、')}`,
    lines: [
      known === 0 ? '可以一次說完，一行一項，例如：' : '請接著說，一行一項：',
      missing.map((field) => `${fieldNames[field]}：${examples[field]}`).join('\n'),
    ],
    note,
    buttons,
    alt: '課程諮詢紀錄',
  }),
  unknownStudent: (): Reply => ({ lines: ['你諮詢的班級裡沒有這位學生。請打學號，或完整的姓名。'] }),
  severalStudents: (buttons: Button[]): Reply => ({ lines: ['有幾位同名，請選一位。'], buttons }),
  notADate: (): Reply => ({ lines: ['看不出是哪一天。請寫 10/14、今天，或 2026-10-14。'] }),
  notATime: (): Reply => ({ lines: ['看不出是幾點。請寫 12:10。'] }),
  review: (written: NewCounselling, student: string, now: DateTime, buttons: Button[]): Reply => ({
    title: '這樣儲存嗎？',
    lines: [
      { label: '學生', value: student },
      { label: '時間', value: `${day(written.date, now)} ${written.time}` },
      { label: '地點', value: written.place },
      { label: '內容', value: written.content },
      { label: '建議', value: written.advice },
      '要改哪一項，就再說一次，例如「地點：圖書館」。',
    ],
    note,
    buttons,
    alt: '課程諮詢紀錄：請確認',
  }),
  added: (id: number): Reply => ({
    title: `已登錄課程諮詢紀錄第 ${id} 號`,
    lines: ['學生本人看得到這筆紀錄。'],
    note,
    buttons: [{ label: '看紀錄', press: { kind: 'act', act: 'counselling.list', args: ['0'] } }],
    alt: '課程諮詢紀錄已登錄',
  }),
  refused: ({ reason }: CounsellingRefusal): Reply => ({
    lines: [
      reason === 'future'
        ? '這一天還沒到，沒有登錄。諮詢過後再登錄。'
        : reason === 'notCounselled'
          ? '這位學生現在不是你諮詢的，沒有登錄。'
          : '課程諮詢紀錄由課程諮詢教師登錄，你現在沒有這個身分。',
    ],
    buttons: [ask('account.whoami')],
  }),
  listed: (
    shown: readonly { record: Counselling; student: string }[],
    total: number,
    now: DateTime,
    buttons: Button[],
  ): Reply => ({
    title: `課程諮詢紀錄 ${total} 筆`,
    lines: shown.map(({ record, student }) => `${record._id}｜${day(record.date, now)} ${record.time} ${student}`),
    note,
    buttons,
    alt: '課程諮詢紀錄',
  }),
  show: (id: number): string => `看第 ${id} 號`,
  shown: (record: Counselling, student: string, counsellor: string, now: DateTime): Reply => ({
    title: `課程諮詢紀錄第 ${record._id} 號`,
    lines: [
      { label: '學生', value: student },
      { label: '課程諮詢教師', value: counsellor },
      { label: '時間', value: `${day(record.date, now)} ${record.time}` },
      { label: '地點', value: record.place },
      { label: '內容', value: record.content },
      { label: '建議', value: record.advice },
    ],
    note,
    alt: '課程諮詢紀錄',
  }),
  gone: (): Reply => ({ lines: ['沒有這筆紀錄，或你現在看不到它。'], buttons: [ask('help')] }),
}
