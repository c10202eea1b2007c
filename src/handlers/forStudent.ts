import type { Button, Reply } from '../conversation/message.ts'
import { presses } from '../conversation/wording/presses.ts'
import type { Account } from '../identity/accounts.ts'
import { wardMeant, wardsOf } from '../identity/wards.ts'
import type { Person } from '../school/person.ts'
import type { Services } from '../services.ts'
import { type ActHandler, actsForStudent, answer, type BoundContext, type Context, type Outcome } from './context.ts'
import { officeFor } from './entryAccess.ts'
import { menuFor } from './help.ts'

/**
 * Whose portfolio a message is about, the one place that decides it: whoever sends it means their own; a guardian means the
 * student for whom they act under a grant: the only one, or whom they chose last. Whether they may is asked of the
 * database again by every act.
 * Source, §九(三).
 */
export async function whoseMeant(
  person: Person,
  account: Account,
  services: Services,
  now: Context['now'],
): Promise<{ student: Person; wards: Person[] }> {
  const wards = await wardsOf(person, services, now)
  const student = wardMeant(wards, account)
  // Kept, so that what is begun for this student never goes on as another's, whose grant follows.
  if (student && account.actsFor === undefined) await services.accounts.update(account._id, { actsFor: student._id })
  return { student: student ?? person, wards }
}

/** To a guardian who asks what is a student's: whom they mean, or that it takes a grant. */
export async function whoseIsIt(context: BoundContext): Promise<Outcome> {
  const { say, wards } = context
  if (wards.length === 0) return answer(say.guardians.needsGrant(await officeFor(context)))
  return answer(say.guardians.forWhom(wards.map(chooseButton)))
}

/** 「為王小明辦理」: everything that follows is meant for this student, and what was begun for another is dropped. */
export const chooseStudent: ActHandler = async (context, [id]) => {
  const { say, services, account, wards } = context
  const student = wards.find(({ _id }) => _id === id)
  if (!student) return whoseIsIt(context)
  await services.accounts.update(account._id, { actsFor: student._id })
  const menu = say.general.menus[menuFor({ ...context, student })]
  return { replies: [say.guardians.chosen(student.name, menu)], dialogue: null }
}

/** Said first where a guardian could have meant another student. */
export function forWhom(context: Context): Reply[] {
  const { say, student, wards } = context
  if (!student || !actsForStudent(context) || wards.length < 2) return []
  return [say.guardians.meant(student.name, wards.filter(({ _id }) => _id !== student._id).map(chooseButton))]
}

const chooseButton = ({ _id, name }: Person): Button => ({ label: name, press: presses.act('grant.choose', _id) })
