import { openDialogue } from '../conversation/dialogue.ts'
import { presses } from '../conversation/wording/presses.ts'
import { acted, answer, type Handler, isBound, type Turn } from './context.ts'

/** 「解除綁定」: asked once, because the way back needs a new code. */
export const accountUnbind: Handler = async (context) => {
  const { say } = context
  if (!isBound(context)) return answer(say.binding.nobody())
  const dialogue = openDialogue('confirmUnbind', {})
  return {
    replies: [
      say.binding.unbindOrNot(
        context.person.name,
        { label: say.binding.unbindYes, press: presses.answer(dialogue.id, 'yes'), style: 'danger' },
        { label: say.binding.keep, press: presses.answer(dialogue.id, 'no') },
      ),
    ],
    dialogue,
  }
}

export const confirmUnbind: Turn = async (context, _dialogue, given) => {
  const { say, services, account, person, message, now } = context
  if (given.kind !== 'choice') return 'pass'
  if (given.value !== 'yes') return { replies: [say.entries.kept()], dialogue: null }
  await services.record.append({
    _id: `${message.id}:unbind`,
    at: now.toJSDate(),
    act: 'unbind',
    subject: `person:${person._id}`,
    people: [person._id],
    by: person._id,
    as: person.roles[0] ?? 'student',
    via: message.channel,
    before: { channel: message.channel },
  })
  await services.accounts.unbind(account._id, person._id)
  return { ...acted(say.binding.unbound()), changesHands: true }
}
