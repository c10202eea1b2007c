import { type Dialogue, openDialogue } from '../conversation/dialogue.ts'
import type { Button } from '../conversation/message.ts'
import { presses } from '../conversation/wording/presses.ts'
import { type ActHandler, acted, answer, type Turn } from './context.ts'
import { occasionOf, refusalReply, viewOf } from './entryAccess.ts'

interface TakeBackData {
  entry: number
  round: number
}

/** 「收回決定」: by the certifier or 教務處, with a reason, while certification is open. Source. */
export const takeBack: ActHandler = async (context, [target]) => {
  const { say, services, person } = context
  const id = Number(target)
  const role = person.roles.includes('teacher') ? 'teacher' : (person.roles[0] ?? 'teacher')
  const judged = await services.outcomes.judge('takeBack', id, occasionOf(context, role))
  if (!judged.done) return answer(await refusalReply(context, judged.refusal))
  const dialogue = openDialogue<TakeBackData>('takeBackReason', { entry: id, round: judged.entry.round })
  const type: Button = {
    label: say.certification.typeReason,
    type: presses.answer(dialogue.id, 'type'),
    hint: say.certification.takeBackHint,
  }
  const cancel: Button = { label: say.certification.notNow, press: presses.answer(dialogue.id, 'no') }
  return { replies: [say.certification.askTakeBackReason(await viewOf(context, judged.entry), type, cancel)], dialogue }
}

export const takeBackReason: Turn = async (context, open, given) => {
  const { say, services, person } = context
  const { entry, round } = (open as Dialogue<TakeBackData>).data
  if (given.kind === 'file') return 'pass'
  if (given.kind === 'choice') {
    return given.value === 'no'
      ? { replies: [say.certification.nothingDone()], dialogue: null }
      : answer(say.certification.typeNow())
  }
  const role = person.roles.includes('teacher') ? 'teacher' : (person.roles[0] ?? 'teacher')
  const done = await services.outcomes.takeBack(
    entry,
    given.text.trim().slice(0, 500),
    occasionOf(context, role, String(round)),
  )
  if (!done.done) return acted(await refusalReply(context, done.refusal))
  return acted(say.certification.takenBack(await viewOf(context, done.entry)))
}
