import { everything } from '../lexicon/manners.ts'

const digits = '零一二三四五六七八九'
/** One item by its number: #12, 編號 6, 第三件, no. 7, or a number straight after the act. */
export const reference =
  /# ?(\d{1,6})|(?:編號|號碼|項次) ?[:是]? ?(\d{1,6})|第 ?(\d{1,6}|[一二三四五六七八九]) ?[件個筆份項]|(?<!\d)(\d{1,6}) ?號(?!之?[前後])|(?<![a-z])(?:no\.?|number|item) ?(\d{1,6})(?!\d)/u
const bareNumber =
  /(?:退回|退件|認證|通過|核可|刪除|刪掉|撤回|編輯|修改|送出|approve|certify|reject|return|delete|withdraw|edit|send|submit) ?(\d{1,4})(?![\d件個筆份天字班年月:/a-z-])/u

/** Which item is meant, by number, or all of them. 「那件」 or a subject's name is none. */
export function target(text: string): string | undefined {
  const number = (reference.exec(text) ?? bareNumber.exec(text))?.slice(1).find((group) => group !== undefined)
  if (number !== undefined) return `#${digits.includes(number) ? digits.indexOf(number) : Number(number)}`
  return everything.test(text) ? 'all' : undefined
}
