import { type Dialogue, openDialogue } from '../conversation/dialogue.ts'
import { type BoundContext, bound } from './context.ts'
import { beginDiverse, type DiverseData, nextQuestion as nextOfDiverse } from './dialogues/diverseDialogue.ts'
import { categoryMeant } from './dialogues/diverseNamed.ts'
import { type HandInData, nextQuestion } from './dialogues/handInQuestions.ts'

/** 「我要上傳學習成果」「我要登錄多元表現」 */
export const artifactSubmit = bound(async (context, asked) => {
  const open = context.conversation.dialogue
  if (asked.slots.kind === 'diverse') {
    if (open?.name === 'diverse') return nextOfDiverse(context, open as Dialogue<DiverseData>, [])
    return beginDiverse(context, categoryIn(context))
  }
  if (open?.name === 'handIn') return nextQuestion(context, open as Dialogue<HandInData>, [])
  return nextQuestion(context, openDialogue<HandInData>('handIn', { files: [], sets: [] }), [])
})

/** 「我要登錄競賽」 names the category in the same breath. */
function categoryIn({ message: { content } }: BoundContext): Pick<DiverseData, 'category'> {
  const category = content.kind === 'text' ? categoryMeant(content.text) : undefined
  return category === undefined ? {} : { category }
}
