import { type Dialogue, openDialogue } from '../conversation/dialogue.ts'
import type { Button } from '../conversation/message.ts'
import { presses } from '../conversation/wording/presses.ts'
import type { Role } from '../school/roles.ts'
import { type ActHandler, acted, answer, type BoundContext, type Turn } from './context.ts'
import { occasionOf, refusalReply, viewOf } from './entryAccess.ts'

interface TakeBackData {
  entry: number
  round: number
}

/** 「收回決定」: by the certifier or 教務處, with a reason, while certification is open. Source. */
export const takeBack: ActHandler = async (context, [target]) => {
  const { say, services } = context
  const id = Number(target)
  const role = await roleFor(context, id)
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
  const { say, services } = context
  const { entry, round } = (open as Dialogue<TakeBackData>).data
  if (given.kind === 'file') return 'pass'
  if (given.kind === 'choice') {
    return given.value === 'no'
      ? { replies: [say.certification.nothingDone()], dialogue: null }
      : answer(say.certification.typeNow())
  }
  const role = await roleFor(context, entry)
  const done = await services.outcomes.takeBack(
    entry,
    given.text.trim().slice(0, 500),
    occasionOf(context, role, String(round)),
  )
  if (!done.done) return acted(await refusalReply(context, done.refusal))
  return acted(say.certification.takenBack(await viewOf(context, done.entry)))
}

const affairs: readonly Role[] = [
  'registrar',
  'curriculum',
  'academic-director',
  'continuing-affairs',
  'continuing-director',
]

/** As whom somebody takes back: as teacher in their own course, elsewhere for the office that they have. Source. */
async function roleFor({ services, person }: BoundContext, id: number): Promise<Role> {
  const entry = await services.outcomes.get(id)
  const own = await services.courses.taughtBy(person._id)
  const office = affairs.find((role) => person.roles.includes(role))
  return entry?.course && own.includes(entry.course) ? 'teacher' : (office ?? 'teacher')
}
