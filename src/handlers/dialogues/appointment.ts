import { type Dialogue, openDialogue } from '../../conversation/dialogue.ts'
import type { Button } from '../../conversation/message.ts'
import { presses } from '../../conversation/wording/presses.ts'
import { appointersFor } from '../../school/appointments.ts'
import type { Person } from '../../school/person.ts'
import { type Office, offices } from '../../school/roles.ts'
import { type ActHandler, acted, answer, type BoundContext, type Given, type Outcome, type Turn } from '../context.ts'
import { schoolOccasionOf } from '../schoolOccasion.ts'
import { closed } from '../whileHeld.ts'
import { datesSaid } from './datesSaid.ts'

/** What is known of an appointment so far: the office, then the person; the dates are the last that is asked. */
interface AppointmentData {
  office?: Office
  person?: { id: string; name: string }
}
type Open = Dialogue<AppointmentData>

/** 「安排代理人」: for which office, who, from when to when. Source, §九(一). */
export const appointActing: ActHandler = async (context) => {
  if (ownOffices(context).length === 0) return answer(notYours(context))
  return ask(context, openDialogue<AppointmentData>('appointment', {}))
}

/** 「結束代理」 */
export const endActing: ActHandler = async (context, [id]) => {
  const { say, services } = context
  const ended = await services.appointments.end(Number(id) || 0, schoolOccasionOf(context))
  if (!ended.done) return answer(say.governance.appointmentRefused(ended.refusal))
  const { office, person } = ended.appointment
  const known = await services.people.get(person)
  return acted(say.governance.appointmentEnded(office, known?.name ?? person))
}

export const appointment: Turn = async (context, open, given) => {
  const dialogue = open as Open
  const { office, person } = dialogue.data
  if (given.kind === 'file') return 'pass'
  const own = ownOffices(context)
  if (office ? !own.includes(office) : own.length === 0) return closed(notYours(context, office))
  if (!office) {
    const chosen = given.kind === 'choice' ? own.find((each) => each === given.value) : undefined
    return chosen ? ask(context, { ...dialogue, data: { office: chosen } }) : 'pass'
  }
  if (!person) return takePerson(context, dialogue, office, given)
  return given.kind === 'text' ? takeDates(context, office, person, given.text) : ask(context, dialogue)
}

async function takePerson(context: BoundContext, dialogue: Open, office: Office, given: Given): Promise<Outcome> {
  const { say } = context
  const typed = given.kind === 'choice' ? given.value : given.kind === 'text' ? given.text.normalize('NFKC').trim() : ''
  const found = await peopleCalled(context, typed)
  const [only, ...others] = found
  if (!only) return answer(say.governance.noOneCalled(typed))
  if (others.length > 0) {
    const choices = found.map(
      ({ _id, name }): Button => ({ label: `${name} ${_id}`, press: presses.answer(dialogue.id, _id) }),
    )
    return { replies: [say.governance.whichOne(choices)], dialogue }
  }
  return ask(context, { ...dialogue, data: { office, person: { id: only._id, name: only.name } } })
}

/** By number, else by name. */
async function peopleCalled({ services }: BoundContext, typed: string): Promise<Person[]> {
  const numbered = await services.people.get(typed.toUpperCase())
  return numbered ? [numbered] : services.people.named(typed)
}

async function takeDates(
  context: BoundContext,
  office: Office,
  { id, name }: { id: string; name: string },
  text: string,
): Promise<Outcome> {
  const { say, services, now } = context
  const [from, to = from] = datesSaid(text, now)
  if (from === undefined || to === undefined) return answer(say.governance.notTwoDates())
  const made = await services.appointments.appoint({ office, person: id, from, to }, schoolOccasionOf(context))
  if (made.done) return acted(say.governance.appointmentMade(office, name, made.appointment))
  return acted(say.governance.appointmentRefused(made.refusal))
}

function ask(context: BoundContext, dialogue: Open): Outcome {
  const { governance } = context.say
  const { office, person } = dialogue.data
  const cancel: Button = { label: governance.cancel, press: presses.intent('dialogue.cancel') }
  if (!office) {
    const choices = ownOffices(context).map(
      (each): Button => ({ label: governance.officeName(each), press: presses.answer(dialogue.id, each) }),
    )
    return { replies: [governance.askOffice([...choices, cancel])], dialogue }
  }
  if (!person) return { replies: [governance.askActingPerson(office, [cancel])], dialogue }
  return { replies: [governance.askActingDates(office, person.name, [cancel])], dialogue }
}

function notYours({ say }: BoundContext, office: Office = 'continuing-affairs') {
  return say.governance.appointmentRefused({ reason: 'notYours', may: appointersFor(office) })
}

/** Those for which somebody may appoint. */
const ownOffices = ({ person }: BoundContext) =>
  offices.filter((office) => appointersFor(office).some((role) => person.roles.includes(role)))
