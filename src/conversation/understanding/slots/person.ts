import { surname } from '../lexicon/surname.ts'
import { asTyped, type Reading } from '../reading.ts'

const title = '(?:老師|主任|組長|教師|先生|小姐|校長|導師)'
const given = '[\\u4e00-\\u9fff]'
const latinName = "[a-z][a-z'’-]+"
const honorific = '(?:mr|mrs|ms|miss|dr|prof|teacher)\\.? '

const ways = [
  new RegExp(`(?<=[請由找給讓為託煩到])${surname}${given}{0,2}?${title}`, 'u'),
  new RegExp(`(?<![替幫])${surname}${given}{0,2}?${title}(?!.{0,2}(離職|請假|不在))`, 'u'),
  new RegExp(`(?<=^|[請由找給讓為派定設託煩是:, ])${surname}${given}{1,2}?(?=$|[ ,。!]|代|幫|來|當|為|擔|認|協)`, 'u'),
  new RegExp(
    `(?<=改成|換成|改為|設定?成|設為|改由|交給|指派|指定|委託|老師 )${surname}${given}{1,2}(?=$|[ ,。!]|代|幫|來|當|為|擔|認|協)`,
    'u',
  ),
  new RegExp(`(?<![a-z])${honorific}${latinName}(?: (?!as|to|for|in|certif|will|can|be|cover|my)${latinName})?`, 'u'),
  new RegExp(
    `(?<=(?:assign|appoint|let|have|ask|make|set|name|want|choose|proxy (?:is|to|be|:)) )(?!a |an |the |my |someone|another|me |it |proxy)${latinName}(?: (?!as |to |for |in |certif|will|can|be |cover|my)${latinName})?(?= |$|,|\\.)`,
    'u',
  ),
] as const

/** Whom someone names to act for them, title and all, as typed. */
export function person(reading: Reading): string | undefined {
  for (const way of ways) {
    const found = way.exec(reading.text)
    if (found) return asTyped(reading, found.index, found.index + found[0].length)
  }
  return undefined
}
