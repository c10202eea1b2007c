import type { Precheck } from '../../../portfolio/submission/precheck.ts'
import type { ReceiptCounts } from '../../../portfolio/submission/receiptCounts.ts'
import type { Problem, ProblemKind } from '../../../portfolio/submission/sheet.ts'
import {
  type Submission,
  type SubmissionKind,
  type SubmissionScope,
  submissionClause,
} from '../../../portfolio/submission/submission.ts'
import type { Button, Reply } from '../../message.ts'
import { ask } from './buttons.ts'
import { basis } from './citations.ts'

const kindNames: Record<SubmissionKind, string> = {
  'course-records': '學籍與成績',
  officers: '校內幹部經歷',
  'course-outcomes': '課程學習成果',
  diverse: '多元表現',
}
const gradeNames = { 10: '高一', 11: '高二', 12: '高三' } as const

const problemNames: Record<ProblemKind, string> = {
  'no-grade': '沒有成績',
  'field-missing': '欄位空白',
  'file-missing': '檔案遺失',
  'file-changed': '檔案內容有變',
  'not-certified': '不是已認證',
  'status-change': '學籍異動還沒處理',
}

/** 「115 學年課程學習成果」 */
const shortName = ({ what, year, term }: SubmissionScope) => `${term ?? `${year} 學年`} ${kindNames[what]}`

/** 「115 學年 課程學習成果（進修部、高三）」 */
function name(scope: SubmissionScope): string {
  const whom = [
    ...(scope.division === 'continuing' ? ['進修部'] : []),
    ...(scope.grade === undefined ? [] : [gradeNames[scope.grade]]),
  ].join('、')
  return `${shortName(scope)}${whom ? `（${whom}）` : ''}`
}

const clause = (scopes: readonly Pick<SubmissionScope, 'what' | 'division'>[]) => {
  const clauses = [...new Set([...scopes.map(submissionClause), '§六(三)'])]
  return basis({ basis: 'regulation', clause: clauses.join('、'), rule: 'R-9' })
}

function saidOf(counts: ReceiptCounts): string {
  const { open, confirmed, silent, investigating, awaitingRevision } = counts
  return [
    `${confirmed} 位確認${silent > 0 ? `（${silent} 位逾期視同確認）` : ''}`,
    `${open} 位還沒回覆`,
    ...(investigating > 0 ? [`${investigating} 位回報問題待查`] : []),
    ...(awaitingRevision > 0 ? [`${awaitingRevision} 位等更正後重新提交`] : []),
  ].join('，')
}

function nextStep({ revision, statement, unit }: Submission, counts: ReceiptCounts): string {
  if (statement?.revision !== revision) return '下一步：把封包交出去；收到收訖明細後交給我。'
  if (counts.investigating > 0) return '下一步：三日內查明回報的問題。'
  if (counts.awaitingRevision > 0) return '下一步：更正後重新打包，匯入新的收訖明細。'
  return unit.state === 'confirmed' ? '提交單位已確認。' : '下一步：提交單位確認。'
}

function problemLine({ student, entry, problem, about }: Problem): string {
  return `${student}${entry === null ? '' : ` #${entry}`}：${problemNames[problem]}${about ? `（${about}）` : ''}`
}

/** What the offices submit to the central database. */
export const submission = {
  name,
  shortName,
  check: (what: SubmissionKind): string => `預檢 ${kindNames[what]}`,
  reports: (id: number): string => `看提交 ${id} 的回報`,
  confirmUnit: (id: number): string => `確認提交 ${id}`,
  recheck: (id: number): string => `預檢更正後的提交 ${id}`,
  package: (what: SubmissionKind): string => `打包 ${kindNames[what]}`,
  packageRest: '先打包沒問題的',
  download: (id: number): string => `下載提交 ${id} 的封包`,
  statement: (id: number): string => `交提交 ${id} 的收訖明細`,

  status: (
    standings: { submission: Submission; counts: ReceiptCounts }[],
    total: number,
    buttons: Button[],
  ): Reply => ({
    title: total === 0 ? '還沒有提交' : `${total} 次提交`,
    lines: [
      ...standings.flatMap(({ submission: each, counts }) => {
        const { items = 0, students = 0 } = each.revisions.at(-1) ?? {}
        const {
          missing = [],
          extra = [],
          changed = [],
        } = each.statement?.revision === each.revision ? each.statement : {}
        const differs = missing.length + extra.length + changed.length
        return [
          {
            label: `提交 ${each._id}｜${name(each)}`,
            value: `第 ${each.revision} 版，${items} 筆、${students} 位學生`,
          },
          ...(each.statement ? [`收訖明細：${differs > 0 ? `${differs} 筆不符；` : ''}${saidOf(counts)}`] : []),
          nextStep(each, counts),
        ]
      }),
      ...(total > standings.length ? [`另外還有 ${total - standings.length} 次較早的提交。`] : []),
      ...(total === 0 ? ['先預檢，沒有問題再打包。'] : []),
    ],
    note: clause(standings.map((each) => each.submission)),
    buttons: [...buttons, ask('task.list')],
    alt: '提交進度',
  }),

  checked: (
    scope: SubmissionScope,
    { ready, problems, windowOpen }: Pick<Precheck, 'ready' | 'problems' | 'windowOpen'>,
    named: number,
    buttons: Button[],
  ): Reply => ({
    title: problems.length === 0 ? `預檢通過：${ready} 筆` : `預檢：${problems.length} 個問題`,
    lines: [
      `${name(scope)}：${ready} 筆可以提交。`,
      ...(windowOpen > 0 ? [`${windowOpen} 位學生還在勾選期間，先不列入。`] : []),
      ...problems.slice(0, named).map(problemLine),
      ...(problems.length > named ? [`還有 ${problems.length - named} 個，完整清單用指令 submit check。`] : []),
      ...(problems.length === 0 ? ['下一步：打包，檔案會逐一核對；打包後內容就凍結。'] : []),
    ],
    note: basis({
      basis: 'regulation',
      clause: [...new Set([submissionClause(scope), ...problems.map((each) => each.clause)])].join('、'),
      rule: 'R-9',
    }),
    buttons: [...buttons, ask('submission.status'), ask('task.list')],
    alt: '預檢結果',
  }),

  packaged: (made: Submission, url: string, leftOut: number, buttons: Button[]): Reply => {
    const { revision = 0, items = 0, students = 0, windowOpen = 0, sha256 = '' } = made.revisions.at(-1) ?? {}
    return {
      title: `提交 ${made._id} 第 ${revision} 版打包好了`,
      lines: [
        `${name(made)}：${items} 筆、${students} 位學生，內容已凍結。`,
        ...(windowOpen > 0 ? [`${windowOpen} 位學生還在勾選期間，不在裡面。`] : []),
        ...(leftOut > 0 ? [`${leftOut} 位有問題的先不列入；處理好再打包就是下一版。`] : []),
        { label: 'SHA-256', value: sha256 },
        '連結一小時內有效，只給你；過期再按「下載」，每次內容都一樣。更正後再打包就是下一版。',
      ],
      note: clause([made]),
      buttons: [{ label: '下載封包', url }, ...buttons, ask('submission.status')],
      alt: '封包打包好了',
    }
  },
  notPackaged: (scope: SubmissionScope, problems: readonly Problem[], named: number, buttons: Button[]): Reply => ({
    title: `沒有打包：${problems.length} 個問題`,
    lines: [
      `${name(scope)}：先處理這些，什麼都還沒凍結。`,
      ...problems.slice(0, named).map(problemLine),
      ...(problems.length > named ? [`還有 ${problems.length - named} 個。`] : []),
    ],
    note: clause([scope]),
    buttons: [...buttons, ask('submission.status'), ask('task.list')],
    alt: '沒有打包',
  }),
  nothingToPackage: (scope: SubmissionScope): Reply => ({
    lines: [`${name(scope)}：0 筆，沒有可以打包的。`],
    note: clause([scope]),
    buttons: [ask('submission.status')],
    alt: '沒有可以打包的',
  }),
  packageBusy: (scope: SubmissionScope): Reply => ({
    lines: [`${name(scope)}：另一份封包正在打包，這份還沒開始。請過一分鐘再按一次。`],
    buttons: [ask('submission.status')],
    alt: '還沒打包',
  }),
  packageGone: (made: Submission): Reply => ({
    lines: [`提交 ${made._id} 的封包裡有學生的資料已依保存期限刪除，不能再下載。`],
    note: basis({ basis: 'regulation', clause: '§八', rule: 'R-12' }),
    buttons: [ask('submission.status')],
    alt: '封包不能再下載',
  }),

  notYours: (): Reply => ({
    lines: ['這不是你的單位提交的，沒有做任何變動。'],
    note: basis({ basis: 'regulation', clause: '§六(二)', rule: 'R-9' }),
    buttons: [ask('account.whoami')],
  }),
  noReports: (): Reply => ({
    lines: ['0 件：沒有等你查明的回報。'],
    buttons: [ask('submission.status')],
  }),
  unitConfirmed: (done: Submission): Reply => ({
    title: `提交 ${done._id} 已確認`,
    lines: [`${name(done)}第 ${done.revision} 版的收訖明細，已記錄由提交單位確認。`],
    note: basis({ basis: 'regulation', clause: '§六(三)', rule: 'R-10' }),
    buttons: [ask('submission.status')],
    alt: '提交單位已確認',
  }),
}
