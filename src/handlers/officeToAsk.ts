import { type Context, isBound } from './context.ts'
import { officeFor } from './entryAccess.ts'

/** The office that an answer names: that of the person's division, or for anyone else the one that keeps the registers. */
export async function officeToAsk(context: Context): Promise<string> {
  if (isBound(context)) return officeFor(context)
  const { offices } = await context.services.calendar.load()
  return offices.registrar ?? context.say.general.academicAffairs
}
