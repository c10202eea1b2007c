import type { DiverseDraft } from '../../../portfolio/diverse.ts'
import type { EntryView } from '../../../portfolio/views.ts'
import type { DescriptionVerdict } from '../../../regulation/description.ts'
import type { DiverseCategory } from '../../../regulation/diverseCategory.ts'
import { type DiverseField, fieldsOf } from '../../../regulation/diverseForm.ts'
import { longestValue, type ValueFlaw } from '../../../regulation/diverseValue.ts'
import { type LinkVerdict, longestLink } from '../../../regulation/externalLink.ts'
import { fileRoles } from '../../../regulation/fileLimits.ts'
import type { Line } from '../../message.ts'
import { fieldName, headlineOf, valueText } from '../diverseNames.ts'
import { plural } from '../format.ts'
import { askButton } from '../presses.ts'
import type { diverse as zhTW } from '../zh-TW/diverse.ts'
import { entryButtons } from './buttons.ts'
import { basis } from './citations.ts'
import { diverseNames } from './diverseNames.ts'
import { at, fileLines, onSchoolPlatform, ownLine, receiptLines } from './entryLines.ts'
import { fileRoleNames } from './names.ts'
import { ruled, stale } from './refused.ts'

const linkName = 'External link'
const record = askButton('Record an activity', 'artifact.submit', { kind: 'diverse' })
const list = askButton('My activities', 'artifact.list', { kind: 'diverse' })

const partName = (category: DiverseCategory, part: string): string =>
  part === 'description' ? 'Description' : part === 'link' ? linkName : fieldName(diverseNames, category, part)

const valueLines = (category: DiverseCategory, values: DiverseDraft['fields']): Line[] =>
  fieldsOf(category).flatMap((field) => {
    const value = values[field.id]
    return value === undefined
      ? []
      : [{ label: partName(category, field.id), value: valueText(diverseNames, field, value) }]
  })

const contentLines = ({ category, fields, description, files, link }: DiverseDraft): Line[] => [
  ...valueLines(category, fields),
  ...(description === undefined ? [] : [{ label: 'Description', value: description }]),
  ...fileLines(files),
  ...(link === undefined ? [] : [{ label: linkName, value: link }]),
]

/** At the head of a question: what is known, or of what is to be changed what it is now. */
function givenBefore(draft: DiverseDraft, part: string): Line[] {
  const { [part]: value } = draft.fields
  if (value !== undefined) return valueLines(draft.category, { [part]: value })
  if (part === 'description' && draft.description !== undefined) {
    return [{ label: 'Description', value: draft.description }]
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
      return ' (with the year, as 2026-11-03)'
    case 'number':
      return ' (a number, as 8)'
    case 'code':
      return ' (choose one, or type it)'
  }
}

const whatIsWrong: Record<ValueFlaw['flaw'], string> = {
  empty: 'is empty',
  missing: 'is not given yet',
  unknown: 'is no field of this category',
  tooLong: `is too long: at most ${longestValue} characters`,
  notADate: 'is not a day that I can read: please give the year, month and day, as 2026-11-03',
  notANumber: 'should be a number above 0, as 8',
  notACode: 'is not one of the choices',
  before: 'is before the start date',
}

const linkTrouble = {
  form: 'The link was not taken: it should be a whole address that begins with http:// or https://.',
  credentials: 'The link was not taken: it holds a user name or password. Please paste it again without.',
  tooLong: `The link was not taken: at most ${longestLink} characters.`,
  notAllowed: 'No external link can stand here.',
} satisfies Record<Extract<LinkVerdict, { refused: string }>['refused'], string>

const descriptionTrouble = (verdict: Extract<DescriptionVerdict, { verdict: 'refused' }>): string =>
  verdict.reason === 'empty'
    ? 'The description is empty, and an entry needs one.'
    : `Too long: ${verdict.han} Chinese characters, ${verdict.visible} in all. At most ${verdict.limit} ${verdict.reason === 'tooManyHan' ? 'Chinese characters' : 'in all'}.`

const entriesOf = (count: number) => plural(count, 'diverse performance entry', 'diverse performance entries')
const leftIn = (year: number, left: number) => `${entriesOf(left)} left in school year ${year}.`

/** Recording diverse performance, step by step. */
export const diverse: typeof zhTW = {
  names: diverseNames,
  record,
  list,
  thisIsDiverse: 'It is an activity',
  save: 'Record it',
  saveChange: 'Save the change',
  change: 'Change something',
  leaveEmpty: 'Leave empty',
  removeLink: 'Remove link',
  partName,

  askYear: (years, cancel) => ({
    lines: ['More than one school year is open. Which one does this belong to?'],
    buttons: [...years, cancel],
  }),
  yearLabel: (year) => `School year ${year}`,

  askCategory: (files, notes, choices, cancel) => ({
    lines: [...fileLines(files), ...notes, 'What kind of diverse performance is it?'],
    buttons: [...choices, cancel],
    alt: 'What kind of diverse performance is it?',
  }),
  notACategory: 'That is none of the ten kinds. Please choose one.',

  askField: (draft, open, notes, buttons) => {
    const { category } = draft
    const [field, ...others] = open
    if (!field) return { lines: notes, buttons }
    const names = others.map(({ id, required }) => `${partName(category, id)}${required ? '' : ' (optional)'}`)
    const isMore = others.some(({ required }) => required)
    return {
      lines: [
        ...givenBefore(draft, field.id),
        ...notes,
        `${partName(category, field.id)}?${howToGive(field)}`,
        ...(isMore
          ? [`Then: ${names.join(', ')}.`, 'You may give several at once, in this order, between commas or on lines.']
          : []),
      ],
      buttons,
      alt: `${diverseNames.categories[category]}: ${partName(category, field.id)}?`,
    }
  },
  askDescription: (draft, notes, maxHan, buttons) => ({
    lines: [
      ...givenBefore(draft, 'description'),
      ...notes,
      `Please type a short description (required, at most ${maxHan} Chinese characters with punctuation).`,
    ],
    note: 'In your own words, please: I do not write it for you.',
    buttons,
    alt: 'Please type a description',
  }),
  askLink: (draft, notes, buttons) => ({
    lines: [
      ...givenBefore(draft, 'link'),
      ...notes,
      'Please paste the address (it begins with http:// or https://). I look at its form only and never open it.',
    ],
    buttons,
    alt: 'Please paste the link',
  }),
  descriptionRefused: (verdict, notes) => ({
    lines: [...notes, descriptionTrouble(verdict), 'Please type it again. The rest is still here.'],
    note: basis(verdict.citation),
  }),

  review: (draft, notes, entry, buttons) => {
    const empty = fieldsOf(draft.category).filter(({ id }) => draft.fields[id] === undefined)
    const more = [
      ...empty.map(({ id }) => partName(draft.category, id)),
      ...fileRoles.filter((role) => !draft.files.some((file) => file.role === role)).map((role) => fileRoleNames[role]),
      ...(draft.link === undefined ? [linkName] : []),
    ]
    const title = `${entry === undefined ? 'Please check' : `Edit #${entry}`}: ${diverseNames.categories[draft.category]}`
    return {
      title,
      lines: [
        ...contentLines(draft),
        ...notes,
        ...(more.length > 0 ? [`You may add, all optional: ${more.join(', ')}.`] : []),
        'To change or add, type "field: value", send a file or paste a link.',
        entry === undefined
          ? 'If all is right, press "Record it": only then does it count.'
          : 'When it is right, press "Save the change": only then does it count.',
      ],
      buttons,
      alt: title,
    }
  },
  whichPart: (buttons) => ({ lines: ['What shall we change?'], buttons }),

  valueRefused: (name, typed, why) => `${name}: "${typed.slice(0, 40)}" ${whatIsWrong[why]}.`,
  endsBeforeStart: 'The end date is before the start date. Please give it again.',
  leftOver: (texts) =>
    `Not taken, because no field was left for it: ${texts.map((text) => `"${text.slice(0, 40)}"`).join(', ')}. Please write "field: value".`,
  linkRefused: (verdict) => linkTrouble[verdict.refused],
  notUnderstood: 'That fits no field, and nothing has changed.',

  recorded: (view, left) => ({
    title: `#${view.entry._id} recorded`,
    lines: [
      `${diverseNames.categories[view.entry.category ?? 'other']}. It needs no certification: this is all.`,
      ...contentOf(view),
      { label: 'Recorded', value: at(view.entry.createdAt) },
      ...receiptLines(view.entry.files),
      leftIn(view.entry.year, left),
    ],
    note: onSchoolPlatform,
    buttons: [...entryButtons.nextSteps(view.entry), record],
    alt: `#${view.entry._id} recorded`,
  }),
  edited: (view) => ({
    title: `#${view.entry._id} changed`,
    lines: [...contentOf(view), ...receiptLines(view.entry.files)],
    note: onSchoolPlatform,
    buttons: entryButtons.nextSteps(view.entry),
    alt: `#${view.entry._id} changed`,
  }),
  card: (view) => ({
    title: ownLine(view),
    lines: [
      { label: 'School year', value: String(view.entry.year) },
      ...contentOf(view),
      { label: 'Recorded', value: at(view.entry.createdAt) },
      ...receiptLines(view.entry.files),
    ],
    note: onSchoolPlatform,
    buttons: entryButtons.nextSteps(view.entry),
    alt: `#${view.entry._id} recorded`,
  }),
  listed: (views, total, year, more) => {
    const title = `${entriesOf(total)}${year === undefined ? '' : ` in school year ${year}`}`
    if (total === 0) return { lines: [`${title}.`], buttons: [record] }
    return {
      title,
      lines: views.map((view) =>
        [ownLine(view), headlineOf(view.entry.fields ?? {}), ...(year === undefined ? [String(view.entry.year)] : [])]
          .filter(Boolean)
          .join(' | '),
      ),
      buttons: [...views.map(({ entry }) => entryButtons.show(entry)), ...more, record],
      alt: title,
    }
  },
  listButton: (count) => `Activities: ${count}`,

  deleteOrNot: (view, yes, no) => ({
    title: `Delete #${view.entry._id}?`,
    lines: [`${ownLine(view)}. It frees 1 place, and you cannot bring it back.`],
    buttons: [yes, no],
    alt: `Delete #${view.entry._id}?`,
  }),
  deleted: (id, year, left) => ({
    lines: [`#${id} is deleted, and 1 place is free. ${leftIn(year, left)}`],
    buttons: [list, record],
  }),
  nothingToSend: (view) => ({
    lines: [`${ownLine(view)} is diverse performance and needs no certification: once recorded, it is complete.`],
    buttons: entryButtons.nextSteps(view.entry),
  }),
  removed: (role) => `The ${fileRoleNames[role]} is removed.`,

  refused: (refusal, now, office) => {
    switch (refusal.reason) {
      case 'noSuchEntry':
        return { lines: ['I cannot find that entry. It may have been deleted.'], buttons: [list] }
      case 'full':
        return {
          title: `All ${refusal.limit} places are taken`,
          lines: [
            `School year ${refusal.year} holds ${entriesOf(refusal.limit)} already. Nothing was added.`,
            'Deleting one frees a place.',
          ],
          note: basis(refusal.citation),
          buttons: [list],
        }
      case 'stale':
        return stale(refusal.entry, now, undefined)
      case 'flawed':
        return {
          lines: [
            'It cannot be recorded yet:',
            ...refusal.fields.map(({ field, flaw }) => `${partName(refusal.category, field)} ${whatIsWrong[flaw]}.`),
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
