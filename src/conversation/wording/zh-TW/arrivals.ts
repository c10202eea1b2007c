import type { ArrivalSubject } from '../../../portfolio/arrival.ts'
import { type ArrivalAbout, type ArrivalRefusal, type Brought, maxArrivalBytes } from '../../../portfolio/arrivals.ts'
import type { ExchangeFlaw } from '../../../portfolio/transfer/readExchange.ts'
import type { Imported } from '../../../portfolio/transfer/transfers.ts'
import { uploadLifetimeMinutes } from '../../../school/import/uploads.ts'
import type { Button, Reply } from '../../message.ts'
import { wholeMegabytes } from '../format.ts'
import { ask } from './buttons.ts'
import { basis } from './citations.ts'
import { roleNames } from './names.ts'
import { zhRowError } from './rowErrors.ts'

/** How many flaws, errors or numbers an answer names. */
const namedAtMost = 8

const clauseOf = ({ kind }: ArrivalAbout) =>
  basis(
    kind === 'package'
      ? { basis: 'regulation', clause: '§七', rule: 'R-11' }
      : { basis: 'regulation', clause: '§六(三)', rule: 'R-10' },
  )

const kindNames: Record<ArrivalSubject['kind'], string> = { package: '歷程交換資料', statement: '收訖明細' }

const aboutLine = (about: ArrivalAbout) =>
  about.kind === 'package'
    ? `${about.student.name}（${about.student._id}）的歷程交換資料`
    : `提交 ${about.submission._id} 的收訖明細`

const flawLines: Record<ExchangeFlaw['flaw'], (part: string) => string> = {
  'not-a-package': () => '這不是 ZIP 檔。',
  unsafe: (part) => `${part || '封包'}的結構不能信任。`,
  missing: (part) => `少了 ${part}。`,
  unlisted: (part) => `多了 ${part}，清單裡沒有它。`,
  changed: (part) => `${part} 和清單上的雜湊值不同。`,
  'too-large': (part) => `${part} 超過歷程檔案的大小上限。`,
  malformed: (part) => `${part} 不是交換格式。`,
  type: (part) => `${part} 的檔案類型不收。`,
}

function importedLines(imported: Imported): string[] {
  const { outcomes, certified, diverse, officers, files, spared, otherName, already } = imported
  return [
    ...(already ? ['這份資料之前匯入過了，不會再加一次。'] : []),
    ...(otherName === undefined ? [] : [`封包裡的姓名是「${otherName}」，請先確定是同一個人。`]),
    `課程學習成果 ${outcomes} 件：已認證 ${certified}，草稿 ${outcomes - certified}。`,
    `多元表現 ${diverse} 件；幹部紀錄 ${officers} 筆；檔案 ${files} 個。`,
    ...(spared.length > 0
      ? [`${spared.map((entry) => `#${entry}`).join('、')} 和原校已認證的檔案完全相同，免再認證。`]
      : []),
  ]
}

const numbered = (name: string, keys: readonly number[]) =>
  `${name} ${keys.length}${keys.length > 0 ? `：${keys.slice(0, namedAtMost).join('、')}${keys.length > namedAtMost ? ' …' : ''}` : ''}`

function found(
  { kind }: ArrivalAbout,
  brought: Brought,
  stage: 'preview' | 'applied',
): { title: string; lines: string[]; isGood: boolean } {
  const isDone = stage === 'applied'
  const title = isDone ? `已匯入${kindNames[kind]}` : '預覽：還沒匯入'
  if ('imported' in brought) return { title, lines: importedLines(brought.imported), isGood: true }
  if ('comparison' in brought) {
    const { matched, missing, extra, changed } = brought.comparison
    const lines = [
      `相符 ${matched}；${numbered('缺少', missing)}；${numbered('多出', extra)}；${numbered('不同', changed)}。`,
      isDone ? '學生可以開始確認了。' : '確認之後，會請每位學生確認自己的收訖明細。',
    ]
    return { title, lines, isGood: true }
  }
  const refused = (lines: string[]) => ({ title: `沒有匯入${kindNames[kind]}`, lines, isGood: false })
  if ('flaws' in brought)
    return refused(brought.flaws.slice(0, namedAtMost).map(({ part, flaw }) => flawLines[flaw](part)))
  if ('errors' in brought) {
    const lines = brought.errors.map(
      ({ row, column, message }) => `第 ${row} 列${column === null ? '' : ` ${column}`}：${zhRowError(message)}`,
    )
    const more = lines.length - namedAtMost
    return refused([...lines.slice(0, namedAtMost), ...(more > 0 ? [`還有 ${more} 個地方要改。`] : [])])
  }
  return refused([
    `公告只留給學生 ${Math.floor(brought.days * 10) / 10} 天確認，至少要 ${brought.minimumDays} 天。請教務主任把收訖確認的截止延後。`,
  ])
}

function refusedLines(refusal: ArrivalRefusal): string[] {
  switch (refusal.reason) {
    case 'gone':
      return [`這次上傳已經過期或不是給你的，沒有做任何變動。每次上傳 ${uploadLifetimeMinutes} 分鐘內有效。`]
    case 'notYours':
      return [`這由${refusal.may.map((role) => roleNames[role]).join('、')}辦理，你現在沒有這個身分，沒有做任何變動。`]
    case 'applied':
      return ['這份檔案已經匯入過了，沒有再做一次。']
    case 'otherFile':
      return ['預覽之後檔案換過了，沒有匯入。請看新的預覽再確認。']
  }
}

/** Exchange packages and receipt statements that offices hand over. */
export const arrivals = {
  confirm: '確認匯入',
  cancel: '取消',

  handOver: (about: ArrivalAbout, url: string): Reply => ({
    title: `匯入${aboutLine(about)}`,
    lines: [
      about.kind === 'package'
        ? '把 ZIP 檔傳給我，或按下面的按鈕開上傳頁。'
        : '把 CSV 檔傳給我，或按下面的按鈕開上傳頁。',
      ...(about.kind === 'statement'
        ? [{ label: '欄名', value: 'student_id、entry_id、file、md5（學籍與幹部用 row 代替 entry_id）' }]
        : []),
      `${uploadLifetimeMinutes} 分鐘內有效；先看預覽，再確認。`,
    ],
    note: clauseOf(about),
    buttons: [{ label: '開啟上傳頁', url }],
    alt: '請交檔案',
  }),
  preview: (about: ArrivalAbout, brought: Brought, buttons: Button[]): Reply => {
    const { title, lines, isGood } = found(about, brought, 'preview')
    return {
      title,
      lines: [
        aboutLine(about),
        ...lines,
        isGood ? '檔案還留在這個聊天室：匯入後請把它收回或刪除。' : '改好再傳一次；這份請從聊天室收回或刪除。',
      ],
      note: clauseOf(about),
      buttons,
      alt: isGood ? '檔案預覽' : '檔案沒有匯入',
    }
  },
  applied: (about: ArrivalAbout, brought: Brought): Reply => {
    const { title, lines, isGood } = found(about, brought, 'applied')
    return {
      title,
      lines: [aboutLine(about), ...lines],
      note: clauseOf(about),
      buttons: [ask(about.kind === 'package' ? 'task.list' : 'submission.status')],
      alt: isGood ? '已匯入' : '沒有匯入',
    }
  },
  refused: (refusal: ArrivalRefusal): Reply => ({
    lines: refusedLines(refusal),
    buttons: [ask('task.list')],
    alt: '沒有匯入',
  }),
  whichStatement: (buttons: Button[]): Reply => ({
    lines: ['這看起來是收訖明細。是哪一次提交的？按了之後，請把檔案再傳一次。'],
    buttons,
    alt: '是哪一次提交的收訖明細？',
  }),
  unreadable: (kind: ArrivalSubject['kind'], tooLarge: boolean): Reply => ({
    lines: [
      tooLarge ? `檔案超過 ${wholeMegabytes(maxArrivalBytes[kind])}，沒有收下。` : '檔案讀不到，沒有收下。請再傳一次。',
    ],
  }),

  page: {
    about: aboutLine,
    found,
    refused: refusedLines,
    title: '交檔案',
    file: (kind: ArrivalSubject['kind']): string => (kind === 'package' ? 'ZIP 檔' : 'CSV 檔（UTF-8）'),
    look: '看預覽',
    back: '可以關掉這一頁，回到聊天室。',
    noFile: '沒有選檔案。',
    tooLarge: (kind: ArrivalSubject['kind']): string => `檔案超過 ${wholeMegabytes(maxArrivalBytes[kind])}。`,
  },
}
