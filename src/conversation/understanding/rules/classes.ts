import { asksProgress, asksWhen, asksWho, notYet } from '../lexicon/manners.ts'
import { group, teacher } from '../lexicon/people.ts'
import { words } from '../words.ts'
import type { Rule } from './rule.ts'

const announces = words`
  提醒 / 通知 / 公告 / 廣播 / 群發 / 推播 / 發(?!現|生) / 叫 / 催 / 跟…[說講] / 請…(記得|上傳|[勾傳交登]|趕|盡|確認) / 喊 / tag / 宣[布導] / 告訴
  傳(訊息|話|個) / 記得 / remind / notify / announce / broadcast / tell / send / message / alert / ping / nudge
  let…know / post
`
const audience = words`學生 / 同學 / 小朋友 / 還沒…的人? / 他們 / 家長 / students?`
const work = words`
  截止 / [期到]限?期 / 成果 / 多[元表] / 勾 / 上?傳 / [交送登] / 認證 / 收訖 / 明細 / 學檔 / 歷程 / deadlines? / upload\w* / select\w*
  outcomes? / receipts? / certif\w* / submit / diverse / due
`
const toTeacher = words`(提醒|叫|跟|催|通知|請|敲|拜託).{0,5}(老師|教師)(?!……(全班|班上|同學)) / (remind|nudge|ping|tell|ask).{0,8}teacher`
const about = words`#\d / 什麼時候 / 幾號 / 我是……學生 / 狀況 / 進度 / 上限 / 狀態`
const announcing = words`(推播|廣播|群發|發送?).{0,4}(截止|期限|提醒|公告|通知) / 幫我(廣播|群發|推播) / (broadcast|announce)……deadline`
const waitsForMe = words`等我 / 給我(?!看) / 我.{0,4}認證 / 要我 / 我這邊 / 待[認審] / 送來 / 送件`
const elsewhere = words`全校 / 提交 / #\d / 待辦 / 任務 / 註冊組 / 我是誰 / 處室 / ^我高 / 可以…[嗎?]$ / 諮 / 轉 / 誰來 / 提醒 / 別班`
const named = words`班 / 導師 / (?<![\d#])[1-3]\d{2}(?!\d) / class`
const standing = words`進度 / [狀情][況形] / 誰 / 名單 / 完成 / [多幾]少?個?人 / progress / status / who`
const withoutClass = words`
  誰(還|都)?沒 / 誰還 / (未完成|尚未|還沒|沒)……名單 / (哪些|哪幾個|[幾多]少?個?)(同學|學生|人) / 學生(上傳|勾選|認證|繳交)?(情況|狀況|進度)
  unfinished / incomplete / who (hasn['’]?t|has not|haven['’]?t|still)
`
const handsIn = words`
  [傳交勾登送弄做退] / 確認 / 完成 / 草稿 / 認證 / upload\w* / submit\w* / select\w* / turned in / done / finish\w* / confirm\w*
`

/** A homeroom teacher or an office, and their class, grade or school. */
export const classes: readonly Rule[] = [
  { intent: 'broadcast.deadline', all: [group, announces], none: [asksWho, toTeacher, about] },
  {
    intent: 'broadcast.deadline',
    all: [audience, announces, work],
    none: [waitsForMe, asksWho, teacher, about, words`退 / 諮 / 幾件 / 請問`],
  },
  {
    intent: 'broadcast.deadline',
    all: [words`^(請|please |幫我)?(remind|notify|tell|message|催|提醒|通知)`, audience, work],
    none: [toTeacher, about, waitsForMe],
  },
  { intent: 'broadcast.deadline', all: [announcing], none: [toTeacher] },
  {
    intent: 'class.progress',
    all: [group],
    any: [asksWho, asksProgress, notYet],
    none: [asksWhen, waitsForMe, elsewhere],
  },
  { intent: 'class.progress', all: [named, standing], none: [waitsForMe, asksWhen, elsewhere] },
  { intent: 'class.progress', all: [withoutClass, handsIn], none: [waitsForMe, words`可以 / 代 / 有誰送 / 等`] },
]
