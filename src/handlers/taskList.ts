import type { Button } from '../conversation/message.ts'
import { presses } from '../conversation/wording/presses.ts'
import { isPast } from '../regulation/schoolTime.ts'
import { type Duty, mayDo } from '../school/duties.ts'
import { overseen } from '../school/overseen.ts'
import { holdsOffice } from '../school/roles.ts'
import { certificationPending } from './certificationPending.ts'
import { type ActHandler, acted, answer, type BoundContext, bound, type Outcome } from './context.ts'
import { officeDesk } from './officeDesk.ts'
import { schoolOccasionOf } from './schoolOccasion.ts'

/** How many duties a list names at once. */
const dutiesPerPage = 8

/** 「我的待辦」: an office's duties; what a student can do something about; what waits for a teacher. */
export const taskList = bound(async (context, asked) => {
  const { say, services, person, student, now } = context
  if (holdsOffice(person.roles)) return page(context, 0)
  if (student.roles.includes('student')) {
    return answer(say.reminders.own(await services.reminders.own(student, now), now))
  }
  return certificationPending(context, asked)
})

/** The next page of what is open. */
export const tasksPage: ActHandler = (context, [at]) => page(context, Number(at) || 0)

/** 「完成」: once; who comes second learns who was first. Source: R-4. */
export const dutyDone: ActHandler = async (context, [id = '']) => {
  const { say, services, person, now } = context
  const done = await services.duties.done(id, schoolOccasionOf(context))
  if (done.done) return acted(say.duties.done(done.duty, (await services.duties.of(person, now)).length))
  const { refusal } = done
  switch (refusal.reason) {
    case 'noSuchDuty':
      return answer(say.duties.gone())
    case 'notYours':
      return answer(say.duties.notYours(refusal.duty))
    case 'notConfirmable':
      return answer(say.duties.notConfirmable(refusal.duty))
    case 'doneAlready': {
      const { doneBy = '' } = refusal.duty
      const first = await services.people.get(doneBy)
      return answer(say.duties.doneAlready(refusal.duty, first?.name ?? doneBy, now))
    }
  }
}

async function page(context: BoundContext, at: number): Promise<Outcome> {
  const { say, services, person, now } = context
  const all = await services.duties.list({ now })
  const own = all.filter((duty) => mayDo(person, duty))
  const open = own.filter(isOpen)
  const shown = open.slice(at * dutiesPerPage, (at + 1) * dutiesPerPage)
  const desk = at === 0 ? await officeDesk(context) : { lines: [], buttons: [] }
  const confirm = shown
    .filter(({ confirmable }) => confirmable)
    .map((duty): Button => ({ label: say.duties.doneLabel(duty), press: presses.act('duty.done', duty.id) }))
  const more: Button[] =
    open.length > (at + 1) * dutiesPerPage ? [{ label: say.duties.more, press: presses.act('tasks.page', at + 1) }] : []
  const lines = [...(at === 0 ? progressOf(context, all) : []), ...desk.lines]
  const buttons = [...confirm, ...more, ...desk.buttons]
  return answer(say.duties.list(shown, open.length, own.length - open.length, lines, now, buttons))
}

const isOpen = ({ doneAt }: Duty) => doneAt === undefined

/** How far the offices are that somebody oversees, and does not do the work of. */
function progressOf({ say, person, now }: BoundContext, all: Duty[]): string[] {
  return overseen(person.roles).flatMap((office) => {
    const theirs = all.filter((duty) => duty.office === office && !mayDo(person, duty))
    const open = theirs.filter(isOpen)
    const late = open.filter(({ dueAt }) => isPast(dueAt, now)).length
    return theirs.length > 0 ? [say.duties.progress(office, open.length, late)] : []
  })
}
