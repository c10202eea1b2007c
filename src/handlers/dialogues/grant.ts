import { type Dialogue, openDialogue } from '../../conversation/dialogue.ts'
import type { Button } from '../../conversation/message.ts'
import { presses } from '../../conversation/wording/presses.ts'
import { granters } from '../../identity/grants.ts'
import { isGrantLive } from '../../regulation/guardianActs.ts'
import { dateOf, daysAfter } from '../../regulation/schoolTime.ts'
import { schoolYearOf } from '../../regulation/term.ts'
import { yearRow } from '../../school/person.ts'
import { divisions, type Role } from '../../school/roles.ts'
import { type ActHandler, acted, answer, type BoundContext, type Given, type Outcome, type Turn } from '../context.ts'
import { schoolOccasionOf } from '../schoolOccasion.ts'
import { closed } from '../whileHeld.ts'
import { datesSaid } from './datesSaid.ts'

/** What is known of a grant so far: the student, then the guardian, then the last day. */
interface GrantData {
  student?: string
  guardian?: string
  until?: string
}
type Open = Dialogue<GrantData>

const mayGrant: readonly Role[] = divisions.flatMap((division): readonly Role[] => granters[division])
/** Offered by a button each. Unit: days. */
const usualDays = [7, 14, 30]
/** As many that are in force are named. */
const grantsNamed = 8

/** 「核准法定代理人」: what is in force, then for which student. Source, §九(三). */
export const beginGrant: ActHandler = async (context) => {
  const { say } = context
  if (!isGranter(context)) return answer(say.guardians.refused({ reason: 'notYours', may: mayGrant }))
  const { lines, buttons } = await inForce(context)
  const asked = ask(context, openDialogue<GrantData>('grant', {}))
  return { ...asked, replies: [...(lines.length > 0 ? [say.guardians.live(lines, buttons)] : []), ...asked.replies] }
}

/** 「撤銷：王爸爸」 */
export const revokeGrant: ActHandler = async (context, [id]) => {
  const { say, services } = context
  const revoked = await services.grants.revoke(Number(id) || 0, schoolOccasionOf(context))
  if (!revoked.done) return answer(say.guardians.refused(revoked.refusal))
  const { student, guardian } = revoked.grant
  const names = await namesOf(context, [student, guardian])
  return acted(say.guardians.revoked(names(student), names(guardian)))
}

export const grant: Turn = async (context, open, given) => {
  const dialogue = open as Open
  const { student, guardian, until } = dialogue.data
  if (given.kind === 'file') return 'pass'
  const may = student === undefined ? mayGrant : await grantersOf(context, student)
  if (!may.some((role) => context.person.roles.includes(role)))
    return closed(context.say.guardians.refused({ reason: 'notYours', may }))
  if (!student) return given.kind === 'text' ? takeStudent(context, dialogue, given.text) : 'pass'
  if (!guardian) return given.kind === 'choice' ? takeGuardian(context, dialogue, given.value) : 'pass'
  if (!until) return takeUntil(context, dialogue, given)
  if (given.kind !== 'choice') return 'pass'
  return given.value === 'yes' ? decide(context, { student, guardian, until }) : 'pass'
}

async function takeStudent(context: BoundContext, dialogue: Open, text: string): Promise<Outcome> {
  const { say, services } = context
  const typed = text.normalize('NFKC').trim().toUpperCase()
  const person = await services.people.get(typed)
  if (!person?.roles.includes('student')) return { replies: [say.guardians.noStudent(typed.slice(0, 40))], dialogue }
  const may = await grantersOf(context, person._id)
  if (!context.person.roles.some((role) => may.includes(role)))
    return acted(say.guardians.refused({ reason: 'notYours', may }))
  const guardians = await services.guardians.ofStudents([person._id])
  const [only, ...others] = guardians
  if (!only) return { replies: [say.guardians.noGuardians(person.name)], dialogue: null }
  const next: Open = { ...dialogue, data: { student: person._id } }
  if (others.length === 0) return takeGuardian(context, next, only)
  const names = await namesOf(context, guardians)
  const choices = guardians.map((id): Button => ({ label: names(id), press: presses.answer(dialogue.id, id) }))
  return { replies: [say.guardians.askGuardian(person.name, [...choices, cancelButton(context)])], dialogue: next }
}

/** Who grants for a student: the office of their division. */
async function grantersOf({ services, now }: BoundContext, student: string): Promise<readonly Role[]> {
  const person = await services.people.get(student)
  return granters[(person && yearRow(person, schoolYearOf(now))?.division) ?? 'day']
}

async function takeGuardian(context: BoundContext, dialogue: Open, guardian: string): Promise<Outcome> {
  const { say } = context
  const days = usualDays.map(
    (each): Button => ({ label: say.guardians.days(each), press: presses.answer(dialogue.id, String(each)) }),
  )
  const name = (await namesOf(context, [guardian]))(guardian)
  return {
    replies: [say.guardians.askUntil(name, [...days, cancelButton(context)])],
    dialogue: { ...dialogue, data: { ...dialogue.data, guardian } },
  }
}

/** The last day, by a number of days or as a date. */
async function takeUntil(context: BoundContext, dialogue: Open, given: Given): Promise<Outcome> {
  const { say, now } = context
  const { student = '', guardian = '' } = dialogue.data
  const days = given.kind === 'choice' ? usualDays.find((each) => String(each) === given.value) : undefined
  const [typed] = given.kind === 'text' ? datesSaid(given.text, now) : []
  const until = days === undefined ? typed : daysAfter(dateOf(now), days)
  if (until === undefined) return { replies: [say.guardians.notADate()], dialogue }
  const names = await namesOf(context, [student, guardian])
  const yes: Button = {
    label: say.guardians.yesUnderAge,
    press: presses.answer(dialogue.id, 'yes'),
    style: 'primary',
  }
  return {
    replies: [say.guardians.askUnderAge(names(student), names(guardian), until, yes, cancelButton(context))],
    dialogue: { ...dialogue, data: { student, guardian, until } },
  }
}

async function decide(context: BoundContext, data: Required<GrantData>): Promise<Outcome> {
  const { say, services } = context
  const granted = await services.grants.add({ ...data, isUnderAge: true }, schoolOccasionOf(context))
  if (!granted.done) return acted(say.guardians.refused(granted.refusal))
  const names = await namesOf(context, [data.student, data.guardian])
  return acted(say.guardians.granted(names(data.student), names(data.guardian), data.until))
}

const ask = (context: BoundContext, dialogue: Open): Outcome => ({
  replies: [context.say.guardians.askStudent(cancelButton(context))],
  dialogue,
})

/** What counts now, of the students that this person grants for, with a button to revoke each. */
async function inForce(context: BoundContext): Promise<{ lines: string[]; buttons: Button[] }> {
  const { say, services, now, person } = context
  const live = (await services.grants.list()).filter((each) => isGrantLive(each, now))
  const known = await services.people.byId(live.flatMap(({ student, guardian }) => [student, guardian]))
  const own = live.filter(({ student }) => {
    const row = known.get(student)
    const may: readonly Role[] = granters[(row && yearRow(row, schoolYearOf(now))?.division) ?? 'day']
    return person.roles.some((role) => may.includes(role))
  })
  const nameOf = (id: string) => known.get(id)?.name ?? id
  const shown = own.slice(0, grantsNamed)
  return {
    lines: shown.map(({ guardian, student, until }) =>
      say.guardians.liveLine(nameOf(guardian), nameOf(student), until),
    ),
    buttons: shown.map(({ _id, guardian }) => ({
      label: say.guardians.revoke(nameOf(guardian)),
      press: presses.act('grant.revoke', _id),
    })),
  }
}

const isGranter = ({ person }: BoundContext) => person.roles.some((role) => mayGrant.includes(role))

async function namesOf({ services }: BoundContext, ids: string[]): Promise<(id: string) => string> {
  const known = await services.people.byId(ids)
  return (id) => known.get(id)?.name ?? id
}

const cancelButton = ({ say }: BoundContext): Button => ({
  label: say.guardians.cancel,
  press: presses.intent('dialogue.cancel'),
})
