import { openDialogue } from '../conversation/dialogue.ts'
import { presses } from '../conversation/wording/presses.ts'
import type { Entry } from '../portfolio/entry.ts'
import { answer, type BoundContext, bound, type Outcome } from './context.ts'
import { beginDiverse } from './dialogues/diverseDialogue.ts'
import { type EditData, editChoices } from './dialogues/edit.ts'
import { diverseRefusalReply, entryNumber, occasionOf, refusalReply, viewOf } from './entryAccess.ts'

const mostButtons = 12

/** 「改簡述」「換檔案」: a draft, a returned one, or diverse performance. */
export const artifactEdit = bound(async (context, { slots, request }) => {
  const { say, services, student } = context
  let id = entryNumber(slots.target)
  if (id === undefined) {
    const own = await services.outcomes.ofStudent(student._id)
    const editable = [
      ...own.filter((entry) => entry.state === 'draft' || entry.state === 'returned'),
      ...(await services.diverse.changeable(student, context.now)),
    ]
    if (editable.length === 0) return answer(say.handIn.nothingToEdit())
    if (editable.length > 1) {
      const views = await services.viewEntries(editable)
      const buttons = views.slice(0, mostButtons).map((view) => ({
        label: `#${view.entry._id}`,
        press: presses.onEntry('artifact.edit', view.entry),
      }))
      return answer(say.handIn.whichToEdit(views, buttons))
    }
    id = editable[0]?._id ?? 0
  }
  const recorded = await services.diverse.get(id)
  if (recorded) return editDiverse(context, recorded, request)
  const judged = await services.outcomes.judge('edit', id, occasionOf(context, 'student', request))
  if (!judged.done) return answer(await refusalReply(context, judged.refusal))
  const view = await viewOf(context, judged.entry)
  const dialogue = openDialogue<EditData>('edit', { entry: id, asking: 'what' })
  return { replies: [say.handIn.editWhat(id, view.course, editChoices(context, dialogue.id, judged.entry))], dialogue }
})

/** Opens what was recorded for a change; nothing changes before it is saved. */
async function editDiverse(context: BoundContext, entry: Entry, request: string | undefined): Promise<Outcome> {
  const judged = await context.services.diverse.judge('edit', entry._id, occasionOf(context, 'student', request))
  if (!judged.done) return answer(await diverseRefusalReply(context, judged.refusal))
  const { _id: id, round, year, category, fields = {}, description, files, link } = judged.entry
  return beginDiverse(context, {
    entry: { id, round },
    year,
    fields,
    description,
    files,
    ...(category === undefined ? {} : { category }),
    ...(link === undefined ? {} : { link }),
  })
}
