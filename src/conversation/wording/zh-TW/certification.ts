import type { EntryView } from '../../../portfolio/views.ts'
import type { Button, Reply } from '../../message.ts'
import type { FileLink } from '../entryButtons.ts'
import { presses } from '../presses.ts'
import { ask, entryButtons } from './buttons.ts'
import { at, decided, fileLines, onSchoolPlatform, ownLine, studentLine, who } from './entryLines.ts'
import { stateNames } from './names.ts'

const stillWaiting = (count: number) => (count > 0 ? `還有 ${count} 件等你認證。` : '沒有其他等你認證的了。')

/** After a decision: what waits, and the way back. */
const afterDeciding = ({ entry }: EntryView, remaining: number): Button[] => [
  ...(remaining > 0 ? [ask('certification.pending')] : []),
  entryButtons.takeBack(entry),
]

/** What teachers read and press, and what students are told of it. */
export const certification = {
  request: (view: EntryView, links: FileLink[], late: boolean): Reply => ({
    title: `請認證：${who(view)}`,
    lines: [
      { label: '課程', value: view.course },
      { label: '簡述', value: view.entry.description },
      ...fileLines(view.entry.files),
      ...(view.entry.dueAt ? [{ label: '認證期限', value: at(view.entry.dueAt) }] : []),
      ...(late ? ['上傳已截止：現在退回，學生就不能再補。'] : []),
    ],
    note: '認證是確認為學生本人在這門課的產出，不是打分數（依國教署規定）。',
    buttons: entryButtons.decide(view.entry, links),
    alt: `#${view.entry._id} 等你認證`,
  }),

  /** One that is decided already, as its teacher sees it. */
  decided: (view: EntryView, links: FileLink[]): Reply => {
    const { entry } = view
    return {
      title: `#${entry._id} ${who(view)}`,
      lines: [
        { label: '課程', value: view.course },
        { label: '狀態', value: stateNames[entry.state] },
        ...(entry.decidedAt ? [{ label: '決定', value: decided(view, entry.decidedAt) }] : []),
      ],
      buttons: [
        ...entryButtons.open(links),
        ...(entry.state === 'certified' || entry.state === 'returned' ? [entryButtons.takeBack(entry)] : []),
      ],
      alt: `#${entry._id}`,
    }
  },

  /** Many at once: one card with a count. */
  requests: (count: number): Reply => ({
    title: `${count} 件新的認證申請`,
    lines: ['短時間內來了好幾件，合成這一則。'],
    buttons: [{ label: '看清單', press: presses.intent('certification.pending'), style: 'primary' }],
  }),

  pending: (
    views: EntryView[],
    total: number,
    late: number,
    newer: number,
    more: Button | undefined,
    all: Button | undefined,
  ): Reply => {
    if (total === 0) return { lines: ['0 件：現在沒有等你認證的成果。'] }
    return {
      title: `${total} 件等你認證`,
      lines: [
        ...(late > 0 ? [`其中 ${late} 件已過認證期限，請先看這些。`] : []),
        ...(newer > 0 ? [`其中 ${newer} 件是剛來的，不在剛才的清單裡。`] : []),
        ...views.map((view) => `${studentLine(view)}${view.entry.dueAt ? `｜${at(view.entry.dueAt)} 前` : ''}`),
      ],
      note: '最早到期的排最前面。',
      buttons: [...views.map(({ entry }) => entryButtons.show(entry)), ...(all ? [all] : []), ...(more ? [more] : [])],
    }
  },
  approveAll: (count: number): string => `這 ${count} 件都通過`,
  more: '下一頁',

  approveManyOrNot: (views: EntryView[], rest: number, yes: Button, no: Button): Reply => ({
    title: `要認證通過這 ${views.length} 件嗎？`,
    lines: [...views.map(studentLine), ...(rest > 0 ? [`還有 ${rest} 件，這一頁決定之後再問。`] : [])],
    note: '只會認證上面列出的；之後才送來的不算在內。',
    buttons: [yes, no],
    alt: `要認證 ${views.length} 件嗎？`,
  }),
  approveYes: (count: number): string => `認證這 ${count} 件`,
  notNow: '先不要',
  nothingDone: (): Reply => ({ lines: ['好，沒有變動。'], buttons: [ask('certification.pending')] }),
  approvedMany: (done: EntryView[], notDone: EntryView[], newer: number, rest: number): Reply => ({
    title: `已認證 ${done.length} 件`,
    lines: [
      ...(done.length > 0 ? [done.map(({ entry }) => `#${entry._id}`).join('、'), '已通知學生。'] : []),
      ...notDone.map(({ entry }) => `#${entry._id} 沒有變動：現在是「${stateNames[entry.state]}」。`),
      ...(newer > 0 ? [`另外 ${newer} 件是之後才送來的，還沒有認證。`] : []),
    ],
    buttons: [
      ...(rest + newer > 0
        ? [{ label: `看剩下的 ${rest + newer} 件`, press: presses.intent('certification.pending') }]
        : []),
      ...done.slice(0, 3).map(({ entry }) => entryButtons.takeBackOne(entry)),
    ],
  }),

  approved: (view: EntryView, remaining: number): Reply => ({
    title: `#${view.entry._id} 認證通過`,
    lines: [`${who(view)} ${view.course}，已通知學生。`, stillWaiting(remaining)],
    buttons: afterDeciding(view, remaining),
    alt: `#${view.entry._id} 認證通過`,
  }),

  askReason: (view: EntryView, final: boolean, reasons: Button[], type: Button, cancel: Button): Reply => ({
    title: `退回 #${view.entry._id}：理由是？`,
    lines: [
      `${who(view)} ${view.course}`,
      ...(final ? ['上傳已經截止：現在退回，學生就不能再修改補送，教務主任也會收到通知。'] : []),
      '選一個，或直接打字。理由會給學生看。',
    ],
    buttons: [...reasons, type, cancel],
    alt: `退回 #${view.entry._id}：理由是？`,
  }),
  commonReasons: ['不是這門課的作業', '檔案打不開', '簡述與作品不符', '不是本人的作品', '選錯課程'],
  typeReason: '自己打',
  reasonHint: '退回理由',
  finalOrNot: (view: EntryView, reason: string, yes: Button, no: Button): Reply => ({
    title: `確定退回 #${view.entry._id}？`,
    lines: [
      '上傳已截止，這次退回是最後的決定：學生不能再修改補送，教務主任會收到通知。',
      { label: '理由', value: reason },
    ],
    buttons: [yes, no],
    alt: `確定退回 #${view.entry._id}？`,
  }),
  returnYes: '確定退回',
  returned: (view: EntryView, remaining: number): Reply => ({
    title: `#${view.entry._id} 已退回`,
    lines: [`${who(view)} ${view.course}，理由已告訴學生。`, stillWaiting(remaining)],
    buttons: afterDeciding(view, remaining),
    alt: `#${view.entry._id} 已退回`,
  }),
  whichToReturn: (views: EntryView[]): Reply => ({
    lines: ['要退回哪一件？', ...views.map(studentLine)],
    buttons: views.map(({ entry }) => entryButtons.return(entry)),
  }),

  askTakeBackReason: (view: EntryView, type: Button, cancel: Button): Reply => ({
    title: `收回 #${view.entry._id} 的決定`,
    lines: [
      `${who(view)} ${view.course} 現在是「${stateNames[view.entry.state]}」，收回後回到認證中。`,
      '請打理由，會給學生看。',
    ],
    buttons: [type, cancel],
    alt: `收回 #${view.entry._id} 的決定`,
  }),
  typeNow: (): Reply => ({ lines: ['好，請打字告訴我理由。'] }),
  takeBackHint: '收回的理由',
  takenBack: ({ entry }: EntryView): Reply => ({
    title: `#${entry._id} 的決定已收回`,
    lines: ['現在是認證中，已通知學生。'],
    buttons: [entryButtons.show(entry)],
  }),

  /** To the student. */
  /** `final`: returned when the student can no longer answer it. */
  decision: (view: EntryView, final: boolean): Reply => {
    const { entry, course, decidedBy } = view
    const reason = { label: '理由', value: entry.reason ?? '' }
    if (entry.state === 'certified') {
      const by = decidedBy ? `${decidedBy}老師` : '任課教師'
      const title = `#${entry._id} 認證通過`
      return {
        title,
        lines: [
          `${course}，${by}${entry.decidedAt ? ` ${at(entry.decidedAt)} ` : ''}認證。`,
          '之後開放勾選時可以選它。',
        ],
        note: onSchoolPlatform,
        buttons: [ask('quota.remaining'), entryButtons.show(entry)],
        alt: title,
      }
    }
    if (entry.state === 'returned') {
      return {
        title: `#${entry._id} 被退回`,
        lines: [
          course,
          reason,
          final ? '上傳已經截止，這件不能再修改補送；有疑義請找教務處。' : '上傳截止前改好，就能再送出認證。',
        ],
        buttons: [...(final ? [] : [entryButtons.edit(entry, 'primary')]), entryButtons.show(entry)],
        alt: `#${entry._id} 被退回`,
      }
    }
    return {
      title: `#${entry._id} 的決定被收回`,
      lines: [`${course} 回到認證中，你不用做什麼。`, reason],
      buttons: [entryButtons.show(entry)],
      alt: `#${entry._id} 的決定被收回`,
    }
  },
  decisions: (views: EntryView[]): Reply => ({
    title: `${views.length} 件有新的結果`,
    lines: views.map((view) => `${ownLine(view)}：${stateNames[view.entry.state]}`),
    buttons: [ask('artifact.list')],
  }),

  lateReturn: (view: EntryView): Reply => ({
    title: `截止後退回：#${view.entry._id}`,
    lines: [
      `${who(view)} ${view.course}，由${view.decidedBy ? `${view.decidedBy}老師` : '任課教師'}在上傳截止後退回，學生不能再補送。`,
      '需要的話可以收回這個決定。',
    ],
    buttons: [entryButtons.takeBack(view.entry)],
    alt: `截止後退回：#${view.entry._id}`,
  }),

  teacherChanged: (course: string, gained: boolean): Reply => ({
    lines: [
      gained
        ? `「${course}」現在由你任課，這門課等待認證的成果轉給你了。`
        : `「${course}」的任課教師換了人，這門課等待認證的成果不再由你決定。`,
    ],
    buttons: [ask('certification.pending')],
  }),
}
