import { asksCount, asksOpen, asksWhen, asksWho, left } from '../lexicon/manners.ts'
import { certification, course, diverse, portfolio, selection } from '../lexicon/matters.ts'
import { words } from '../words.ts'
import type { Rule } from './rule.ts'

const schoolLife = words`
  [段月模期聯]考 / 期[中末]考 / 考試 / 學測 / 指考 / 分科 / 統測 / 放假 / 開學 / 校慶 / 畢旅 / 社團 / 假單 / 福利社 / 圖書館 / 成績單 / 學費 / 便當 / 面試 / 個申
  申請入學 / 放學 / 上課 / (?<!截止……)幾點 / 錢 / 電話 / exams? / vacation / holiday / concert / school start
`
const duties = words`待辦 / 任務 / 工作 / 業務 / 有?什麼事 / tasks? / duties`
const window = words`
  上?傳 / [交登填] / 截止 / [期死]限 / 死線 / 開放 / 到(什麼時候|幾|何) / 剩 / 還有 / 最後 / 到期 / 到哪 / 來得及 / 歷程 / deadlines? / upload\w*
  submit / add / due / clos\w* / open\w* / last day / left / window
`
const bareWindow = words`
  ^(請問)?(還[有剩])?(剩下?)?(幾天|多久)[^一-龥]*$ / ^(請問)?(什麼時候|何時)(截止|開始|開放) / ^(上傳|勾選|認證)?(時間|期限|期程|時程|日期)[?是]*$
  ^截止日?期?[?]*$ / 是今天(截止)?嗎 / 上傳期間
`
const amountLeft = words`
  名額 / 額度 / 空位 / 扣打 / quota / 滿了?[嗎沒?] / [傳勾]滿 / 用完 / 件數 / 再[登傳勾交加上] / slots? / left / remaining / more / room
`
const notAmount = words`
  幾天 / 多久 / 時間 / 認證 / 審 / 誰 / 學生 / 同學 / 提交 / 字 / [算占佔] / 等我 / (?<!學)期 / 班 / 待辦 / 任務 / 最多 / 上限 / 送出 / 還沒 / 草稿
  [今明]天 / 下(週|禮拜) / 過期 / 補 / 改 / 催 / 退 / tasks? / days / time / how long / waiting / certif\w* / deadline / allowed / at most / max
`

/** How many more, and until when. */
export const counts: readonly Rule[] = [
  { intent: 'quota.remaining', all: [left], any: [asksCount, amountLeft], none: [notAmount] },
  {
    intent: 'quota.remaining',
    all: [words`還(可以|能|可不可以|能不能)再?(傳|登|勾|交|加|新增|上傳) / 傳滿 / 滿了[嗎沒]`],
    none: [notAmount, words`現在`],
  },
  {
    intent: 'deadline.ask',
    all: [asksWhen],
    any: [course, diverse, selection, certification, portfolio, window],
    none: [
      schoolLife,
      duties,
      asksWho,
      words`保[留存] / 幾件 / 提醒 / 通知 / 紀錄 / 提交 / [改換填寫修].{0,9}日期 / 日期[^?]*[錯改] / 老師還沒 / 我要趕?快?(上傳|[勾傳交登])`,
    ],
  },
  {
    intent: 'deadline.ask',
    all: [asksOpen, words`上?傳 / [登交勾] / 成果 / 多[元表] / 認證 / 截止 / upload\w* / select\w* / window / submit`],
    none: [schoolLife, words`我要 / 幫我 / 帶我 / ^開始 / 通知 / 提醒 / 狀況 / 了什麼 / 怎麼 / start an?`],
  },
  { intent: 'deadline.ask', all: [bareWindow] },
]
