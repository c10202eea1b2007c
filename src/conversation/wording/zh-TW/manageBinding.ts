import type { DateTime } from 'luxon'
import type { Button, ChannelName, Reply } from '../../message.ts'
import { zhDate } from '../format.ts'
import { networkNames } from './names.ts'

/** Re-issuing codes and ending bindings, for those who keep them. */
export const manageBinding = {
  tool: '補發綁定碼／解除',
  typeWho: '輸入學號或姓名',
  whoHint: '例如 S1101 或 王小明',
  issue: '補發綁定碼',
  end: (channel: ChannelName): string => `解除 ${networkNames[channel]} 綁定`,

  who: (type?: Button): Reply => ({
    lines: ['要幫誰補發綁定碼或解除綁定？請打學號（編號）或全名。', '只找得到歸你管的人；教職員的由系統管理人員處理。'],
    ...(type ? { buttons: [type] } : {}),
  }),
  nobody: (typed: string): Reply => ({
    lines: [`「${typed}」：沒有這個人，或不歸你管。請再打一次學號或全名；說「算了」就結束。`],
    alt: '找不到這個人',
  }),
  several: (name: string, choices: Button[]): Reply => ({
    lines: [`叫「${name}」的有 ${choices.length} 位，是哪一位？`],
    buttons: choices,
    alt: '是哪一位？',
  }),
  notYours: (): Reply => ({ lines: ['這個人的綁定現在不歸你管，沒有做任何變動。'] }),

  holder: (
    name: string,
    id: string,
    description: string,
    bound: readonly { channel: ChannelName; since: string }[],
    hasLiveCode: boolean,
    buttons: Button[],
  ): Reply => ({
    title: `${name}（${id}）`,
    lines: [
      { label: '身分', value: description },
      {
        label: '綁定',
        value: bound.map(({ channel, since }) => `${networkNames[channel]}（${since}起）`).join('、') || '還沒有',
      },
      ...(hasLiveCode ? ['手上還有一組沒用過的綁定碼；補發後那一組就作廢。'] : []),
    ],
    buttons,
    alt: '綁定管理',
  }),

  issued: (name: string, id: string, code: string, until: DateTime, voided: boolean): Reply => ({
    title: `${name}（${id}）的新綁定碼`,
    lines: [
      { label: '綁定碼', value: code },
      { label: '期限', value: `${zhDate(until)}前用一次` },
      ...(voided ? ['舊的那一組已經作廢。'] : []),
      '請當面或用紙條交給本人，不要貼在群組；這裡只顯示這一次。',
    ],
    alt: '新的綁定碼',
  }),

  endOrNot: (name: string, channel: ChannelName, yes: Button, no: Button): Reply => ({
    lines: [
      `要解除 ${name} 的 ${networkNames[channel]} 綁定嗎？資料都會留著，要再綁定得用新的綁定碼。`,
      '手機遺失時請先解除，再補發。',
    ],
    buttons: [yes, no],
    alt: '要解除綁定嗎？',
  }),
  ended: (name: string): Reply => ({ lines: [`${name} 的那個帳號已經解除綁定。`], alt: '已解除綁定' }),
  endedAlready: (name: string): Reply => ({ lines: [`${name} 在那裡已經沒有綁定了。`], alt: '已經沒有綁定' }),
}
