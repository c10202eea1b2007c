import type { Slots } from '../conversation/intent.ts'
import type { Button, Reply } from '../conversation/message.ts'
import { presses } from '../conversation/wording/presses.ts'
import type { Selection } from '../portfolio/selection.ts'
import type { SelectionStanding } from '../portfolio/selectionRules.ts'
import type { SelectionRefusal } from '../portfolio/selections.ts'
import type { EntryView } from '../portfolio/views.ts'
import { type SelectionKind, selectionKinds } from '../regulation/selection.ts'
import type { Person } from '../school/person.ts'
import type { BoundContext } from './context.ts'
import { officeFor } from './entryAccess.ts'

/** One student's selection, as a button names it. */
export interface NamedSelection {
  student: Person
  year: number
  kind: SelectionKind
}

/** What a button's `S1101:115:course` names; undefined where it is nobody's or no selection. */
export async function selectionNamed({ services }: BoundContext, id = ''): Promise<NamedSelection | undefined> {
  const [, owner = '', digits, named] = /^(.+):(\d{1,3}):([a-z]+)$/.exec(id) ?? []
  const kind = selectionKinds.find((each) => each === named)
  const student = kind && (await services.people.get(owner))
  return student ? { student, year: Number(digits), kind } : undefined
}

/** The kinds that a question is about: the one that it names, else both. */
export const kindsMeant = ({ kind }: Slots): readonly SelectionKind[] =>
  kind === 'course' || kind === 'diverse' ? [kind] : selectionKinds

/** What is ticked, in words, by entry. */
export async function tickedViews({ services }: BoundContext, { ticked }: Selection): Promise<EntryView[]> {
  const entries = await services.entries
    .find({ _id: { $in: ticked } })
    .sort({ _id: 1 })
    .lean()
  return services.viewEntries(entries)
}

/** Opens the page on which a selection is changed. */
export const openButton = ({ say }: BoundContext, { rules, selection }: SelectionStanding): Button => ({
  label: say.selection.open(rules.kind, rules.year),
  press: presses.act('selection.page', selection._id, 0),
})

/** Why an act on a selection was refused, in words. */
export async function selectionRefused(
  context: BoundContext,
  refusal: Exclude<SelectionRefusal, { reason: 'stale' }>,
): Promise<Reply> {
  return context.say.selection.refused(refusal, context.now, await officeFor(context))
}
