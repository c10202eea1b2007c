import type { DateTime } from 'luxon'
import type { Entry } from '../../../portfolio/entry.ts'
import type { Refusal } from '../../../portfolio/outcomes.ts'
import { daysLeft } from '../../../regulation/daysLeft.ts'
import type { Window } from '../../../regulation/windows.ts'
import type { Reply } from '../../message.ts'
import { isOfStudent } from '../entryButtons.ts'
import { zhInstant } from '../format.ts'
import { ask, entryButtons } from './buttons.ts'
import { basis, orUnannounced, windowBasis } from './citations.ts'
import { at } from './entryLines.ts'
import { actNames, capacityNames, lackNames, stateNames } from './names.ts'

const ofCreditCourses = basis({ basis: 'regulation', clause: '§五(三)1', rule: 'R-5.1' })

/**
 * Why an act on an entry was refused, with the clause and the next step.
 * `decidedBy`: the name of whoever decided the entry meanwhile.
 */
export function refused(refusal: Refusal, now: DateTime, office: string, decidedBy?: string): Reply {
  switch (refusal.reason) {
    case 'noSuchEntry':
      return { lines: ['找不到這一件，可能已經刪除了。'], buttons: [ask('artifact.list')] }
    case 'notYourCourse':
      return {
        lines: [`這門課不在你的修課名單裡。名單有錯請找${office}；你剛給的檔案還留著。`],
        note: ofCreditCourses,
      }
    case 'noCredits':
      return { lines: ['這門課沒有學分，不能上傳課程學習成果。'], note: ofCreditCourses }
    case 'full':
      return {
        title: `已滿 ${refusal.limit} 件`,
        lines: [
          `${refusal.term} 已經有 ${refusal.limit} 件（草稿和被退回的也算），沒有新增。`,
          '刪掉一件草稿或被退回的，就空出 1 件。',
        ],
        note: basis(refusal.citation),
        buttons: [ask('artifact.list', { term: refusal.term })],
      }
    case 'stale':
      return stale(refusal.entry, now, decidedBy)
    case 'rule':
      return ruled(refusal, now, office, decidedBy)
  }
}

/** The button was about an earlier state of the entry. */
export function stale(entry: Entry, now: DateTime, decidedBy: string | undefined): Reply {
  return {
    lines: [
      decision(entry, now, decidedBy) ?? `#${entry._id} 現在是「${stateNames[entry.state]}」。`,
      '這個按鈕是之前的，沒有再變動。',
    ],
    buttons: [entryButtons.show(entry)],
  }
}

/** 「#12 已由陳老師於 10/14（三）10:00 認證」 */
function decision({ _id, state, decidedAt }: Entry, now: DateTime, decidedBy: string | undefined): string | undefined {
  if (!decidedAt || !decidedBy || (state !== 'certified' && state !== 'returned')) return undefined
  return `#${_id} 已由${decidedBy}於 ${at(decidedAt, now)} ${state === 'certified' ? '認證' : '退回'}。`
}

/** What the rulebook says against an act on an entry of either kind. */
export function ruled(
  { act, entry, refusal }: Pick<Extract<Refusal, { reason: 'rule' }>, 'act' | 'entry' | 'refusal'>,
  now: DateTime,
  office: string,
  decidedBy: string | undefined,
): Reply {
  const which = entry ? `#${entry._id} ` : ''
  const does = actNames[act]
  const note = 'citation' in refusal ? basis(refusal.citation) : windowBasis(refusal.window.source)
  const instead = entryButtons.instead(act, entry)
  const deadlines = [ask('deadline.ask')]
  switch (refusal.reason) {
    case 'notYours':
      return {
        lines: [`${which}只有${refusal.may.map((capacity) => capacityNames[capacity]).join('或')}可以${does}。`],
        note,
      }
    case 'left':
      return {
        lines: [`你已經離校，不能再${does}。清單和收訖明細還是看得到；有問題請找${office}。`],
        note,
        buttons: [ask('artifact.list')],
      }
    case 'state': {
      const first = refusal.state === 'pending' && isOfStudent(act) ? '要改的話先撤回。' : ''
      return {
        lines: [
          (entry && decision(entry, now, decidedBy)) ??
            `${which}現在是「${stateNames[refusal.state]}」，不能${does}。${first}`,
        ],
        note,
        buttons: instead,
      }
    }
    case 'unedited':
      return { lines: [`${which}被退回之後還沒有修改，先修改才能再送出。`], note, buttons: instead }
    case 'notYet':
      return { lines: [`還沒開放${does}。${period(refusal.window, now)}`], note, buttons: deadlines }
    case 'closed':
      return {
        lines: [
          `${closed(refusal.window, now)}，不能再${does}。`,
          ...waived(refusal.window),
          `有特殊情形請找${office}。`,
        ],
        note,
        buttons: isOfStudent(act) ? [ask('artifact.list')] : deadlines,
      }
    case 'unannounced':
      return {
        lines: [`期間尚未公告，現在還不能${does}。公告之後，這裡就照公告開放。`],
        note,
        buttons: deadlines,
      }
    case 'incomplete':
      return {
        lines: [
          `${which}還缺${refusal.lacks.map((lack) => lackNames[lack]).join('、')}，不能送出。`,
          ...(refusal.waived ? ['上傳已經截止，缺的不能再補。'] : []),
        ],
        note,
        buttons: entry && !refusal.waived ? [entryButtons.edit(entry, 'primary')] : [ask('artifact.list')],
      }
    case 'noReason':
      return { lines: [`${does}要附理由，學生才知道怎麼回事。`], note }
    case 'selected':
      return {
        lines: [
          isOfStudent(act)
            ? `${which}在你已經鎖定的勾選裡，不能${does}。需要更正請找${office}。`
            : `${which}已經被學生勾選，不能${does}。需要更正請找${office}。`,
        ],
        note,
      }
  }
}

const period = ({ opensAt, closesAt }: Window, now: DateTime) => {
  const show = (instant: DateTime) => zhInstant(instant, now)
  return `期間：${orUnannounced(opensAt, show)} 到 ${orUnannounced(closesAt, show)}。`
}

/** 「已在 2/3（三） 23:59 截止（過了 2 天）」 */
function closed({ closesAt }: Window, now: DateTime): string {
  if (!closesAt) return '已經截止'
  const daysAgo = -daysLeft(closesAt, now)
  return `已在 ${zhInstant(closesAt, now)} 截止${daysAgo > 0 ? `（過了 ${daysAgo} 天）` : ''}`
}

const isUpload = (operation: Window['operation']) => operation === 'course-upload' || operation === 'diverse-upload'

/** What lateness means to the student; a teacher's window waives nothing. */
const waived = ({ operation }: Window) => (isUpload(operation) ? ['逾時視同放棄，不另行開放。'] : [])
