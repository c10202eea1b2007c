import type { DiverseCategory } from './diverseCategory.ts'

/** The codes of each list, as the national format writes them; who takes part has none there and is named in a word. */
export const codeLists = {
  'officer-level': ['1', '2', '3', '4', '5', '9'],
  'competition-level': ['1', '2', '3', '4'],
  participation: ['individual', 'team'],
  'flexible-kind': ['1', '2', '3', '4', '5'],
  'group-kind': ['1', '2', '3', '4', '5', '6'],
} as const
export type CodeList = keyof typeof codeLists

/** What a number counts. */
export type Unit = 'hours' | 'periods' | 'weeks' | 'credits'

/** What a field holds. */
type Held = { type: 'text' | 'date' } | { type: 'number'; unit: Unit } | { type: 'code'; list: CodeList }

/** One field of a category's form. */
export type DiverseField = {
  id: string
  /** Its name in the national format, for packages. */
  official: string
  /**
   * Without it the record does not say what was done, where or when; the others may not exist (a prize, a score, the end of
   * what goes on). A reading: the format that the regulation refers to marks none.
   */
  required: boolean
} & Held

/** A category's form: its name in the national format and its own fields, in the order in which they are asked. */
export interface DiverseForm {
  official: string
  fields: readonly DiverseField[]
}

const text: Held = { type: 'text' }
const date: Held = { type: 'date' }
const count = (unit: Unit): Held => ({ type: 'number', unit })
const code = (list: CodeList): Held => ({ type: 'code', list })

const needed = <const Id extends string>(id: Id, official: string, held: Held) =>
  ({ id, official, required: true, ...held }) as const
const possible = <const Id extends string>(id: Id, official: string, held: Held) =>
  ({ id, official, required: false, ...held }) as const

const startsOn = needed('startsOn', '開始日期', date)
const endsOn = possible('endsOn', '結束日期', date)
const hours = needed('hours', '時數', count('hours'))

/**
 * The own fields of each category beside the description, files and link that all have. 附件一 is not at hand, so they are
 * the national format's and none is made up; codes that it keeps in lists we do not hold are typed as text.
 * Source, §五(四), 表二; domain.md §5.2.
 */
export const diverseForms = {
  officer: {
    official: '幹部經歷暨事蹟紀錄',
    fields: [
      needed('unit', '單位名稱', text),
      startsOn,
      endsOn,
      needed('position', '擔任職務名稱', text),
      needed('level', '幹部等級代碼', code('officer-level')),
    ],
  },
  competition: {
    official: '競賽參與紀錄',
    fields: [
      needed('name', '競賽名稱', text),
      possible('division', '項目/組別', text),
      needed('level', '競賽等級代碼', code('competition-level')),
      possible('prize', '競賽獎項', text),
      needed('announcedOn', '結果公布日期', date),
      needed('participation', '團體或個人參與代碼', code('participation')),
    ],
  },
  licence: {
    official: '檢定證照紀錄',
    fields: [
      needed('licence', '檢定證照代碼', text),
      possible('kind', '類型代碼(註)', text),
      possible('score', '分數', text),
      possible('parts', '分項結果', text),
      needed('obtainedOn', '取得日期', date),
      possible('number', '證照字號', text),
      possible('division', '檢定組別', text),
    ],
  },
  service: {
    official: '服務學習紀錄',
    fields: [needed('name', '服務名稱', text), needed('unit', '服務單位名稱', text), startsOn, endsOn, hours],
  },
  'flexible-learning': {
    official: '彈性學習時間紀錄',
    fields: [
      needed('kind', '類別代碼', code('flexible-kind')),
      needed('name', '內容(開設名稱)', text),
      needed('unit', '開設單位', text),
      needed('periodsPerWeek', '每週節數', count('periods')),
      needed('weeks', '開設週數', count('weeks')),
    ],
  },
  'group-activity': {
    official: '團體活動時間紀錄',
    fields: [
      needed('kind', '類別代碼', code('group-kind')),
      needed('unit', '辦理單位', text),
      needed('name', '團體活動內容名稱', text),
      needed('periods', '節數', count('periods')),
    ],
  },
  workplace: {
    official: '職場學習紀錄',
    fields: [
      possible('kind', '類別代碼', text),
      needed('unit', '單位', text),
      needed('position', '職稱', text),
      startsOn,
      endsOn,
      hours,
    ],
  },
  work: {
    official: '作品成果紀錄',
    fields: [needed('name', '名稱', text), needed('madeOn', '作品日期', date)],
  },
  'advanced-course': {
    official: '大學及技專校院先修課程紀錄',
    fields: [
      possible('project', '計畫專案', text),
      needed('unit', '開設單位', text),
      needed('name', '課程名稱', text),
      startsOn,
      endsOn,
      possible('credits', '學分數', count('credits')),
      needed('hours', '總時數', count('hours')),
    ],
  },
  other: {
    official: '其他多元表現紀錄',
    fields: [
      needed('name', '名稱', text),
      needed('organiser', '主辦單位', text),
      startsOn,
      endsOn,
      possible('hours', '時數', count('hours')),
    ],
  },
} as const satisfies Record<DiverseCategory, DiverseForm>

/** The ids of a category's fields. */
export type FieldId<Category extends DiverseCategory = DiverseCategory> =
  (typeof diverseForms)[Category]['fields'][number]['id']

/** The fields of a category, whichever it is. */
export const fieldsOf = (category: DiverseCategory): readonly DiverseField[] => diverseForms[category].fields
