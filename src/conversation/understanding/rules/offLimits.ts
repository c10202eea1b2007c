import { surname } from '../lexicon/surname.ts'
import { words } from '../words.ts'
import type { Rule } from './rule.ts'

const evasion = words`
  忽略 / 無視 / 規定…不重要 / [不別](要|用)?管…(規定|規則|限制|截止) / (不管|繞過|跳過)…(規[定則]|限制|認證|老師|件) / 破解 / 駭 / 偷[偷看改] / 假[裝設] / 扮演
  作弊 / 造假 / (自己|我)[幫給]自己.{0,2}認證 / 自己的…(通過|給過) / 走?後門 / 破例 / 你現在是 / 當作…不存在 / ignore (all|the|any|previous|your) / bypass / pretend / act as / prompt
  你覺得 / 你會選 / jailbreak / (?<![a-z0-9-])hack(?![a-z0-9-]) / disregard / override / developer mode
`
const forgery = words`
  成績改 / 改(高|晚) / 改成績 / (把|將)…(截止|期限|時間)…(延|改) / (傳|開|塞|放)第(十|10)件 / 不會(發現|知道) / 多[給開]我 / tenth / change my grades?
`
const saysNoTeacher = words`我(只)?是(一?個)?(高[一二三])?的?(學生|家長) / 我不是老師 / 身為(學生|家長) / i ?(['’]m| am) an? (student|parent)`
const teachersAct = words`通過 / 給過 / 退[回件] / 幫我按?認證 / 按認證 / approve / certify my / pass`
const ghostwriting = words`
  (幫|替|給|你)(我|忙)?…(寫|生[一成出個]|(?<!學)生$|想[題簡標心一個]|潤|擬|編[一寫]|掰|取[名一個標]|代筆|翻譯) / 寫(一|個)?[篇段份]……給我
  [簡描]述…(幫我|你)…(寫|生|想|潤) / 自動(生成|產生) / chatgpt
  (write|draft|generate|compose|polish|rewrite|make up)…(me|my|for me) ?(description|reflection|essay|homework|report|summary|reason)?
`
const ownWriting = words`諮 / 寫(錯|完) / 寫好了 / ^我[要想]?寫 / 可以用`
const othersData = words`
  (同學|朋友|別人|別班|其他人|學[長姊姐弟妹]|他人|人家|第一名|前[男女]友|班長|我?[姊姐哥弟妹]{1,2}|(?<!其)[他她])[\u4e00-\u9fff]{0,4}的(成果|多|學檔|學習歷程|檔|作品|收訖|勾|資料|綁|簡述|紀錄|東西)
  (隔壁|別)班……(誰|進度|[傳交]) / (同學|朋友|別人|學[長姊姐弟妹]|隔壁)……(借我|給我|有沒有被|傳了|被退|綁定碼) / 其他(同學|人|學生)的 / [他她](傳|勾|登|交|選)了
  (${surname}[\u4e00-\u9fff]{1,2}|[小阿](?![孩朋組公嬤])[\u4e00-\u9fff])(同學)?(的(成果|多表|多元|學檔|檔案|作品|收訖|勾選|資料|綁定|簡述|紀錄)|(有沒有)?(被退|[傳交勾登]了|上傳了))
  (some|any)(one|body) else('s)?
  (classmate|friend|student|sister|brother|roommate)['’]?s'? (portfolio|outcomes?|files?|work|records?|data|code|entries|receipt)
  other (students?|people)['’]?s?
  (?<![a-z])(?!what|it|that|let|teacher|who|how|here|there|everyone)[a-z]+['’]s (portfolio|uploaded|outcomes?|files?|work|records?|entries)
`
const ownDuty = words`我們?班 / 班上 / 退[回件]?…# / #\d…退 / ^退 / 刪 / 改由 / 代理`
/** A teacher's reasons may speak of cheating and of writing anew. */
const returns = words`(?<!被)退[件回掉給](?!理由|原因)`

/** Demands to break the rules, to write in a student's place, to see another's data: understood, and given no meaning. */
export const offLimits: readonly Rule[] = [
  { intent: 'unknown', certain: true, any: [evasion, forgery], none: [returns] },
  { intent: 'unknown', certain: true, all: [saysNoTeacher, teachersAct], none: [words`[嗎?] / 被 / 送`] },
  { intent: 'unknown', certain: true, all: [ghostwriting], none: [ownWriting, returns] },
  { intent: 'unknown', certain: true, all: [othersData], none: [ownDuty] },
]
