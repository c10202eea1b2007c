import type { Button, Reply } from '../../conversation/message.ts'
import { codeName } from '../../conversation/wording/diverseNames.ts'
import { presses } from '../../conversation/wording/presses.ts'
import type { DiverseDraft } from '../../portfolio/diverse.ts'
import type { YearRules } from '../../portfolio/diverseYears.ts'
import type { EntryFile } from '../../portfolio/entry.ts'
import { diverseCategories } from '../../regulation/diverseCategory.ts'
import { codeLists, type DiverseField, fieldsOf } from '../../regulation/diverseForm.ts'
import type { Ruleset } from '../../regulation/ruleset.ts'
import type { BoundContext } from '../context.ts'
import { type Part, partsOf } from './diverseNamed.ts'

type Asker = Pick<BoundContext, 'say'>

const choice = (dialogue: string, label: string, value: string, style?: 'primary'): Button => ({
  label,
  press: presses.answer(dialogue, value),
  ...(style ? { style } : {}),
})

const cancelIn = ({ say }: Asker): Button => ({ label: say.handIn.cancel, press: presses.intent('dialogue.cancel') })

/** Which school year, where several are open. */
export const askYear = (context: Asker, dialogue: string, years: YearRules[]): Reply =>
  context.say.diverse.askYear(
    years.map(({ year }) => choice(dialogue, context.say.diverse.yearLabel(year), `year:${year}`)),
    cancelIn(context),
  )

export const askCategory = (context: Asker, dialogue: string, files: EntryFile[], notes: string[]): Reply =>
  context.say.diverse.askCategory(
    files,
    notes,
    diverseCategories.map((category) =>
      choice(dialogue, context.say.diverse.names.categories[category], `category:${category}`),
    ),
    cancelIn(context),
  )

/** Asks for one part; of a field, with the choices that it has, and with what is still empty behind it. */
export function askPart(
  context: Asker,
  dialogue: string,
  draft: DiverseDraft,
  part: Part,
  notes: string[],
  ruleset: Ruleset,
): Reply {
  const { say } = context
  const cancel = cancelIn(context)
  const fields = fieldsOf(draft.category)
  const field = fields.find(({ id }) => id === part)
  if (part === 'link')
    return say.diverse.askLink(draft, notes, [choice(dialogue, say.diverse.leaveEmpty, 'empty:link'), cancel])
  if (!field) return say.diverse.askDescription(draft, notes, ruleset.diverse.description.maxHan.value, [cancel])
  // What is read in one message is read in this order.
  const after = fields.indexOf(field) + 1
  const others = [...fields.slice(after), ...fields.slice(0, after - 1)].filter(
    ({ id }) => draft.fields[id] === undefined,
  )
  const codes = field.type === 'code' ? codeChoices(context, dialogue, field.id, field.list) : []
  const empty = field.required ? [] : [choice(dialogue, say.diverse.leaveEmpty, `empty:${field.id}`)]
  return say.diverse.askField(draft, [field, ...others], notes, [...codes, ...empty, cancel])
}

const codeChoices = (
  { say }: Asker,
  dialogue: string,
  field: string,
  list: Extract<DiverseField, { type: 'code' }>['list'],
): Button[] =>
  codeLists[list].map((code) => choice(dialogue, codeName(say.diverse.names, list, code), `code:${field}:${code}`))

/** Everything that was given, for a last look. `entry`: the one that is being changed. */
export function review(
  context: Asker,
  dialogue: string,
  draft: DiverseDraft,
  entry: number | undefined,
  notes: string[],
): Reply {
  const { say } = context
  const save = entry === undefined ? say.diverse.save : say.diverse.saveChange
  return say.diverse.review(draft, notes, entry, [
    choice(dialogue, save, 'save', 'primary'),
    choice(dialogue, say.diverse.change, 'change'),
    cancelIn(context),
  ])
}

/** Which part to change or to take away. */
export function askWhichPart(context: Asker, dialogue: string, draft: DiverseDraft): Reply {
  const { say } = context
  return say.diverse.whichPart([
    ...partsOf(draft.category).map((part) =>
      choice(dialogue, say.diverse.partName(draft.category, part), `part:${part}`),
    ),
    ...draft.files.map(({ role }) => choice(dialogue, say.handIn.removeFile(role), `remove:${role}`)),
    ...(draft.link === undefined ? [] : [choice(dialogue, say.diverse.removeLink, 'empty:link')]),
    cancelIn(context),
  ])
}
