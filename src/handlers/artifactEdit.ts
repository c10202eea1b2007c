import { openDialogue } from '../conversation/dialogue.ts'
import { presses } from '../conversation/wording/presses.ts'
import { answer, bound } from './context.ts'
import { type EditData, editChoices } from './dialogues/edit.ts'
import { entryNumber, occasionOf, refusalReply, viewOf } from './entryAccess.ts'

/** 「改簡述」「換檔案」: a draft or a returned one. */
export const artifactEdit = bound(async (context, { slots, request }) => {
  const { say, services, person } = context
  let id = entryNumber(slots.target)
  if (id === undefined) {
    const own = await services.outcomes.ofStudent(person._id)
    const editable = own.filter((entry) => entry.state === 'draft' || entry.state === 'returned')
    if (editable.length === 0) return answer(say.handIn.nothingToEdit())
    if (editable.length > 1) {
      const views = await services.viewEntries(editable)
      const items = views.map((view) => ({ id: view.entry._id, course: view.course }))
      const buttons = views.map((view) => ({
        label: `#${view.entry._id}`,
        press: presses.onEntry('artifact.edit', view.entry),
      }))
      return answer(say.handIn.whichToEdit(items, buttons))
    }
    id = editable[0]?._id ?? 0
  }
  const judged = await services.outcomes.judge('edit', id, occasionOf(context, 'student', request))
  if (!judged.done) return answer(await refusalReply(context, judged.refusal))
  const view = await viewOf(context, judged.entry)
  const dialogue = openDialogue<EditData>('edit', { entry: id, asking: 'what' })
  return { replies: [say.handIn.editWhat(id, view.course, editChoices(context, dialogue.id, judged.entry))], dialogue }
})
