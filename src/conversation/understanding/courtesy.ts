import type { Reading } from './reading.ts'

const mark = '[\\s,.!~…⋯、:;。-]'
const greeting =
  '[你您]好(?!像|煩|[聰厲])|(?:老師|大家|各位)好(?=[ ,.!~])|[早午晚]安|安安|哈囉|嗨|(?:hi|hello|hey|good (?:morning|afternoon|evening))(?![a-z0-9])'
const opener =
  '不好意思|抱歉|拍謝|打擾了?|(?:我?想?要?請?問|請教)(?:一下|看看|[你您](?![可會能有是的知]))*|我想說|欸|誒|話說|那個(?=[ ,.…⋯])|麻煩(?:[你您]|一下)?|(?:please|pls|excuse me)(?![a-z0-9])'
/** What may also be the end of a binding code is courtesy only where it stands by itself. */
const plea =
  '麻煩(?:一下|了|[你您]了?)?|拜託|謝謝(?:你|您|老師|啦)?|感[謝恩]|(?<![a-z0-9]-?)(?:3q|qq+|thanks?(?: you| a lot| so much)?|thx|please|pls|xd+|lol)(?![a-z0-9])'
const particle = '[啦囉啊呀呢喔哦噢唷耶餒捏哈急]'
/** 「可以幫我…嗎」 asks for something, not whether it is allowed. */
const favour = '(?:可不?可以|可以|能不?能|能|可否)(?:請|麻煩|拜託)?[你您]?(?=(?:幫|教|給|告訴)我)'

const opening = new RegExp(`^(?:${mark}|${greeting}|${opener})+`, 'u')
const asksFavour = new RegExp(`^${favour}`, 'u')
const closing = new RegExp(`(?:${mark}|${plea}|${particle})+$`, 'u')
const closingOfQuestion = new RegExp(`(?:${mark}|${plea}|${particle}|[?])+$`, 'u')
const closingOfFavour = new RegExp(`(?:(?<![了過沒])嗎|${mark}|${plea}|${particle}|[?])+$`, 'u')
/** With one of these a question mark adds nothing. */
const questionWord = /[哪誰幾怎嗎]|什麼|何時|多少/u
/** How much of the end may be courtesy: the search for it is not linear. Unit: UTF-16 units. */
const longestClosing = 60

/** The matter itself: what is said between the greeting and the thanks. All of it where it is nothing but courtesy. */
export function matterOf(reading: Reading): Reading {
  const { said, text, origin } = reading
  const greeted = lengthOf(opening, text)
  const favoured = lengthOf(asksFavour, text.slice(greeted))
  const start = greeted + favoured
  const end = endOfMatter(text, favoured > 0 ? closingOfFavour : undefined)
  return start < end ? { said, text: text.slice(start, end), origin: origin.slice(start, end + 1) } : reading
}

/** Where the thanks, pleas and sighs at the end of folded text begin. */
export function endOfMatter(text: string, ends = questionWord.test(text) ? closingOfQuestion : closing): number {
  return text.length - lengthOf(ends, text.slice(-longestClosing))
}

function lengthOf(pattern: RegExp, text: string): number {
  return pattern.exec(text)?.[0].length ?? 0
}
