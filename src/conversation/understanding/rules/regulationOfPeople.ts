import { asksAbilities, asksOutcome, asksWhat, asksWhether, supposes } from '../lexicon/manners.ts'
import { certification } from '../lexicon/matters.ts'
import { family, teacher } from '../lexicon/people.ts'
import { words } from '../words.ts'
import { about, type Rule } from './rule.ts'

const actsForStudent = words`[幫代替] / 申請 / 可以 / 能 / can / may / on (my )?behalf / for (me|my|her|his|him)`
const guardian = words`法定代理 / 監護人 / guardians?`
const unable = words`住院 / 生病 / 受傷 / 骨折 / 車禍 / 開刀 / 確診 / 出國 / sick / hospital\w* / injured`
const help = words`誰 / 怎麼辦 / 代 / [幫替]我 / 沒辦法 / 無法 / who / what / someone`
export const statusChange = words`
  轉[學科部校] / 轉[出走來去] / 轉到 / 別校 / 休學 / 復學 / 重讀 / 借讀 / 留級 / 降轉 / 重修 / 補修 / 學籍 / transfer(red|ring)?
  repeat(ing)? (a|the|this|my) (year|grade) / held back / resum\w+ / suspen\w+ / (chang|switch)(e|ing) schools?
  move to (a|another) school
`
const leaving = words`畢業(?!證) / 離校 / 離開學校 / 退學 / graduat\w* / leav(e|ing) (the )?school / left (the )?school`
const keeping = words`
  保[留存] / 留(多|幾|存|到|著|下) / 存(多|幾|到|在) / 刪 / 還在 / 不見 / 資料 / 檔案? / 學檔 / keep / kept / retain\w* / stored?
  deleted? / saved / data / files?
`
const keptHowLong = words`
  保[留存](多久|幾年|到|期) / (保[留存]|留|存|放)…(多久|幾年|到什麼時候) / 永久 / [五幾\d]年(之?後)?……刪 / (保[留存]|留)……年限 / how many years / 存幾年 / 個資 / 銷毀 / retention
  how long…(keep|kept|stored?|retain\w*)
`

/** What the regulation says of people and of the years after: their words are seldom said in any other sense. */
export const regulationOfPeople: readonly Rule[] = [
  {
    ...about('guardian'),
    all: [family, actsForStudent],
    any: [asksWhether, asksWhat, asksOutcome, supposes, help, words`申請 / can`],
    none: [asksAbilities, words`提醒 / 通知 / 綁`],
  },
  { ...about('guardian'), all: [guardian] },
  {
    ...about('guardian'),
    all: [unable, help],
    none: [teacher, certification, words`諮`],
  },
  { ...about('status-change'), all: [statusChange], none: [words`怎麼[轉休]`] },
  { ...about('retention'), all: [leaving, keeping], none: [words`綁 / 提醒`] },
  { ...about('retention'), all: [keptHowLong] },
]
