import { asksOutcome, asksWhat, asksWhether, supposes } from '../lexicon/manners.ts'
import { family, teacher } from '../lexicon/people.ts'
import { words } from '../words.ts'
import { about, type Rule } from './rule.ts'

const proxy = words`
  代理 / 代為 / 代[我他她]?認證 / [代替](替)?[我他她]…認證 / 換人認證 / 認證…改由 / 把認證[交給託]+ / proxy / in my (place|stead) / on my behalf
  certify for me / substitute / cover(s|ing)? (for|my)
`
const namedHelper = words`(請|由|找|讓|給|託|煩).{1,3}(老師|主任|組長).{0,3}(幫|代|替)(忙|我)?…認證`
const absent = words`
  離職 / [請病事產喪公長]假 / 育嬰 / 退休 / 住院 / 生病 / 開刀 / 不在 / 留職停薪 / 離開 / 調[校走] / 代課 / 受傷 / 走了 / 出[國差] / 進修(?!部) / 過世 / 沒辦法
  on leave / has left / left / retire\w* / sick / absent / away / quit\w* / unable / resign\w* / maternity
`
const asks = words`誰 / 代理的?(老師|教師|人)(可以|能|要|會|有) / (?<!請|由|找|讓|我).{0,4}老師可以代 / 算數 / 不在……怎麼 / who(?!…please) / 順序 / 怎麼(產生|決定|辦|選) / 規定`
const ownAbsence = words`^(我|因為我) / 請.{1,3}老師 / 改由 / 由.{1,3}老師 / 找人 / 交給 / 改成 / my proxy / assign / let`

/** Someone certifies in a teacher's place. */
export const proxies: readonly Rule[] = [
  { ...about('proxy'), all: [asks, proxy], none: [family, words`please assign`] },
  {
    ...about('proxy'),
    all: [absent, teacher, words`認證 / certif\w* / signs? off / 代理 / who`],
    any: [asks, asksOutcome, asksWhat, asksWhether, supposes],
    none: [ownAbsence],
  },
  { ...about('proxy'), all: [proxy, asksWhat], none: [family] },
  { intent: 'proxy.assign', any: [proxy, namedHelper], none: [family, words`催 / 提醒 / 法定`] },
]
