import type { MenuName } from '../conversation/channel.ts'
import type { Person } from '../school/person.ts'
import { answer, type Context, type Handler } from './context.ts'

/** The menu that a network keeps for someone, or for an account that is bound to nobody. */
export function menuOf(person: Person | undefined): MenuName {
  if (!person || person.roles.includes('guardian')) return 'unbound'
  if (person.roles.includes('student')) return 'student'
  if (person.roles.includes('homeroom')) return 'homeroom'
  return person.roles.includes('teacher') ? 'teacher' : 'office'
}

/** Which buttons suit whoever asks. */
export function menuFor({ person }: Pick<Context, 'person'>): Exclude<MenuName, 'unbound'> | 'other' {
  const menu = menuOf(person)
  return menu === 'unbound' ? 'other' : menu
}

/** 「你會做什麼」, with the privacy notice. */
export const help: Handler = async (context) => {
  const { say, person, services, message } = context
  const school = await services.calendar.load()
  const contact = school.offices.registrar ?? say.general.academicAffairs
  return answer(
    say.general.help(menuFor(context), person?.name),
    say.general.privacyNotice(school.name, message.channel, contact),
  )
}
