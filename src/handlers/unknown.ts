import { answer, type Handler } from './context.ts'
import { menuFor } from './help.ts'

/** What was not understood, or is not for us to do. */
export const unknown: Handler = async (context) => {
  const { say } = context
  return answer(say.general.notUnderstood(say.general.menus[menuFor(context)].slice(0, 4)))
}
