import type { DateTime } from 'luxon'
import type { DeletionView } from '../../../portfolio/deletionView.ts'
import type { Leaver } from '../../../portfolio/leavers.ts'
import type { RetentionRefusal } from '../../../portfolio/retention.ts'
import { instantOf } from '../../../regulation/schoolTime.ts'
import type { Button, Reply } from '../../message.ts'
import { zhDate } from '../format.ts'
import { presses } from '../presses.ts'
import { ask } from './buttons.ts'
import { basis } from './citations.ts'
import { roleNames } from './names.ts'

/** More than these are counted, not named. */
const namedAtMost = 10

const own = () => basis({ basis: 'regulation', clause: '§八', rule: 'R-12' })
const practice = () => basis({ basis: 'school', rule: 'R-12' })

const leaverLines = (leavers: readonly { student: string; name: string; leftOn: string }[]): string[] => [
  ...leavers
    .slice(0, namedAtMost)
    .map(({ student, name, leftOn }) => `${name}${name === student ? '' : `（${student}）`}｜${leftOn} 離校`),
  ...(leavers.length > namedAtMost ? [`另外 ${leavers.length - namedAtMost} 位。`] : []),
]

const sizeOf = ({ deletion: { students, entries, files } }: DeletionView) =>
  `${students.length} 位離校生，${entries} 筆紀錄、${files} 個檔案`

const decisions = ({ deletion: { _id } }: DeletionView): Button[] => [
  { label: '核准刪除', press: presses.act('retention.approve', _id) },
  { label: '不同意', press: presses.act('retention.decline', _id) },
]

/** How long data is kept, and how it goes. */
export const retention = {
  show: '保存期限與刪除',
  propose: '提出刪除',
  showProposal: (id: number): string => `看刪除提案 ${id}`,

  due: (leavers: readonly (Leaver & { proposal?: number })[], open: number, buttons: Button[]): Reply => ({
    title: leavers.length === 0 ? '0 位離校生保存期滿' : `${leavers.length} 位離校生保存期滿`,
    lines: [
      ...(leavers.length === 0 ? ['離校滿五年的才列在這裡；沒有期滿的，什麼都不會刪除。'] : leaverLines(leavers)),
      ...(leavers.length > 0 ? ['可以刪除，不是一定要刪：要一個人提出、另一個人核准。'] : []),
      ...(open > 0 ? [`${open} 件刪除提案等待核准。`] : []),
    ],
    note: `${own()}；提出與核准的程序依${practice()}`,
    buttons: [...buttons, ask('task.list')],
    alt: '保存期限',
  }),

  /** To who decides. */
  proposed: (view: DeletionView, code: string, now: DateTime): Reply => ({
    title: `刪除提案 ${view.deletion._id} 等你核准`,
    lines: [
      `${sizeOf(view)}。`,
      ...leaverLines(view.students),
      `${view.proposer} ${zhDate(instantOf(view.deletion.proposedAt.toISOString()), now)} 提出。`,
      '核准後姓名、內容與檔案會刪除，無法復原；編號、動作與時間會留下。',
      { label: '指令列代碼', value: code },
    ],
    note: `${own()}；提出與核准的程序依${practice()}`,
    buttons: decisions(view),
    alt: '有刪除提案等你核准',
  }),
  /** To who proposed. */
  waiting: (view: DeletionView): Reply => ({
    title: `刪除提案 ${view.deletion._id} 已提出`,
    lines: [`${sizeOf(view)}。`, ...leaverLines(view.students), '核准之前什麼都不會刪除。'],
    note: `${own()}；提出與核准的程序依${practice()}`,
    buttons: [ask('task.list')],
    alt: '刪除提案已提出',
  }),
  decided: (view: DeletionView): Reply => {
    const { _id, state, students, erased } = view.deletion
    const kept = students.length - (erased ?? students).length
    return state === 'declined'
      ? {
          title: `刪除提案 ${_id} 沒有通過`,
          lines: ['什麼都沒有刪除。'],
          note: practice(),
          buttons: [ask('task.list')],
          alt: '刪除提案有結果了',
        }
      : {
          title: `刪除提案 ${_id} 已核准`,
          lines: [
            `${(erased ?? students).length} 位離校生的姓名、內容與檔案已刪除；編號、動作與時間留著。`,
            ...(kept > 0 ? [`${kept} 位現在不符合條件，沒有刪除。`] : []),
          ],
          note: own(),
          buttons: [ask('task.list')],
          alt: '刪除提案有結果了',
        }
  },

  refused: (refusal: RetentionRefusal): Reply => {
    switch (refusal.reason) {
      case 'notYours':
        return {
          lines: [`這件事由${refusal.may.map((role) => roleNames[role]).join('、')}辦理，你的帳號現在沒有這個身分。`],
          note: practice(),
          buttons: [ask('account.whoami')],
        }
      case 'nobodyDue':
        return {
          lines: [
            refusal.open === undefined
              ? '0 位：現在沒有離校滿五年的學生，什麼都不能刪除。'
              : `期滿的都已經在刪除提案 ${refusal.open} 裡，等待核准。`,
          ],
          note: own(),
          buttons: [ask('task.list')],
        }
      case 'noSuchProposal':
        return { lines: ['找不到這件刪除提案，沒有做任何變動。'], buttons: [ask('task.list')] }
      case 'samePerson':
        return {
          lines: ['這件是你自己提出的，要由另一個人核准。'],
          note: practice(),
          buttons: [ask('task.list')],
        }
      case 'wrongCode':
        return { lines: ['代碼不對，沒有做任何變動；原來的代碼還有效。'], buttons: [ask('task.list')] }
      case 'decidedAlready':
        return {
          lines: [
            `刪除提案 ${refusal.deletion._id} ${refusal.deletion.state === 'declined' ? '已經退回' : '已經核准'}，沒有再做一次。`,
          ],
          buttons: [ask('task.list')],
        }
    }
  },
}
