import { returns, wasReturned, withdraws } from '../lexicon/acts.ts'
import { everything, question } from '../lexicon/manners.ts'
import { item } from '../lexicon/matters.ts'
import { words } from '../words.ts'
import type { Rule } from './rule.ts'

const studentsView = words`
  老師 / 我的 / 被退 / 我被 / 幫我送 / 送(出|審|去) / 送…認證 / 草稿 / 撤 / [收取]回 / 取消 / 不要了 / [催申] / 提醒 / 收訖 / 明細 / 重新 / 提交 / my
  (send|submit)…certif / for certification / teacher / remind / submit
`
const ownReturned = words`我(不想|要收|想收) / [嗎?]$ / 怎麼 / 有(哪|什麼|幾) / [催刪] / 為什麼 / 哪 / 我的……退 / 社團 / [之以]後 / 那件 / 要改 / 修改$`
const refuses = words`不(認證|通過|給過|過|行|予) / 不可以`
const waits = words`
  [等待]…我…(認證|審)? / [待等]著?(認證|審) / [要需得該]要?(我|學生)?…(認證|審|批) / (學生|同學|誰|人)…(送件|送[審來]|送認證|送…給我|交) / 送…給我 / 送來 / 送件
  (還|剩|目前|我)……[沒未]…?(認證|審|看)完? / 認證到哪 / 我的?認證(清單|進度|列表|工作) / 還有…(認證|審) / 未(認證|審) / 新的(認證|送件) / 學生…沒(看|審) / 處理的認證
  我認證完 / 待處理 / students?…(submitted|sent) / pending / waiting (for|on) (me|my) / (to|need) certify
  need to certify / (certif\w*|approv\w*)……(left|pending|waiting|queue) / need(s)? (my|me) / awaiting my / queue
`
const asks = words`
  [?嗎] / 哪 / 幾 / 多少 / 清單 / 列表 / [看查] / 有沒有 / 還有 / 有[誰人] / 目前 / [待剩] / 有什麼 / ^我還 / what / which / how many / show
  any(thing)? / list / do i
`
const studentsAsk = words`
  我的(成果|作品|東西|多|課) / 我[傳交][的過了] / 我上傳 / 老師(還|都|有|一直|看|認證|們) / 等老師 / 我被 / 我……被 / 哪幾件還在 / (?<!待)認證中 / 草稿 / 沒被 / 收回
  送(出|給|去) / 我要送 / [催提] / 什麼時候 / 幾[號天] / 最晚 / 哪天 / #\d / 為什麼 / 怎麼 / 一定 / 多元 / 多表 / 會 / 可以不 / 我要開始 / ^我要認證
  要認證學生 / 同學沒交 / 沒送 / my (outcomes?|work|drafts?|items?|entr\w*|teacher|course) / (list|show me) my
`
const passes = words`
  通過 / 過($|[了吧啦 ,!]) / 給過 / (?<!重新)認證 / 准 / 核[可准] / 同意 / 沒問題 / ok / (?<!不)可以 / approve / certify / pass / accept
  sign off / 放行
`
const passesAll = words`通過 / 給過 / 認證 / 同意 / 核[可准] / 准 / 放行 / [讓算按]…過 / approve / certify / pass / accept / 過吧?$`
const begins = words`
  ^好?,?我[要想來]+(開始)?(幫學生)?認證(學生|作品|成果)? / ^開始認證 / [幫要]認證學生 / 開始認證 / 這[件個份位]…(通過|過$|認證|沒問題|可以過) / 幫我認證 / 認證…學生
  approve / sign off / certify…(work|students?|this)
`
const bare = words`
  ^[^一-龥a-z]*([這那][件個份筆])?(沒問題|ok|可以|都|好)?[, ]*(認證)?(通過|給過|過關|核可|核准|准|同意|approved?|pass|certify)[了吧啦喔]*[^一-龥a-z]*(謝謝)?$
`
const otherEdits = words`[改修換送補刪] / edit / change / send`

/** A teacher, and what students have sent for certification. */
export const teachers: readonly Rule[] = [
  { intent: 'certification.return', all: [returns], none: [wasReturned, ownReturned] },
  { intent: 'certification.return', all: [item, refuses], none: [question, studentsView] },
  { intent: 'certification.pending', all: [waits, asks], none: [studentsAsk] },
  { intent: 'certification.approve', all: [item, passes], none: [question, studentsView, withdraws, otherEdits] },
  {
    intent: 'certification.approve',
    all: [everything, passesAll],
    none: [question, studentsView, wasReturned, words`送 / 認證過的 / 已 / have`],
  },
  { intent: 'certification.approve', all: [begins], none: [question, studentsView, words`#\d……送 / 代 / 別人`] },
  { intent: 'certification.approve', all: [bare] },
]
