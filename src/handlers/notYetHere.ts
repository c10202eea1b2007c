import { answer, type Context, type Outcome } from './context.ts'

/** What a later version brings, by the name that people know it by. */
export type Coming = 'diverse' | 'selection' | 'receipts' | 'duties' | 'reminders' | 'proxies' | 'counselling'

/** The honest answer to what cannot be done here yet: what it is, and who does it until then. */
export async function notYetHere({ say, services }: Context, what: Coming): Promise<Outcome> {
  const school = await services.calendar.load()
  const office = school.offices[what === 'diverse' ? 'activities' : 'registrar']
  return answer(say.general.notYetHere(say.general.coming[what], office ?? say.general.academicAffairs))
}

/** A handler for an intent whose feature is still to come. */
export const coming = (what: Coming) => (context: Context) => notYetHere(context, what)
