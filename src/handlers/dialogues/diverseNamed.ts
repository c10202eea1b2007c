import { codeName, fieldName } from '../../conversation/wording/diverseNames.ts'
import { wordingIn } from '../../conversation/wording/index.ts'
import { type DiverseCategory, diverseCategories } from '../../regulation/diverseCategory.ts'
import { type CodeList, codeLists, fieldsOf } from '../../regulation/diverseForm.ts'

/** A part of the form: the id of a field, or what every category has. */
export type Part = string

const everyNames = [wordingIn['zh-TW'].diverse.names, wordingIn.en.diverse.names]

/** The parts of a category's form that are given in words. */
export const partsOf = (category: DiverseCategory): Part[] => [
  ...fieldsOf(category).map(({ id }) => id),
  'description',
  'link',
]

/** What people call a category in a longer sentence. */
const categoryWords: Record<DiverseCategory, RegExp> = {
  officer: /幹部|officer/i,
  competition: /競賽|比賽|得獎|competition|contest/i,
  licence: /檢定|證照|證書|licen[cs]e|certificate/i,
  service: /服務|志工|service|volunteer/i,
  'flexible-learning': /彈性學習|自主學習|flexible/i,
  'group-activity': /團體活動|group activit/i,
  workplace: /職場|實習|workplace|internship/i,
  work: /作品|^\s*work\s*$/i,
  'advanced-course': /先修|advanced/i,
  other: /其他|^\s*other\s*$/i,
}

/** The category that a text names. */
export const categoryMeant = (text: string): DiverseCategory | undefined =>
  diverseCategories.find((category) => categoryWords[category].test(text))

/** What people call a code beside its names. */
const alsoCalled: Record<CodeList, Record<string, readonly string[]>> = {
  'officer-level': { '1': ['全校', '校內'], '2': ['班'], '5': ['校外', '自治組織'] },
  'competition-level': {
    '1': ['校內', '全校'],
    '2': ['縣市', '市級', '縣級', '全市', '全縣'],
    '3': ['全國級', '全國性'],
    '4': ['國際級', '國際性', '世界'],
  },
  participation: { individual: ['個人賽', '單人'], team: ['團體賽', '團隊', 'group'] },
  'flexible-kind': { '3': ['充實課程', '增廣課程', '充實增廣'], '4': ['補強', '補強課程'] },
  'group-kind': { '1': ['班會'], '2': ['社團'], '3': ['學生會', '自治會'] },
}

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s/()]/g, '')

/** The code of a list that a name means, or the code itself. */
export function codeMeant(list: CodeList, typed: string): string | undefined {
  const wanted = plain(typed)
  return codeLists[list].find((code) => {
    const names = everyNames.map((each) => codeName(each, list, code))
    return [code, ...names, ...(alsoCalled[list][code] ?? [])].some((name) => plain(name) === wanted)
  })
}

/** What stands before a value in any language, with the part that it names. */
export function labelsOf(category: DiverseCategory): { label: string; part: Part }[] {
  return [
    ...fieldsOf(category).flatMap(({ id, official }) =>
      [official, official.replace(/代碼|\(.*\)/g, ''), ...everyNames.map((names) => fieldName(names, category, id))]
        .flatMap((label) => [label, label.replace(/（.*）| \(.*\)/, '')])
        .map((label) => ({ label, part: id })),
    ),
    ...['簡述', '內容簡述', '描述', 'description'].map((label) => ({ label, part: 'description' })),
    ...['連結', '外部連結', '網址', 'link', 'url'].map((label) => ({ label, part: 'link' })),
  ]
}

/** The part that a short text names and nothing else: its label, alone or behind a verb (「改獎項」). */
export function partMeant(category: DiverseCategory, typed: string): Part | undefined {
  const wanted = plain(typed).replace(/^(?:我要|請|幫我)?(?:修改|更改|更正|改|換|補|填|change|edit|fix)/, '')
  return labelsOf(category).find(({ label }) => plain(label) === wanted)?.part
}
