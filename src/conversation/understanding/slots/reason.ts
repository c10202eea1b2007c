import { endOfMatter } from '../courtesy.ts'
import { returns } from '../lexicon/acts.ts'
import { asTyped, type Reading } from '../reading.ts'

const leadIn =
  /^(?:[\s,.:;、。!?~-]|因為|由於|理由(?:是|為)?|原因(?:是|為)?|說明|我發現|because(?: of)?|since|reason(?: is)?|due to)+/u

/** By what a clause tells a reason from an object where nothing sets it off: 「不是我的學生退回#25」. */
const fault = /[不沒未太錯壞缺少]|空白|抄/u

const item = '(?:# ?\\d+|編號 ?\\d+|第.{1,3}件|number \\d+)'
const recipient = '(?:給?(?:這個)?(?:學生|他|她|同學)(?:本人)?|to (?:the student|him|her|them))'
const redo = '(?:修改|重新?[弄做傳寫]?(?:簡述)?)'
const object = '(?:(?:[這那]個)?(?:學生|同學)的?(?:成果|作品|作業|檔案)|[這那]個?[件份個]|this one|it)'
const returning = new RegExp(
  `(?:退件|退[回掉還了稿]|打回票?|駁回|打槍|不予?(?:通過|認證|給過)|不給?過|不行|reject|return|decline|send (?:it |this |${item} )?back|退)` +
    `(?:${object}|${recipient}|${redo}|${item}|[去來了掉吧 ,])*`,
  'gu',
)
const notReason = new RegExp(
  `^(?:[\\s,.:;]|${item}|${object}|請|麻煩|幫我|把|我[要想]|老師|你好|不好意思|please|can you|i want to)*$`,
  'u',
)

/** Why an entry is returned: what follows the return, else the clauses before it. */
export function returnReason(reading: Reading): string | undefined {
  const { text } = reading
  const last = [...text.matchAll(returning)].at(-1)
  if (!last) return undefined
  return (
    bare(reading, last.index + last[0].length, text.length - itemAfter(text).length) ??
    reasonBefore(reading, text.slice(0, last.index))
  )
}

/** 「退件 檔案打不開 #8」: the item where it stands last and is the only one. */
function itemAfter(text: string): string {
  const [found = ''] = new RegExp(`[ ,]+${item}$`, 'u').exec(text) ?? []
  return found !== '' && text.match(new RegExp(item, 'gu'))?.length === 1 ? found : ''
}

/** 「檔案打不開 退回 #8」: the clauses before the one that returns, but for the item at their head. */
function reasonBefore(reading: Reading, before: string): string | undefined {
  const end = Math.max(...[' ', ',', '。', '所以'].map((mark) => before.lastIndexOf(mark)))
  const clause = end < 0 && fault.test(before) ? before : before.slice(0, Math.max(end, 0))
  if (notReason.test(clause) || clause.search(returning) >= 0 || returns.test(clause)) return undefined
  const start = new RegExp(`^(?:把 ?)?${item}[ ,:]*`, 'u').exec(clause)?.[0].length ?? 0
  return bare(reading, start, clause.length - itemAfter(clause).length)
}

const statement = /(?:我的?|my )?(?:收訖的?明細表?|收訖|明細表?|receipts?(?: statement)?)/u
const connection =
  /^(?:[\s,.:;、]|[裡上]面|裡頭|[裡上中的]|is|was|has|are|here|there|that|it|says|內容|資料(?=有|不|錯)|好像)+/u
const complaint = new RegExp(
  '^(?:我?要?(?:提出|回報|反映)?的?有?一?[些點個]?(?:問題|疑[義問]|異議|錯誤|出入|[出寫]?錯了?(?!字)|[有]誤|誤)|我?要(?:回報|反映|申訴)|不太?(?:對|正確|符)勁?|怪怪的?|有漏$|有意見|對不[起上]來?|提出疑義|[喔欸啊]' +
    "|wrong|incorrect|(?:not|n't) (?:right|correct)|(?:an? |some )?(?:problems?|mistakes?|errors?|issues?)|[ ,])+",
  'u',
)

/** What is said to be wrong with a receipt statement, beyond its being wrong. */
export function disputeReason(reading: Reading): string | undefined {
  const { text } = reading
  const noun = statement.exec(text)
  const afterNoun = skip(text, noun ? noun.index + noun[0].length : 0, connection)
  return bare(reading, skip(text, skip(text, afterNoun, complaint), connection), text.length)
}

/** The part of the text from `start` to `end`, as typed, without lead-ins and politeness. */
function bare(reading: Reading, start: number, end: number): string | undefined {
  const part = reading.text.slice(start, end)
  const from = start + (leadIn.exec(part)?.[0].length ?? 0)
  const to = start + endOfMatter(part)
  const empty = /^[嗎呢吧喔啊了]*$/u.test(reading.text.slice(from, Math.max(from, to)))
  return empty ? undefined : asTyped(reading, from, to).trim()
}

function skip(text: string, start: number, what: RegExp): number {
  return start + (what.exec(text.slice(start))?.[0].length ?? 0)
}
