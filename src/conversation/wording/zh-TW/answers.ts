import type { DateTime } from 'luxon'
import type { TermRemaining, YearRemaining } from '../../../portfolio/remaining.ts'
import type { ScheduleItem } from '../../../portfolio/schedule.ts'
import type { Figure } from '../../../regulation/citation.ts'
import { phase } from '../../../regulation/phase.ts'
import type { PlacesLeft } from '../../../regulation/quota.ts'
import type { Ruleset } from '../../../regulation/ruleset.ts'
import type { Topic } from '../../intent.ts'
import type { Button, Reply } from '../../message.ts'
import { zhInstant } from '../format.ts'
import { askButton } from '../presses.ts'
import { type Statement, stated } from '../statement.ts'
import { ask } from './buttons.ts'
import { bases, basis } from './citations.ts'
import { rules } from './rules.ts'
import { operationNames, scopeName, standing, whom, windowText } from './windows.ts'

const stateCounts = ({ counts }: TermRemaining) =>
  [
    counts.certified > 0 ? `已認證 ${counts.certified} 件` : '',
    counts.pending > 0 ? `認證中 ${counts.pending} 件` : '',
    counts.returned > 0 ? `被退回 ${counts.returned} 件` : '',
    counts.draft > 0 ? `草稿 ${counts.draft} 件（還沒送出）` : '',
  ].filter(Boolean)

const leftOf = (places: PlacesLeft) => ('left' in places ? places.left : 0)

function courseHeadline({ rules: { term, upload }, places }: TermRemaining, now: DateTime): string {
  const { limit, used } = places
  const left = leftOf(places)
  switch (phase(upload, now)) {
    case 'open':
      return left > 0
        ? `還可以上傳 ${left} 件（${term}，上限 ${limit} 件，已用 ${used} 件）。`
        : `還可以上傳 0 件：${term} 的 ${limit} 件都用了。刪掉草稿或被退回的，就會空出來。`
    case 'notYet':
      return `還可以上傳 ${left} 件（${term}，上限 ${limit} 件），${standing(upload, now)}。`
    case 'closed':
      return `還可以上傳 0 件：${term} 的上傳已經截止（上限 ${limit} 件，用了 ${used} 件）。`
    case 'unannounced':
      return `還可以上傳 ${left} 件（${term}，上限 ${limit} 件），期間${standing(upload, now)}。`
  }
}

function courseLines(term: TermRemaining, now: DateTime): string[] {
  const { upload, certification } = term.rules
  const counts = stateCounts(term)
  const mustSend = term.counts.draft > 0 && phase(certification, now) === 'open'
  return [
    courseHeadline(term, now),
    ...(counts.length > 0 ? [`${counts.join('、')}。`] : []),
    `上傳期間：${windowText(upload, now)}。`,
    ...(mustSend
      ? [
          `草稿老師看不到，要按「送出認證」${certification.closesAt ? `，最晚 ${zhInstant(certification.closesAt, now)}` : ''}。`,
        ]
      : []),
  ]
}

const yearNames = { diverse: '多元表現', 'course-selection': '課程學習成果', 'diverse-selection': '多元表現' } as const

function yearLine({ kind, year, places, window, isLocked = false }: YearRemaining, now: DateTime): string {
  const verb = kind === 'diverse' ? '登錄' : '勾選'
  const { used, limit } = places
  if (!('left' in places)) return `${yearNames[kind]}已${verb} ${used} 件（${year} 學年）。`
  if (isLocked || phase(window, now) === 'closed') {
    return `${yearNames[kind]}還可以${verb} 0 件：${year} 學年已經${isLocked ? '鎖定' : '截止'}（上限 ${limit} 件，已${verb} ${used} 件）。`
  }
  return `${yearNames[kind]}還可以${verb} ${places.left} 件（${year} 學年，上限 ${limit} 件，已${verb} ${used} 件）。`
}

/** What is not the regulation's own says whose it is; the regulation's clauses stand in the note. */
function spoken({ text, citations }: Statement): string {
  const others = new Set(citations.filter((citation) => citation.basis !== 'regulation').map(basis))
  return others.size > 0 ? `${text}（${[...others].join('、')}）` : text
}
const clausesOf = (statements: Statement[]) =>
  statements.flatMap(({ citations }) => citations.filter((citation) => citation.basis === 'regulation'))

/** Answers to what anyone may ask: what is left, until when, and what the rules say. */
export const answers = {
  ask,
  sendDrafts: askButton('送出草稿', 'artifact.send'),
  editReturned: askButton('修改被退回的', 'artifact.edit'),
  otherRules: askButton('查其他規定', 'rule.ask'),
  schedule: '完整期程',
  officialNotice: (id: string): string => `看公告 ${id}`,

  noTerms: (office: string): Reply => ({
    lines: ['學校還沒輸入學期日期，所以現在沒有期限，也還不能上傳。', `請找${office}。`],
  }),
  unknownTerm: (term: string, known: string[], office: string): Reply => ({
    lines: [`沒有 ${term} 的日期。有日期的學期：${known.join('、')}。`, `應該要有的話，請找${office}。`],
  }),

  courseRemaining: (terms: TermRemaining[], now: DateTime, buttons: Button[]): Reply => ({
    lines: terms.flatMap((term) => courseLines(term, now)),
    note: bases(terms.flatMap(({ places, rules: { upload } }) => [places.citation, upload.source])),
    buttons,
  }),
  remainingAfterLeaving: (office: string, buttons: Button[]): Reply => ({
    lines: ['還可以上傳 0 件：你已經離校，不能再新增。已經上傳的都還在。', `有問題請找${office}。`],
    buttons,
  }),
  diverseRemaining: (years: YearRemaining[], now: DateTime, buttons: Button[]): Reply => ({
    lines: years.flatMap((year) => [yearLine(year, now), `登錄期間：${windowText(year.window, now)}。`]),
    note: bases(years.flatMap(({ places, window }) => [places.citation, window.source])),
    buttons,
  }),
  selectionRemaining: (years: YearRemaining[], now: DateTime, office: string, buttons: Button[]): Reply => ({
    lines: [
      ...years.map((year) => yearLine(year, now)),
      ...years.map(({ kind, window }) => `${yearNames[kind]}勾選期間：${windowText(window, now)}。`),
      ...(years.some(({ places }) => !('left' in places))
        ? [`你這學年學籍有異動，還剩幾件不在這裡計算，請找${office}。`]
        : ['經認證的才能勾選；0 件也可以。']),
    ],
    note: bases(years.flatMap(({ places, window }) => [places.citation, window.source])),
    buttons,
  }),
  certificationCounts: (terms: TermRemaining[], now: DateTime, buttons: Button[]): Reply => ({
    lines: terms.flatMap((term) => {
      const counts = stateCounts(term)
      return [
        counts.length > 0 ? `${term.rules.term}：${counts.join('、')}。` : `${term.rules.term}：0 件，還沒有成果。`,
        `認證期間：${windowText(term.rules.certification, now)}。`,
      ]
    }),
    note: bases(terms.map(({ rules: { certification } }) => certification.source)),
    buttons,
  }),

  deadlines: (items: ScheduleItem[], remarks: Statement[], now: DateTime, buttons: Button[]): Reply => {
    const rows = items.flatMap(({ operation, scope, windows }) =>
      windows.map((each) => ({
        label: `${operationNames[operation]}（${[scopeName(scope), whom(each)].filter(Boolean).join(' ')}）`,
        value: windowText(each.window, now),
        source: each.window.source,
      })),
    )
    const [first, ...others] = rows
    return {
      lines: [
        ...(first ? [`${first.label}：${first.value}。`] : []),
        ...others.map(({ label, value }) => ({ label, value })),
        ...remarks.map(spoken),
      ],
      note: bases([...rows.map(({ source }) => source), ...clausesOf(remarks)]),
      buttons,
    }
  },
  certifyWithin: (days: Figure<number>): Statement => stated(`老師應在學生送出後 ${days.value} 天內決定。`, days),
  receiptDays: (days: Figure<number>, minimumDays: Figure<number>): Statement =>
    stated(
      `沒有公告時，從匯入收訖明細起 ${days.value} 天；公告的期間不會少於 ${minimumDays.value} 天。`,
      days,
      minimumDays,
    ),

  topics: {
    format: '檔案格式',
    size: '檔案大小',
    description: '簡述字數',
    quota: '件數上限',
    window: '期限與補傳',
    certification: '認證',
    selection: '勾選',
    receipt: '收訖明細',
    retention: '保存年限',
    guardian: '法定代理人',
    proxy: '代理認證',
    voluntary: '一定要傳嗎',
    'status-change': '轉學、重讀',
  } satisfies Record<Topic, string> as Record<Topic, string>,
  whichTopic: (buttons: Button[]): Reply => ({ lines: ['想問哪一項規定？'], buttons }),
  rule: (topic: Topic, ruleset: Ruleset, office: string, buttons: Button[]): Reply => {
    const statements = rules[topic](ruleset, office)
    return { lines: statements.map(spoken), note: bases(clausesOf(statements)), buttons }
  },
}
