import type { ProxyRefusal } from '../../../portfolio/proxies.ts'
import type { ProxyScope } from '../../../portfolio/proxy.ts'
import type { ProposedProxy } from '../../../portfolio/proxyProposals.ts'
import type { Consent, ProxyReason } from '../../../regulation/proxyOrder.ts'
import { instantOf } from '../../../regulation/schoolTime.ts'
import type { KeepingRefusal } from '../../../school/keptAccounts.ts'
import type { Role } from '../../../school/roles.ts'
import type { Button, Reply } from '../../message.ts'
import { zhDate } from '../format.ts'
import { ask } from './buttons.ts'
import { basis } from './citations.ts'
import { roleNames } from './names.ts'

const clause = () => basis({ basis: 'regulation', clause: '§九(二)', rule: 'R-13.2' })
const rolesOf = (roles: readonly Role[]) => roles.map((role) => roleNames[role]).join('、')

const reasons: Record<ProxyReason, string> = {
  named: '任課教師提出',
  'same-subject-and-grade': '同科同年級',
  'same-subject': '同科',
  'domain-convener': '領域召集人',
  curriculum: '教學組',
  'task-force': '工作小組所定順位',
}

const consents: Record<Consent, string> = { asked: '還沒回覆', given: '已同意', declined: '不同意' }

/** Proxies for teachers who cannot certify, and accounts kept for those who leave. */
export const proxies = {
  /** 「陳老師的課」「國文」「#12」 */
  targetName: (scope: ProxyScope, of: string, teacher: string, course: string): string =>
    scope === 'teacher' ? `${teacher} 的課` : scope === 'course' ? `${course}（${of}）` : `#${of}`,
  tool: '安排代理認證',
  cancel: '取消',

  askWho: (cancel: Button): Reply => ({
    lines: ['要請哪一位老師代理認證？請打姓名或編號。對方同意後，由教學組指派。'],
    note: clause(),
    buttons: [cancel],
  }),
  noOneCalled: (typed: string): Reply => ({
    lines: [`找不到「${typed}」這位老師。請再打一次全名或編號。`],
    alt: '找不到這位老師',
  }),
  whichOne: (choices: Button[]): Reply => ({ lines: ['是哪一位？'], buttons: choices }),
  nominated: (name: string, consent: Consent): Reply => ({
    title: consent === 'given' ? `${name} 已經同意` : `已經問 ${name} 了`,
    lines: [
      consent === 'given'
        ? '接下來由教學組指派，指派後會通知你們兩位。'
        : '對方同意後，教學組會指派；結果都會通知你。在那之前，認證還是由你來做。',
    ],
    note: clause(),
    buttons: [ask('certification.pending')],
    alt: '代理認證',
  }),
  /** To whoever is named; the code stands for the button where they cannot press it. */
  asksConsent: (teacher: string, code: string, yes: Button, no: Button): Reply => ({
    title: '有老師請你代理認證',
    lines: [
      `${teacher} 無法親自認證時，想請你代理：確認是學生在該科修課的產出。你願意嗎？`,
      { label: '同意碼', value: code },
      '也可以把同意碼交給教學組，代表你同意。',
    ],
    note: clause(),
    buttons: [yes, no],
  }),
  yes: '同意代理',
  no: '不方便',
  thanks: (consents: boolean, teacher: string): Reply => ({
    lines: [consents ? `謝謝你同意。教學組指派後，${teacher} 的待認證會送到這裡。` : `了解，已經告訴 ${teacher}。`],
    note: clause(),
  }),
  /** To the teacher, and of a consent to those who appoint. */
  answered: (consents: boolean, teacher: string, proxy: string, appoint: Button[]): Reply => ({
    title: consents ? '代理認證：已同意' : '代理認證：不方便',
    lines: [
      consents
        ? `${proxy} 同意代理 ${teacher} 的認證，等教學組指派。`
        : `${proxy} 不方便代理 ${teacher} 的認證，可以再請別人。`,
    ],
    note: clause(),
    buttons: appoint,
  }),

  askForWhom: (cancel: Button): Reply => ({
    lines: ['要為誰安排代理認證？請打老師的姓名或編號、課程代碼，或 #編號。'],
    note: clause(),
    buttons: [cancel],
  }),
  proposals: (
    target: string,
    proposed: ProposedProxy[],
    total: number,
    running: string[],
    buttons: Button[],
  ): Reply => ({
    title: `${target}：${total} 位人選`,
    lines: [
      ...(running.length > 0 ? [`現在代理：${running.join('、')}`] : []),
      ...(total === 0 ? ['依順位找不到可以代理的人。請確認人員名冊和課程資料，或由工作小組另訂順位。'] : []),
      ...proposed.map(({ rank, name, reason, consent }) => ({
        label: `第 ${rank} 順位 ${name}`,
        value: `${reasons[reason]}${consent ? `（${consents[consent]}）` : ''}`,
      })),
    ],
    note: clause(),
    buttons,
    alt: '代理認證的人選',
  }),
  appoint: (name: string): string => `指派 ${name}`,
  end: (name: string): string => `結束：${name}`,
  keep: (days: number): string => `帳號保留 ${days} 天`,
  appointed: (target: string, name: string): Reply => ({
    title: `${name} 開始代理認證`,
    lines: [`範圍：${target}。已通知兩位老師，等著認證的也會送給 ${name}。`],
    note: clause(),
    buttons: [ask('task.list')],
    alt: '已指派代理認證',
  }),
  ended: (target: string, name: string): Reply => ({
    lines: [`${name} 代理 ${target} 到此為止，已通知兩位老師。`],
    note: clause(),
    buttons: [ask('task.list')],
    alt: '代理認證已結束',
  }),
  /** To the proxy, or to the teacher. */
  begun: (isToProxy: boolean, target: string, teacher: string, proxy: string): Reply => ({
    title: isToProxy ? '你開始代理認證' : '有人代理你的認證',
    lines: [
      isToProxy
        ? `範圍：${target}。你代理 ${teacher} 確認是學生在該科修課的產出。`
        : `${proxy} 代理認證：${target}。你自己也還是可以認證。`,
    ],
    note: clause(),
    buttons: [ask('certification.pending')],
  }),
  over: (isToProxy: boolean, target: string, proxy: string): Reply => ({
    title: '代理認證結束了',
    lines: [isToProxy ? `你不用再代理認證：${target}。` : `${proxy} 不再代理認證：${target}。`],
    note: clause(),
    buttons: [ask('certification.pending')],
  }),
  kept: (teacher: string, until: string): Reply => ({
    lines: [`${teacher} 的帳號保留到 ${zhDate(instantOf(until))}，離校後到那天為止還能認證。`],
    note: clause(),
    buttons: [ask('task.list')],
    alt: '帳號已保留',
  }),

  refused: (refusal: ProxyRefusal | KeepingRefusal): Reply => {
    const why = ((): string => {
      switch (refusal.reason) {
        case 'notYours':
          return `這件事由${rolesOf(refusal.may)}來做。`
        case 'notInOrder':
          return '這個人不在代理的順位裡。'
        case 'noConsent':
          return '這是任課教師提出的人選，要等本人同意才能指派。'
        case 'noSuchPerson':
        case 'unknownPerson':
          return '人員名冊裡沒有這位現職的教職員。'
        case 'themselves':
          return '不能請自己代理自己。'
        case 'noSuchNomination':
          return '沒有這個邀請。'
        case 'answered':
          return `這個邀請已經回覆過了（${consents[refusal.nomination.consent]}）。`
        case 'wrongCode':
          return '同意碼不對。'
        case 'noSuchAppointment':
          return '沒有這筆代理。'
        case 'over':
          return '這筆代理已經結束。'
        case 'notATeacher':
          return '這個人不是任課教師。'
        case 'past':
          return '這一天已經過了。'
      }
    })()
    return { lines: [`${why}沒有做任何變動。`], note: clause() }
  },
}
