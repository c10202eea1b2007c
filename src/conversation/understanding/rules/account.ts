import { group } from '../lexicon/people.ts'
import { code } from '../slots/code.ts'
import { words } from '../words.ts'
import type { Rule } from './rule.ts'

const unbinds = words`
  解…[綁開] / 解除(?!靜音) / (取消|撤銷)…(綁|連結) / ^下線$ / 綁…(取消|拿掉|移除|刪掉|解掉) / (不要|不想|不用|不需要|不必)再?…綁 / 登出 / (帳號|連結|line)…(移除|拿掉|刪)
  (移除|刪掉|刪除|拿掉|清除|退出)…(帳號|學號|綁|連結) / 忘記我 / 綁錯 / 綁到(別|我[姊姐妹弟哥媽爸同]) / 斷開 / (帳號|學號|line)…分開 / un(link|bind|pair) / disconnect / log ?out / sign ?out
  log me out / detach / remove…(account|binding) / (不要|不想)…連在 / forget (me|my account|this)
  (don['’]?t|not|no longer)……(connected|linked|bound)
`
const otherUndoing = words`收訖 / 草稿 / 勾 / 可以…[嗎?]$ / 怎麼綁`
const identity = words`
  我是(誰|用) / [是綁在]的?(是)?誰 / 身分 / 綁定(狀態|資[料訊]|對象) / 哪個(帳號|學號|人) / 哪支帳號 / 哪一班的誰 / 幾班幾號 / 我的帳號(資[料訊])?$ / 登入的 / 認得我 / 認識我 / 我是哪一?[班個]
  登的是我 / 我叫什麼 / 什麼(角色|名字) / 登入(的是)?誰 / 登記誰 / 還是…(導師|老師|學生|家長) / (沒|有)沒?有?綁(定|好|成功|上|過)*[嗎?]*($|[ ,]) / 綁[定好成功完上]*了[嗎沒]
  綁(定?好|定?成功|完|上)(沒|嗎) / 是不是…綁 / 綁的是 / which user / who am i / who i am / whoami / logged in as / registered as
  my (role|identity) / am i (bound|linked|connected|registered|logged in) / (which|what|whose) account
  is my account / my (student id|profile)
`
const otherWho = words`認證 / 成果 / 多[元表] / 勾 / 傳 / 做 / 收訖 / 值日 / [要想]綁 / 綁定我的 / 我是……(要|想|可以|請) / 導師……(誰|狀) / certif`
const registers = words`
  綁 / (註冊|連結|登入|串接)(我的)?(學校)?的?(帳號|學號|身分|line)?$ / 連[結動]…(帳號|學號) / 代碼 / (登記|開通|註冊)…帳號 / (跟|和|與)…學校…連
  set ?up…account / register / sign (up|in) / log ?in / (binding|bind) ?(code)?
  (link|connect) (my|this|to|student|account|me|with|here)
`
const otherLogin = words`密碼 / wifi / password / 註冊組 / 教務 / 檔`

/** Who someone is to the assistant. */
export const account: readonly Rule[] = [
  { intent: 'account.unbind', all: [unbinds], none: [otherUndoing] },
  { intent: 'account.bind', all: [code], certain: true },
  { intent: 'account.whoami', all: [identity], none: [group, otherWho] },
  { intent: 'account.bind', all: [registers], none: [otherLogin] },
]
