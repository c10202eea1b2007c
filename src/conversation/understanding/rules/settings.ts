import { chinese, english, notification } from '../lexicon/matters.ts'
import { group, students, teacher } from '../lexicon/people.ts'
import { words } from '../words.ts'
import type { Rule } from './rule.ts'

const asksState = words`
  開了哪 / 哪些 / 些?什麼 / [開關](的|著) / [開關]了[嗎沒] / 有(沒有)?開 / (有|是)[^。]{0,3}靜音 / 目前 / 現在(的|有|是) / [查看] / 狀態 / what / which / show
  (are|is) my / am i / status
`
const quiets = words`
  (?<!開)關(?!係) / 停 / 不(要|用|想|需要|必) / 別 / 少 / 太多 / 吵 / 煩 / 靜音 / 勿擾 / 取消 / 轟炸 / 退訂 / mute / stop / off / disable / don['’]?t
  do not / fewer / less / too many / unsubscribe / silence / quiet / pause / no more / annoying
`
const noise = words`
  靜音 / 安靜 / 叮(?!嚀) / [好很太死別]吵 / 吵(死|到|我) / 很煩 / 勿擾 / do not disturb / 洗版 / (半夜|晚上|上課).{0,4}(不要|別)(再)?[吵傳] / mute / spam(ming)?
  不(想|要|用)再?收…(通知|提醒|訊息) / unsubscribe / stop (texting|messaging|bothering|notifying|reminding)
`
const unmutes = words`
  (取消|解除|關掉)靜音 / (再|重新)(打?開|收) / 打開 / 開回 / (?<!不)[想要]收 / [沒收]有?(收)?(不)?到(通知|提醒|訊息) / (別忘|記得|要|都)…提醒我 / (以後|之後|到時|(?<!目)前|記得)……提醒 / remind me / unmute / turn…on
  enable
`
/** Asked, not asked for. */
const asksWhether = words`會……[提通][醒知]……[嗎?] / (will|do) you (remind|notify)`
const requests = words`可以 / 能 / 幫 / 請 / 麻煩 / 記得 / please`
const quietsFirst = words`先關 / 先不要 / 暫[停時]`
const loudens = words`
  開 / 恢復 / 重新 / [提通](醒|知)我 / [再繼]……[傳發收] / [想要]收 / 多提醒 / on / resume / again / start / (remind|notify) me
  subscribe / (want|get|send me)…reminders?
`
const adjusts = words`設定 / 開關 / 調(?!皮) / 更改 / 管理 / 偏好 / 頻率 / settings? / preferences / manage`
const speaks = words`
  [說講用換切設轉] / 改 / 版 / 介面 / 模式 / [看聽]不懂 / (不太)?會 / 回[我覆答] / ^(中文|英文|english|chinese)[^一-龥]*$ / speak / talk
  reply / switch / use / change / set / prefer / please / can['’]?t / don['’]?t / answer / respond / ^in
`
const otherThanSpeech = words`
  [簡描]述 / 成[績果] / 多[元表] / 作[品業] / 報告 / 檔 / 收訖 / 英文老師 / 檢定 / 認證 / [寫登勾傳學] / 怎麼 / 課 / 題目 / description / outcome
  files? / receipt / upload / class / write
`
const someoneElse = [group, students, words`老師 / 催 / 連結 / 截止(?!……[提通][醒知]我) / teacher / class`] as const

/** How the assistant speaks, and how often. */
export const settings: readonly Rule[] = [
  {
    intent: 'notification.settings',
    slots: { action: 'show' },
    all: [notification, asksWhether],
    none: [...someoneElse, requests],
  },
  { intent: 'notification.settings', slots: { action: 'unmute' }, all: [words`(取消|解除|關掉)靜音 / unmute`] },
  { intent: 'notification.settings', slots: { action: 'mute' }, all: [notification, quietsFirst], none: someoneElse },
  {
    intent: 'notification.settings',
    slots: { action: 'unmute' },
    all: [notification, unmutes],
    none: someoneElse.slice(0, 2),
  },
  {
    intent: 'notification.settings',
    slots: { action: 'show' },
    all: [notification, asksState],
    none: [...someoneElse, words`太多 / 不要 / 吵 / 發 / 更改 / 關掉[啦吧]?$`],
  },
  { intent: 'notification.settings', slots: { action: 'mute' }, all: [noise], none: [teacher, asksState] },
  { intent: 'notification.settings', slots: { action: 'mute' }, all: [notification, quiets], none: someoneElse },
  { intent: 'notification.settings', slots: { action: 'unmute' }, all: [notification, loudens], none: someoneElse },
  { intent: 'notification.settings', all: [notification, adjusts], none: [group] },
  { intent: 'language.set', all: [words`語[言系] / languages?`], none: [otherThanSpeech] },
  { intent: 'language.set', any: [chinese, english], all: [speaks], none: [otherThanSpeech] },
]
