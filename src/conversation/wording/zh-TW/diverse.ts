import type { DateTime } from 'luxon'
import type { DiverseDraft, DiverseRefusal } from '../../../portfolio/diverse.ts'
import type { EntryFile } from '../../../portfolio/entry.ts'
import type { EntryView } from '../../../portfolio/views.ts'
import type { DescriptionVerdict } from '../../../regulation/description.ts'
import type { DiverseCategory } from '../../../regulation/diverseCategory.ts'
import { type DiverseField, fieldsOf } from '../../../regulation/diverseForm.ts'
import { longestValue, type ValueFlaw } from '../../../regulation/diverseValue.ts'
import { type LinkVerdict, longestLink } from '../../../regulation/externalLink.ts'
import { type FileRole, fileRoles } from '../../../regulation/fileLimits.ts'
import type { Button, Line, Reply } from '../../message.ts'
import { fieldName, headlineOf, valueText } from '../diverseNames.ts'
import { askButton } from '../presses.ts'
import { entryButtons } from './buttons.ts'
import { basis } from './citations.ts'
import { diverseNames } from './diverseNames.ts'
import { at, fileLines, onSchoolPlatform, ownLine, receiptLines } from './entryLines.ts'
import { fileRoleNames } from './names.ts'
import { ruled, stale } from './refused.ts'

const linkName = '外部連結'
const record = askButton('登錄多元表現', 'artifact.submit', { kind: 'diverse' })
const list = askButton('我的多元表現', 'artifact.list', { kind: 'diverse' })

const partName = (category: DiverseCategory, part: string): string =>
  part === 'description' ? '簡述' : part === 'link' ? linkName : fieldName(diverseNames, category, part)

const valueLines = (category: DiverseCategory, values: DiverseDraft['fields']): Line[] =>
  fieldsOf(category).flatMap((field) => {
    const value = values[field.id]
    return value === undefined
      ? []
      : [{ label: partName(category, field.id), value: valueText(diverseNames, field, value) }]
  })

const contentLines = ({ category, fields, description, files, link }: DiverseDraft): Line[] => [
  ...valueLines(category, fields),
  ...(description === undefined ? [] : [{ label: '簡述', value: description }]),
  ...fileLines(files),
  ...(link === undefined ? [] : [{ label: linkName, value: link }]),
]

/** At the head of a question: what is known, or of what is to be changed what it is now. */
function givenBefore(draft: DiverseDraft, part: string): Line[] {
  const { [part]: value } = draft.fields
  if (value !== undefined) return valueLines(draft.category, { [part]: value })
  if (part === 'description' && draft.description !== undefined) {
    return [{ label: '簡述', value: draft.description }]
  }
  if (part === 'link' && draft.link !== undefined) return [{ label: linkName, value: draft.link }]
  return contentLines(draft)
}

const contentOf = ({ entry }: EntryView): Line[] => {
  const { category = 'other', fields = {}, description, files, link } = entry
  return contentLines({ category, fields, description, files, ...(link === undefined ? {} : { link }) })
}

/** How a value is to be given. */
function howToGive(field: DiverseField): string {
  switch (field.type) {
    case 'text':
      return ''
    case 'date':
      return '（年月日都要，例如 2026-11-03）'
    case 'number':
      return '（數字，例如 8）'
    case 'code':
      return '（請選一個，或直接打）'
  }
}

const whatIsWrong: Record<ValueFlaw['flaw'], string> = {
  empty: '是空的',
  missing: '還沒填',
  unknown: '不是這一類的欄位',
  tooLong: `太長，最多 ${longestValue} 個字`,
  notADate: '看不出是哪一天，請把年月日都寫出來，例如 2026-11-03',
  notANumber: '要是大於 0 的數字，例如 8',
  notACode: '不在選項裡',
  before: '比開始日期早',
}

const linkTrouble = {
  form: '連結沒有收下：要是完整的網址，以 http:// 或 https:// 開頭。',
  credentials: '連結沒有收下：網址裡有帳號密碼，請拿掉再貼一次。',
  tooLong: `連結沒有收下：最長 ${longestLink} 個字元。`,
  notAllowed: '這裡不收外部連結。',
} satisfies Record<Extract<LinkVerdict, { refused: string }>['refused'], string>

const descriptionTrouble = (verdict: Extract<DescriptionVerdict, { verdict: 'refused' }>): string =>
  verdict.reason === 'empty'
    ? '簡述是空的，這是必填。'
    : `簡述太長：中文字與全形標點 ${verdict.han} 字，全部 ${verdict.visible} 字；上限${verdict.reason === 'tooManyHan' ? `中文 ${verdict.limit} 字` : `總共 ${verdict.limit} 字`}。`

const leftIn = (year: number, left: number) => `${year} 學年還可以登錄 ${left} 件。`

/** Recording diverse performance, step by step. */
export const diverse = {
  names: diverseNames,
  record,
  list,
  thisIsDiverse: '這是多元表現',
  save: '登錄',
  saveChange: '儲存修改',
  change: '修改內容',
  leaveEmpty: '不填',
  removeLink: '拿掉連結',
  partName,

  askYear: (years: Button[], cancel: Button): Reply => ({
    lines: ['現在有兩個以上的學年可以登錄，這一件是哪一個學年的？'],
    buttons: [...years, cancel],
  }),
  yearLabel: (year: number): string => `${year} 學年`,

  askCategory: (files: EntryFile[], notes: string[], choices: Button[], cancel: Button): Reply => ({
    lines: [...fileLines(files), ...notes, '要登錄哪一種多元表現？'],
    buttons: [...choices, cancel],
    alt: '要登錄哪一種多元表現？',
  }),
  notACategory: '這不在十種裡面，請選一種。',

  /** Asks for one field; `open` are all that are still empty, that one first. */
  askField: (draft: DiverseDraft, open: DiverseField[], notes: string[], buttons: Button[]): Reply => {
    const { category } = draft
    const [field, ...others] = open
    if (!field) return { lines: notes, buttons }
    const names = others.map(({ id, required }) => `${partName(category, id)}${required ? '' : '（可不填）'}`)
    const isMore = others.some(({ required }) => required)
    return {
      lines: [
        ...givenBefore(draft, field.id),
        ...notes,
        `${partName(category, field.id)}？${howToGive(field)}`,
        ...(isMore ? [`後面還有：${names.join('、')}。`, '可以照順序一次給好幾項，用「、」或換行分開。'] : []),
      ],
      buttons,
      alt: `${diverseNames.categories[category]}：請給${partName(category, field.id)}`,
    }
  },
  askDescription: (draft: DiverseDraft, notes: string[], maxHan: number, buttons: Button[]): Reply => ({
    lines: [
      ...givenBefore(draft, 'description'),
      ...notes,
      `請打這一件的簡述（必填，${maxHan} 個中文字以內，含標點）。`,
    ],
    note: '簡述要自己寫；我不代寫。',
    buttons,
    alt: '請打簡述',
  }),
  askLink: (draft: DiverseDraft, notes: string[], buttons: Button[]): Reply => ({
    lines: [
      ...givenBefore(draft, 'link'),
      ...notes,
      '請貼上外部連結的網址（http:// 或 https:// 開頭）。我只看格式，不會打開它。',
    ],
    buttons,
    alt: '請貼上外部連結',
  }),
  descriptionRefused: (verdict: Extract<DescriptionVerdict, { verdict: 'refused' }>, notes: string[]): Reply => ({
    lines: [...notes, descriptionTrouble(verdict), '請再打一次，其他的都還在。'],
    note: basis(verdict.citation),
  }),

  /** What is about to be recorded. `entry`: the one that is being changed. */
  review: (draft: DiverseDraft, notes: string[], entry: number | undefined, buttons: Button[]): Reply => {
    const empty = fieldsOf(draft.category).filter(({ id }) => draft.fields[id] === undefined)
    const more = [
      ...empty.map(({ id }) => partName(draft.category, id)),
      ...fileRoles.filter((role) => !draft.files.some((file) => file.role === role)).map((role) => fileRoleNames[role]),
      ...(draft.link === undefined ? [linkName] : []),
    ]
    const title = `${entry === undefined ? '請確認' : `修改 #${entry}`}：${diverseNames.categories[draft.category]}`
    return {
      title,
      lines: [
        ...contentLines(draft),
        ...notes,
        ...(more.length > 0 ? [`還可以加（都可不加）：${more.join('、')}。`] : []),
        '要改或要加，直接打「欄位：值」、傳檔案或貼網址。',
        entry === undefined ? '都對的話請按「登錄」，按了才算數。' : '改好請按「儲存修改」，按了才算數。',
      ],
      buttons,
      alt: title,
    }
  },
  whichPart: (buttons: Button[]): Reply => ({ lines: ['要改哪一項？'], buttons }),

  valueRefused: (name: string, typed: string, why: ValueFlaw['flaw']): string =>
    `${name}「${typed.slice(0, 40)}」${whatIsWrong[why]}。`,
  endsBeforeStart: '結束日期比開始日期早，請再給一次。',
  leftOver: (texts: string[]): string =>
    `這些沒有對到欄位，沒有收：${texts.map((text) => `「${text.slice(0, 40)}」`).join('、')}。請寫「欄位：值」。`,
  linkRefused: (verdict: Extract<LinkVerdict, { refused: string }>): string => linkTrouble[verdict.refused],
  notUnderstood: '這句沒有對到欄位，內容沒有變。',

  recorded: (view: EntryView, left: number): Reply => ({
    title: `#${view.entry._id} 已登錄`,
    lines: [
      `${diverseNames.categories[view.entry.category ?? 'other']}，不用認證，這樣就完成了。`,
      ...contentOf(view),
      { label: '登錄時間', value: at(view.entry.createdAt) },
      ...receiptLines(view.entry.files),
      leftIn(view.entry.year, left),
    ],
    note: onSchoolPlatform,
    buttons: [...entryButtons.nextSteps(view.entry), record],
    alt: `#${view.entry._id} 已登錄`,
  }),
  edited: (view: EntryView): Reply => ({
    title: `#${view.entry._id} 已修改`,
    lines: [...contentOf(view), ...receiptLines(view.entry.files)],
    note: onSchoolPlatform,
    buttons: entryButtons.nextSteps(view.entry),
    alt: `#${view.entry._id} 已修改`,
  }),
  card: (view: EntryView): Reply => ({
    title: ownLine(view),
    lines: [
      { label: '學年', value: String(view.entry.year) },
      ...contentOf(view),
      { label: '登錄時間', value: at(view.entry.createdAt) },
      ...receiptLines(view.entry.files),
    ],
    note: onSchoolPlatform,
    buttons: entryButtons.nextSteps(view.entry),
    alt: `#${view.entry._id} 已登錄`,
  }),
  listed: (views: EntryView[], total: number, year: number | undefined, more: Button[]): Reply => {
    const what = `${year === undefined ? '' : `${year} 學年`}多元表現`
    if (total === 0) return { lines: [`${what}：0 件。`], buttons: [record] }
    return {
      title: `${what}：${total} 件`,
      lines: views.map((view) =>
        [ownLine(view), headlineOf(view.entry.fields ?? {}), ...(year === undefined ? [String(view.entry.year)] : [])]
          .filter(Boolean)
          .join('｜'),
      ),
      buttons: [...views.map(({ entry }) => entryButtons.show(entry)), ...more, record],
      alt: `${what}：${total} 件`,
    }
  },
  listButton: (count: number): string => `多元表現 ${count} 件`,

  deleteOrNot: (view: EntryView, yes: Button, no: Button): Reply => ({
    title: `要刪除 #${view.entry._id} 嗎？`,
    lines: [`${ownLine(view)}。刪除後空出 1 件，你這邊不能復原。`],
    buttons: [yes, no],
    alt: `要刪除 #${view.entry._id} 嗎？`,
  }),
  deleted: (id: number, year: number, left: number): Reply => ({
    lines: [`#${id} 已刪除，空出 1 件。${leftIn(year, left)}`],
    buttons: [list, record],
  }),
  nothingToSend: (view: EntryView): Reply => ({
    lines: [`${ownLine(view)}是多元表現，不用送認證；登錄好就完成了。`],
    buttons: entryButtons.nextSteps(view.entry),
  }),
  removed: (role: FileRole): string => `已拿掉${fileRoleNames[role]}。`,

  /** Why an act was refused, with the clause and the next step. */
  refused: (refusal: DiverseRefusal, now: DateTime, office: string): Reply => {
    switch (refusal.reason) {
      case 'noSuchEntry':
        return { lines: ['找不到這一件，可能已經刪除了。'], buttons: [list] }
      case 'full':
        return {
          title: `已滿 ${refusal.limit} 件`,
          lines: [`${refusal.year} 學年的多元表現已經有 ${refusal.limit} 件，沒有新增。`, '刪掉一件，就空出 1 件。'],
          note: basis(refusal.citation),
          buttons: [list],
        }
      case 'stale':
        return stale(refusal.entry, now, undefined)
      case 'flawed':
        return {
          lines: [
            '還不能登錄：',
            ...refusal.fields.map(({ field, flaw }) => `${partName(refusal.category, field)}${whatIsWrong[flaw]}。`),
            ...(refusal.description ? [descriptionTrouble(refusal.description)] : []),
            ...(refusal.link ? [linkTrouble[refusal.link.refused]] : []),
          ],
          note: basis({ basis: 'school', rule: 'R-6.3' }),
        }
      case 'rule':
        return ruled(refusal, now, office, undefined)
    }
  },
}
