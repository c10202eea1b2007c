import { type Dialogue, openDialogue } from '../conversation/dialogue.ts'
import { bound } from './context.ts'
import { type HandInData, nextQuestion } from './dialogues/handIn.ts'
import { notYetHere } from './notYetHere.ts'

/** 「我要上傳學習成果」 */
export const artifactSubmit = bound(async (context, asked) => {
  if (asked.slots.kind === 'diverse') return notYetHere(context, 'diverse')
  const open = context.conversation.dialogue
  if (open?.name === 'handIn') return nextQuestion(context, open as Dialogue<HandInData>, [])
  return nextQuestion(context, openDialogue<HandInData>('handIn', { files: [], sets: [] }), [])
})
