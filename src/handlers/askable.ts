import type { Button } from '../conversation/message.ts'
import { mayAsk } from '../identity/mayAsk.ts'
import { actsForStudent, type Context } from './context.ts'

/** Those of the buttons that ask what whoever asked may ask. */
export const askable = (context: Pick<Context, 'person' | 'student'>, buttons: Button[]): Button[] =>
  buttons.filter(
    (button) =>
      !('press' in button) ||
      button.press.kind !== 'intent' ||
      mayAsk(button.press.intent, context.person, actsForStudent(context)),
  )
