import { asksOutcome, asksWhat, asksWhen, supposes } from '../lexicon/manners.ts'
import { receipt } from '../lexicon/matters.ts'
import { family, group } from '../lexicon/people.ts'
import { words } from '../words.ts'
import { about, type Rule } from './rule.ts'

const wrong = words`
  (?<!沒)有…?(問題|誤|錯|異議|疑義|出入) / (?<![沒無]有?|不會)錯(?!過) / 不太?(對|正確|符|一樣|一致|同意|見|同) / 怪 / [少多缺漏]了?[一二兩三四五六七八九十\d幾個我]
  少[了掉] / 缺 / 漏 / 多[了出] / (?<!有)沒有(?!問題|錯|誤|異議|疑|確) / 沒(出現|看到|列) / 疑[義慮] / 異議 / 回報 / 申訴 / 反映 / 對不[起上] / 不是我的 / wrong
  missing / mistakes? / errors? / incorrect / disput\w* / problems? / issues?
  (is|are)(n['’]?t| not) (right|correct|mine) / disagree / doesn['’]?t match / inaccurate / report
`
const right = words`
  確認 / 無誤 / 正確 / 沒錯 / (沒有?|無)…?(問題|錯|誤|異議|疑義) / [都全]?對[的了] / 都對 / ok / 同意 / 都有 / 可以了 / confirm\w* / correct
  (looks?|is|are|all|seems?) (all )?(good|right|fine|correct|ok) / no (problem|issue|mistake)s? / accurate
`
const views = words`看(?!過|完|了|起來) / 內容$ / 出來 / [打調叫] / 在哪 / 哪裡 / where / see / show / view`
const obligation = words`
  (可以|能)…改 / 一定要 / 要(不要)?確認嗎 / 需要 / 必須 / 忘[了記] / 沒有?(確認|按) / 不去?確認 / don['’]?t / do i …?(have|need) / what if
  can i (change|skip|ignore|still) / who (has|should|needs) / required / mandatory / necessary / 跟誰 / 晚[點一] / 過期 / 幾天內
  多久 / 會有(什麼|哪些) / 從哪裡?來
`
const others = [
  group,
  words`^(幫我)?(發(?!現|生)|廣播|群發|推播|公告) / (提醒|通知|叫|催)……(學生|同學|家長) / 跟(學生|同學|家長)說 / (學生|同學)…(誰|幾個)`,
] as const
const reportsIt = words`要回報 / 為什麼…[少沒]`

/** The receipt statement: see it, say that it is right or wrong, ask about it. */
export const receipts: readonly Rule[] = [
  {
    ...about('guardian'),
    all: [receipt, family, words`[嗎?] / 可以 / 能 / 代 / can / may`],
    none: others,
  },
  { intent: 'deadline.ask', all: [receipt, asksWhen], none: [...others, wrong] },
  {
    ...about('receipt'),
    all: [receipt],
    any: [asksWhat, asksOutcome, supposes, obligation],
    none: [...others, reportsIt, words`對不對`],
  },
  { intent: 'receipt.dispute', all: [receipt, wrong], none: others },
  {
    intent: 'receipt.confirm',
    all: [receipt, right],
    none: [...others, views, words`了嗎 / 了沒(?!問|有) / 誰 / 幾個`],
  },
  { intent: 'receipt.show', all: [receipt], none: others },
  { intent: 'receipt.confirm', all: [words`^(都|資料|內容)*確認(無誤|正確|沒問題)`] },
]
