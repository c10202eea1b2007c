import type { DateTime } from 'luxon'
import type { Role } from '../../../school/roles.ts'
import type { Button, ChannelName, Reply } from '../../message.ts'
import { zhDate } from '../format.ts'
import { askButton } from '../presses.ts'
import { networkNames, roleNames } from './names.ts'

/** Roles that a class belongs to. */
const ofAClass: readonly Role[] = ['student', 'homeroom']

const unbind: Button = { ...askButton('解除綁定', 'account.unbind'), style: 'danger' }

/** Binding a chat account to a person. */
export const binding = {
  roleNames: (roles: readonly Role[]): string => roles.map((role) => roleNames[role]).join('、'),
  /** 「101 班學生」「任課教師、102 班導師」 */
  description: (roles: readonly Role[], classes: readonly string[]): string =>
    roles
      .map((role) => (ofAClass.includes(role) && classes[0] ? `${classes[0]} 班${roleNames[role]}` : roleNames[role]))
      .join('、'),
  date: (at: DateTime): string => zhDate(at),

  howTo: (): Reply => ({
    lines: [
      '請把綁定碼直接傳給我，例如 K7QF-39MX（大小寫、有沒有連字號都可以）。',
      '綁定碼印在導師發的單子上，一個人一組，30 天內有效，只能用一次。',
    ],
  }),

  bound: (name: string, description: string, replaced: boolean, buttons: Button[]): Reply => ({
    title: `已綁定：${name}`,
    lines: [
      `身分：${description}。不是你的話，請馬上解除綁定。`,
      ...(replaced ? ['你原來綁定的另一個帳號已經解除，那個帳號也收到通知了。'] : []),
      '之後隨時說「解除綁定」就可以取消。',
    ],
    buttons: [...buttons.slice(0, 3), unbind],
    alt: '綁定完成',
  }),

  alreadyYours: (name: string, buttons: Button[]): Reply => ({
    lines: [`這個帳號已經綁定為 ${name}，不用再綁一次。`],
    buttons,
  }),

  replaceOrNot: (current: string, next: string, yes: Button, no: Button): Reply => ({
    lines: [`這個帳號現在是 ${current}。要改成 ${next} 嗎？改了之後，${current} 要用新的綁定碼才能再綁定。`],
    buttons: [yes, no],
    alt: '要換綁定的人嗎？',
  }),
  replaceYes: '改綁定',
  keep: '維持不變',
  kept: (name: string): Reply => ({ lines: [`好，這個帳號還是 ${name}。那組綁定碼沒有用掉。`] }),

  wrong: (): Reply => ({
    lines: [
      '這組綁定碼不對。請照單子上的 8 個字再打一次，例如 K7QF-39MX。',
      '單子不見了：請導師或註冊組補發一組，舊的就作廢。',
    ],
  }),
  used: (): Reply => ({ lines: ['這組綁定碼已經用過了，一組只能用一次。', '請導師或註冊組補發一組新的。'] }),
  expired: (): Reply => ({ lines: ['這組綁定碼過期了（30 天內有效）。', '請導師或註冊組補發一組新的。'] }),
  voided: (): Reply => ({
    lines: ['這組綁定碼已經作廢，因為後來又發了新的。', '請用最新的那一組，或請導師、註冊組補發。'],
  }),
  tooManyTries: (): Reply => ({
    lines: ['打錯太多次了。請過 15 分鐘再試；這段時間連正確的綁定碼也不收。', '綁定碼沒有因此失效。'],
  }),

  whoami: (name: string, id: string, description: string, boundSince: string, others: string[]): Reply => ({
    title: name,
    lines: [
      { label: '身分', value: description },
      { label: '編號', value: id },
      { label: '綁定於', value: boundSince },
      ...(others.length > 0 ? [{ label: '也綁定在', value: others.join('、') }] : []),
    ],
    buttons: [unbind],
    alt: '你的綁定資料',
  }),
  nobody: (): Reply => ({ lines: ['這個帳號還沒有綁定，我不知道你是誰。把綁定碼傳給我就可以。'] }),

  unbindOrNot: (name: string, yes: Button, no: Button): Reply => ({
    lines: [`要解除 ${name} 的綁定嗎？你的資料都會留在學校平台，只是這個聊天帳號不再看得到。`],
    buttons: [yes, no],
    alt: '要解除綁定嗎？',
  }),
  unbindYes: '解除綁定',
  unbound: (): Reply => ({ lines: ['已解除綁定，這個帳號不再連到任何人。要再綁定，請拿一組新的綁定碼。'] }),

  replacedElsewhere: (channel: ChannelName): Reply => ({
    lines: [
      `這個帳號的綁定已經解除：同一個人剛在另一個 ${networkNames[channel]} 帳號綁定了。`,
      '不是你做的話，請馬上告訴導師或教務處。',
    ],
    alt: '綁定已解除',
  }),
  staffBound: (name: string, id: string, channel: ChannelName): Reply => ({
    lines: [
      `教職員帳號新綁定：${name}（${id}），在 ${networkNames[channel]}。`,
      '這是例行告知；若不是本人綁定的，請系統管理人員解除。',
    ],
    alt: '教職員帳號新綁定',
  }),
}
