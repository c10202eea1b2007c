import type { Reply } from '../conversation/message.ts'
import type { Role } from '../school/roles.ts'
import type { BoundContext, Outcome, Turn } from './context.ts'

/** A refusal that closes the open question. */
export const closed = (...replies: Reply[]): Outcome => ({ replies, dialogue: null })

/** A dialogue that goes on only with who has one of the roles at that moment; to others it is refused and closed. Source: R-1. */
export const whileHeld =
  (roles: readonly Role[], refused: (say: BoundContext['say']) => Reply, turn: Turn): Turn =>
  async (context, dialogue, given) =>
    roles.some((role) => context.person.roles.includes(role))
      ? turn(context, dialogue, given)
      : closed(refused(context.say))
