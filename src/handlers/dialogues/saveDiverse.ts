import type { DiverseContent, DiverseRefused } from '../../portfolio/diverse.ts'
import { acted, type BoundContext, type Outcome } from '../context.ts'
import { diverseRefusalReply, occasionOf, viewOf } from '../entryAccess.ts'
import { nextQuestion, type OpenDiverse } from './diverseDialogue.ts'

/** Records it, or what was changed of it. */
export async function saveDiverse(context: BoundContext, dialogue: OpenDiverse): Promise<Outcome> {
  const { say, services, student } = context
  const { entry, year, category, description, fields, files, link } = dialogue.data
  if (year === undefined || category === undefined || description === undefined) {
    return nextQuestion(context, dialogue, [])
  }
  const content: DiverseContent = { category, fields, description, files, ...(link === undefined ? {} : { link }) }
  if (entry) {
    const occasion = occasionOf(context, 'student', String(entry.round))
    const changed = await services.diverse.edit(entry.id, content, occasion)
    return changed.done ? acted(say.diverse.edited(await viewOf(context, changed.entry))) : refused(changed)
  }
  const added = await services.diverse.add(student, year, content, occasionOf(context, 'student'))
  if (!added.done) return refused(added)
  const left = added.rules.ruleset.diverse.places.value - (await services.diverse.used(student._id, year))
  return acted(say.diverse.recorded(await viewOf(context, added.entry), Math.max(0, left)))

  async function refused({ refusal }: DiverseRefused): Promise<Outcome> {
    const reply = await diverseRefusalReply(context, refusal)
    // What can be mended is mended in the same dialogue.
    return refusal.reason === 'full' || refusal.reason === 'flawed' ? { replies: [reply], dialogue } : acted(reply)
  }
}
