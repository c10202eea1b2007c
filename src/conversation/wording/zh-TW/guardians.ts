import type { GrantRefusal } from '../../../identity/grants.ts'
import { instantOf } from '../../../regulation/schoolTime.ts'
import type { Button, Reply } from '../../message.ts'
import { zhDate } from '../format.ts'
import { ask } from './buttons.ts'
import { basis } from './citations.ts'
import { roleNames } from './names.ts'

const clause = () => basis({ basis: 'regulation', clause: '§九(三)', rule: 'R-13.3' })
const practice = () => `${clause()}；核准與期限是${basis({ basis: 'school', rule: 'R-13.3' })}`
const day = (iso: string) => zhDate(instantOf(iso))

/** What a guardian did, by its name in the record. */
const actNames: Record<string, string> = {
  create: '新增一件',
  edit: '修改',
  send: '送出認證',
  withdraw: '撤回',
  select: '勾選',
  unselect: '取消勾選',
  lock: '鎖定勾選',
  confirm: '確認收訖明細',
  dispute: '回報收訖明細的問題',
}

/** 「（#12）」 where the act was about an entry. */
const numbered = (subject: string) => (subject.startsWith('entry:') ? `（#${subject.slice('entry:'.length)}）` : '')

/** Guardians who act for a student under a grant. */
export const guardians = {
  needsGrant: (office: string): Reply => ({
    lines: [
      '這是學生本人的資料，現在沒有核准你代為處理。',
      `學生來不及自己上傳、勾選或確認收訖明細時，可以請${office}核准，期限內就能在這裡代辦。`,
      '期限和規定隨時都可以問我。',
    ],
    note: practice(),
    buttons: [ask('deadline.ask'), ask('help')],
    alt: '需要學校核准',
  }),
  forWhom: (choices: Button[]): Reply => ({ lines: ['要為哪一位學生辦理？'], buttons: choices }),
  chosen: (name: string, menu: Button[]): Reply => ({
    lines: [`接下來都是為 ${name} 辦理。要換人時，按另一位學生的按鈕就可以。`],
    note: clause(),
    buttons: menu,
    alt: '已選好學生',
  }),
  meant: (name: string, others: Button[]): Reply => ({
    lines: [`以下為 ${name} 辦理；不是的話，按另一位學生。`],
    buttons: others,
    alt: '為誰辦理',
  }),
  noDeleting: (): Reply => ({
    lines: ['刪除要由學生本人來做。你可以代為上傳、修改、送出和撤回。'],
    note: clause(),
    buttons: [ask('artifact.list')],
  }),

  /** To the student, or to the guardian. */
  begun: (isToStudent: boolean, student: string, guardian: string, until: string): Reply => ({
    title: isToStudent ? '法定代理人可以代你辦理' : '你可以代學生辦理',
    lines: [
      isToStudent
        ? `學校核准 ${guardian} 到 ${day(until)} 為止，代你上傳、勾選和確認收訖明細。每做一件都會通知你。`
        : `學校核准你到 ${day(until)} 為止，代 ${student} 上傳、勾選和確認收訖明細。每做一件都會通知學生。`,
      ...(isToStudent ? ['有疑問請找註冊組。'] : []),
    ],
    note: practice(),
    buttons: [ask('quota.remaining'), ask('artifact.list')],
  }),
  ended: (isToStudent: boolean, student: string, guardian: string): Reply => ({
    title: '代為辦理已結束',
    lines: [isToStudent ? `${guardian} 不能再代你辦理了。` : `你不能再代 ${student} 辦理了。`],
    note: clause(),
    buttons: [isToStudent ? ask('artifact.list') : ask('help')],
  }),
  acted: (guardian: string, act: string, subject: string): Reply => ({
    title: '法定代理人代你辦理了一件事',
    lines: [`${guardian} 代你${actNames[act] ?? act}${numbered(subject)}。`],
    note: `${clause()}。不是你們說好的，請馬上找註冊組。`,
    buttons: [subject.startsWith('entry:') ? ask('artifact.list') : ask('selection.show')],
  }),

  tool: '核准法定代理人',
  cancel: '取消',
  live: (lines: string[], buttons: Button[]): Reply => ({
    title: `${lines.length} 筆核准還有效`,
    lines: lines.length > 0 ? lines : ['現在沒有核准任何法定代理人。'],
    note: practice(),
    buttons,
    alt: '法定代理人的核准',
  }),
  liveLine: (guardian: string, student: string, until: string): string => `${guardian} 代 ${student}，到 ${day(until)}`,
  revoke: (guardian: string): string => `撤銷：${guardian}`,
  askStudent: (cancel: Button): Reply => ({
    lines: ['要為哪一位學生核准？請打學號。'],
    buttons: [cancel],
  }),
  noStudent: (typed: string): Reply => ({ lines: [`沒有學號「${typed}」的學生。請再打一次學號。`], alt: '找不到學生' }),
  noGuardians: (student: string): Reply => ({
    lines: [`${student} 還沒有登記法定代理人。請先匯入法定代理人名冊。`],
    note: clause(),
    alt: '還沒有登記法定代理人',
  }),
  askGuardian: (student: string, choices: Button[]): Reply => ({
    lines: [`核准 ${student} 的哪一位法定代理人？`],
    buttons: choices,
    alt: '哪一位法定代理人？',
  }),
  askUntil: (guardian: string, buttons: Button[]): Reply => ({
    lines: [`${guardian} 可以代辦到哪一天？按天數，或打日期，例如 10/31，那天也算。`],
    buttons,
    alt: '到哪一天？',
  }),
  days: (days: number): string => `${days} 天`,
  notADate: (): Reply => ({ lines: ['我看不懂這個日期。請打 10/31 或 2026-10-31。'] }),
  askUnderAge: (student: string, guardian: string, until: string, yes: Button, no: Button): Reply => ({
    title: '確認後就生效',
    lines: [
      { label: '學生', value: student },
      { label: '法定代理人', value: guardian },
      { label: '到', value: day(until) },
      '你確認這位學生未成年，而且沒有辦法及時自己辦理嗎？',
    ],
    note: practice(),
    buttons: [yes, no],
    alt: '要核准嗎？',
  }),
  yesUnderAge: '未成年，核准',
  granted: (student: string, guardian: string, until: string): Reply => ({
    title: `已核准到 ${day(until)}`,
    lines: [`${guardian} 可以代 ${student} 上傳、勾選和確認收訖明細。兩人都會收到通知，時間到就自動結束。`],
    note: practice(),
    buttons: [ask('task.list')],
    alt: '已核准法定代理人',
  }),
  revoked: (student: string, guardian: string): Reply => ({
    lines: [`已撤銷：${guardian} 不能再代 ${student} 辦理。`],
    note: clause(),
    buttons: [ask('task.list')],
    alt: '已撤銷',
  }),
  refused: (refusal: GrantRefusal): Reply => {
    const why = ((): string => {
      switch (refusal.reason) {
        case 'notYours':
          return `這位學生的法定代理人由${refusal.may.map((role) => roleNames[role]).join('、')}核准。`
        case 'noSuchStudent':
          return '沒有這位學生。'
        case 'hasLeft':
          return '這位學生已經離校。'
        case 'notTheGuardian':
          return '登記的資料裡，這個人不是這位學生的法定代理人。'
        case 'notUnderAge':
          return '沒有確認學生未成年。'
        case 'past':
          return '這一天已經過了。'
        case 'noSuchGrant':
          return '沒有這筆核准。'
        case 'over':
          return '這筆核准已經結束。'
      }
    })()
    return { lines: [`${why}沒有做任何變動。`], note: practice() }
  },
}
