import type { MenuName } from '../conversation/channel.ts'
import type { Button, Reply } from '../conversation/message.ts'
import { menuOf } from '../identity/menuOf.ts'
import { agendashUrl } from '../pages/agendash.ts'
import { holdsOffice } from '../school/roles.ts'
import { answer, type Context, type Handler, isBound } from './context.ts'
import { toolsFor } from './tools.ts'
import { privacyNotice } from './welcome.ts'

/** Which buttons suit whoever asks: a guardian who acts for a student has the student's. */
export function menuFor({
  person,
  student,
}: Pick<Context, 'person' | 'student'>): Exclude<MenuName, 'unbound' | 'guardian' | 'granted'> | 'other' {
  const menu = menuOf(student ?? person, false)
  // Of those who work at the school not everybody has an office's duties.
  if (menu === 'office' && !holdsOffice(person?.roles ?? [])) return 'other'
  return menu === 'unbound' || menu === 'guardian' || menu === 'granted' ? 'other' : menu
}

/** 「你會做什麼」, with the privacy notice. */
export const help: Handler = async (context) => {
  const { say, person, services, now } = context
  const overview: Button[] = person?.roles.includes('admin')
    ? [{ label: say.general.jobOverview, url: agendashUrl(services, person, now) }]
    : []
  const tools = isBound(context) ? toolsFor(context) : []
  const what: Reply = say.general.help(menuFor(context), person?.name)
  return answer({ ...what, buttons: [...(what.buttons ?? []), ...tools, ...overview] }, await privacyNotice(context))
}
