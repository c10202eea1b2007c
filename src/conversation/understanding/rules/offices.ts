import { asksAbilities, asksProgress } from '../lexicon/manners.ts'
import { counselling, submission } from '../lexicon/matters.ts'
import { words } from '../words.ts'
import type { Rule } from './rule.ts'

const otherCounselling = words`是誰 / 誰是 / 什麼是 / 是什麼 / 預約 / 想找 / 心理`
const asks = words`嗎 / 沒 / 哪些 / 錯誤 / [查看] / (is|has|did|was|do)(?= ) / problem / 預檢`
const ownSubmission = words`
  我[要想來](提交|挑|勾|選) / 幫我[提勾] / 勾選(?!結果) / 挑 / 選要 / select / choose / i want / 一定會 / 老師 / 提交(給|認證) / 我的(成果|多)
  #\d / waiting / 什麼時候 / 幾號 / 是什麼 / 為什麼
`
const tasks = words`
  待辦 / 任務 / 業務 / 事項 / (工作|事情) / 要(做|處理|弄|忙|辦)…?(什麼|的|哪|事) / 什麼[要沒該還]沒?(做|處理|弄) / ([沒未]|還沒)(做|處理|弄|完成) / 該做什麼
  要做什麼 / 做完 / (有|要做)?(什麼|哪些)事(?!吧) / 應辦 / to-? ?do / tasks? / dut(y|ies) / my plate
  what do i (have|need) to do / agenda / jobs?
`
const otherWork = words`
  你 / 作業 / 提交 / 班 / 成果 / 多元 / 收訖 / (同學|學生) / 找工作 / 打工 / 怪 / 這個(機器人|帳號) / 心事 / 認證 / 勾 / homework
  剛加
`

/** A counsellor's records. */
export const counsellors: readonly Rule[] = [
  { intent: 'counselling.record', all: [counselling], none: [otherCounselling] },
]

/** An office's duties, and the official submission. */
export const offices: readonly Rule[] = [
  { intent: 'submission.status', all: [submission], any: [asksProgress, asks], none: [ownSubmission] },
  { intent: 'task.list', all: [tasks], none: [otherWork, asksAbilities] },
]
