import type { DateTime } from 'luxon'
import type { Entry, EntryState } from '../../../portfolio/entry.ts'
import type { EntryView } from '../../../portfolio/views.ts'
import type { ActWarning } from '../../../regulation/outcomeState.ts'
import type { Button, Reply } from '../../message.ts'
import type { FileLink } from '../entryButtons.ts'
import { zhInstant } from '../format.ts'
import { askButton, presses } from '../presses.ts'
import { ask, entryButtons } from './buttons.ts'
import { basis } from './citations.ts'
import { at, certifiersOf, decided, fileLines, onSchoolPlatform, ownLine, receiptLines } from './entryLines.ts'
import { stateNames } from './names.ts'
import { refused } from './refused.ts'

const ownStateLine = (view: EntryView) => `${ownLine(view)}：${stateNames[view.entry.state]}`

/** A student's own entries. */
export const entries = {
  refused,

  card: (view: EntryView): Reply => {
    const { entry } = view
    return {
      title: ownLine(view),
      lines: [
        { label: '狀態', value: stateNames[entry.state] },
        { label: '簡述', value: entry.description },
        ...fileLines(entry.files),
        ...(entry.sentAt ? [{ label: '送出', value: at(entry.sentAt) }] : []),
        ...(entry.state === 'pending' && certifiersOf(view) ? [{ label: '可認證', value: certifiersOf(view) }] : []),
        ...(entry.state === 'pending' && entry.dueAt ? [{ label: '老師認證期限', value: at(entry.dueAt) }] : []),
        ...(entry.decidedAt ? [{ label: '決定', value: decided(view, entry.decidedAt) }] : []),
        ...(entry.reason && entry.state !== 'certified' ? [{ label: '理由', value: entry.reason }] : []),
        ...receiptLines(entry.files),
      ],
      note: onSchoolPlatform,
      buttons: entryButtons.nextSteps(entry),
      alt: `#${entry._id} ${stateNames[entry.state]}`,
    }
  },

  drafted: (view: EntryView, left: number, sendBy: DateTime | undefined, warnings: string[]): Reply => ({
    title: `#${view.entry._id} 已存成草稿，還沒送出`,
    lines: [
      `${view.course}。老師還看不到，按「送出認證」才會通知老師。`,
      ...warnings,
      { label: '簡述', value: view.entry.description },
      ...fileLines(view.entry.files),
      ...receiptLines(view.entry.files),
      `${view.entry.period} 還可以上傳 ${left} 件。${sendBy ? `最晚 ${zhInstant(sendBy)} 前送出。` : '截止日尚未公告，可以先送出。'}`,
    ],
    note: onSchoolPlatform,
    buttons: entryButtons.nextSteps(view.entry),
    alt: `#${view.entry._id} 是草稿，還沒送出`,
  }),

  sent: (view: EntryView): Reply => ({
    title: `#${view.entry._id} 已送出認證`,
    lines: [
      `${view.course}，已通知${certifiersOf(view) || '任課教師'}。`,
      ...(view.entry.dueAt ? [`老師應在 ${at(view.entry.dueAt)} 前認證，結果會馬上告訴你。`] : []),
      '認證中不能修改；要改的話先撤回。',
      ...receiptLines(view.entry.files),
    ],
    note: onSchoolPlatform,
    buttons: entryButtons.nextSteps(view.entry),
    alt: `#${view.entry._id} 已送出認證`,
  }),

  /** A re-upload of what was certified: no teacher is asked. */
  spared: ({ entry, course }: EntryView, { _id, origin }: Entry): Reply => ({
    title: `#${entry._id} 已認證，不必再送老師`,
    lines: [
      `${course}：檔案和${origin ? `原校（${origin.school}，${origin.term}）` : ''}已認證的 #${_id} 完全相同（SHA-256），不必再認證一次。`,
      ...receiptLines(entry.files),
    ],
    note: `${origin ? `認證狀態隨轉學保留，${basis({ basis: 'regulation', clause: '§七', rule: 'R-11' })}；` : ''}檔案相同不再認證，${basis({ basis: 'school', rule: 'R-11' })}。${onSchoolPlatform}`,
    buttons: [ask('artifact.list')],
    alt: `#${entry._id} 已認證`,
  }),

  sentMany: (sent: EntryView[], notSent: Reply[]): Reply[] => [
    {
      title: `已送出 ${sent.length} 件`,
      lines: sent.map(ownLine),
      note: onSchoolPlatform,
      buttons: [askButton('看進度', 'artifact.list', { status: 'pending' })],
    },
    ...notSent,
  ],

  whichToSend: (drafts: EntryView[]): Reply => ({
    title: `${drafts.length} 件草稿還沒送出`,
    lines: ['要送出哪一件？', ...drafts.map(ownLine)],
    buttons: [
      ...drafts.slice(0, 9).map(({ entry }) => entryButtons.sendOne(entry)),
      { label: '全部送出', press: presses.intent('artifact.send', { target: 'all' }), style: 'primary' },
    ],
  }),
  noDrafts: (): Reply => ({
    lines: ['0 件草稿：現在沒有等你送出的成果。'],
    buttons: [ask('artifact.list'), ask('artifact.submit')],
  }),

  withdrawn: (view: EntryView, warning: ActWarning | undefined): Reply => ({
    title: `#${view.entry._id} 已撤回，現在是草稿`,
    lines: [
      '老師那邊的按鈕已經失效。',
      warning === 'notEditable'
        ? '上傳已經截止，所以不能再改內容；認證截止前可以原樣再送出。'
        : warning === 'notSendable'
          ? '認證已經截止，這件不能再送出。'
          : '改好之後記得再送出。',
    ],
    buttons: entryButtons.afterWithdrawing(view.entry, warning),
    alt: `#${view.entry._id} 已撤回`,
  }),

  deleteOrNot: (view: EntryView, yes: Button, no: Button): Reply => ({
    title: `要刪除 #${view.entry._id} 嗎？`,
    lines: [
      `${view.course}，${stateNames[view.entry.state]}。刪除後空出 1 件額度，不能復原。`,
      ...(view.entry.everSent ? ['這件曾經送出過，學校會依補充規定第八點保存，只是不再出現在你的清單。'] : []),
    ],
    buttons: [yes, no],
    alt: `要刪除 #${view.entry._id} 嗎？`,
  }),
  deleteYes: '刪除',
  keep: '保留',
  deleted: (id: number, left: number): Reply => ({
    lines: [`#${id} 已刪除，空出 1 件。那個學期還可以上傳 ${left} 件。`],
    buttons: [ask('artifact.list')],
  }),
  kept: (): Reply => ({ lines: ['好，留著。'] }),
  whichToWithdraw: (views: EntryView[]): Reply => ({
    lines: ['要刪除草稿，還是撤回送出的？請選一件。', ...views.map(ownStateLine)],
    buttons: views.slice(0, 12).map(({ entry }) => entryButtons.withdraw(entry)),
  }),
  deleteManyOrNot: (views: EntryView[], yes: Button, no: Button): Reply => ({
    title: `要刪除 ${views.length} 件草稿嗎？`,
    lines: [...views.map(ownLine), '刪除後不能復原。認證中的不在裡面，要一件一件撤回。'],
    buttons: [yes, no],
    alt: '要刪除草稿嗎？',
  }),
  nothingToWithdraw: (): Reply => ({
    lines: ['0 件：沒有可以刪除的草稿，也沒有可以撤回的成果。'],
    buttons: [ask('artifact.list')],
  }),

  list: (
    views: EntryView[],
    total: number,
    filter: { status?: EntryState; term?: string },
    more: Button | undefined,
  ): Reply => {
    const what = `${filter.term ? `${filter.term} ` : ''}${filter.status ? stateNames[filter.status] : '課程學習成果'}`
    if (total === 0) return { lines: [`${what}：0 件。`], buttons: [ask('artifact.submit'), ask('quota.remaining')] }
    return {
      title: `${what}：${total} 件`,
      lines: views.map((view) =>
        [ownLine(view), stateNames[view.entry.state], ...(filter.term ? [] : [view.entry.term ?? ''])].join('｜'),
      ),
      ...(views.some(({ entry }) => entry.state === 'draft') ? { note: '草稿要送出認證，老師才看得到。' } : {}),
      buttons: [...views.map(({ entry }) => entryButtons.show(entry)), ...(more ? [more] : [])],
    }
  },
  more: '下一頁',

  files: (view: EntryView, links: (FileLink & { download: string })[]): Reply => ({
    title: `#${view.entry._id} 的檔案`,
    lines: [...fileLines(view.entry.files), '連結一天內有效，只給你看；過期了再按一次「開啟檔案」。'],
    buttons: entryButtons.openAndDownload(links),
    alt: '檔案連結',
  }),

  verified: (
    files: { name: string; entry: number; state: 'intact' | 'missing' | 'changed' }[],
    now: DateTime,
  ): Reply => {
    if (files.length === 0) return { lines: ['0 個檔案：你還沒有檔案在學校平台。'], buttons: [ask('artifact.submit')] }
    const bad = files.filter((file) => file.state !== 'intact')
    return {
      title: bad.length === 0 ? `${files.length} 個檔案都在，內容沒有變` : `${bad.length} 個檔案有問題`,
      lines: [
        `${zhInstant(now)} 逐一重讀，與收件時的 SHA-256 比對。`,
        ...bad.map(
          (file) => `#${file.entry} ${file.name}：${file.state === 'missing' ? '讀不到' : '內容與收件時不同'}`,
        ),
        ...(bad.length > 0 ? ['請把這則訊息給註冊組看，並準備好原始檔。'] : []),
      ],
      note: '這是學校平台上的檔案；進中央資料庫要等學校提交。',
    }
  },

  noSuch: (id: string): Reply => ({
    lines: [`你的清單裡沒有 ${id}。`],
    buttons: [ask('artifact.list')],
  }),
}
