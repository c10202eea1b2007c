import type { MenuName } from '../conversation/channel.ts'
import type { Button, Reply } from '../conversation/message.ts'
import { agendashUrl } from '../pages/agendash.ts'
import type { Person } from '../school/person.ts'
import { answer, type Context, type Handler, isBound } from './context.ts'
import { toolsFor } from './tools.ts'

/** The menu that a network keeps for someone, or for an account that is bound to nobody. */
export function menuOf(person: Person | undefined): MenuName {
  if (!person || person.roles.includes('guardian')) return 'unbound'
  if (person.roles.includes('student')) return 'student'
  if (person.roles.includes('homeroom')) return 'homeroom'
  return person.roles.includes('teacher') ? 'teacher' : 'office'
}

/** Which buttons suit whoever asks. */
export function menuFor({
  person,
  student,
}: Pick<Context, 'person' | 'student'>): Exclude<MenuName, 'unbound'> | 'other' {
  const menu = menuOf(student ?? person)
  return menu === 'unbound' ? 'other' : menu
}

/** 「你會做什麼」, with the privacy notice. */
export const help: Handler = async (context) => {
  const { say, person, services, message, now } = context
  const school = await services.calendar.load()
  const contact = school.offices.registrar ?? say.general.academicAffairs
  const overview: Button[] = person?.roles.includes('admin')
    ? [{ label: say.general.jobOverview, url: agendashUrl(services, person, now) }]
    : []
  const tools = isBound(context) ? toolsFor(context) : []
  const what: Reply = say.general.help(menuFor(context), person?.name)
  return answer(
    { ...what, buttons: [...(what.buttons ?? []), ...tools, ...overview] },
    say.general.privacyNotice(school.name, message.channel, contact),
  )
}
