import { type Dialogue, openDialogue } from '../conversation/dialogue.ts'
import type { Button, SentFile } from '../conversation/message.ts'
import { presses } from '../conversation/wording/presses.ts'
import { packageUrl } from '../pages/packages.ts'
import { exchangers, exchangersOf, hasPortfolio } from '../portfolio/transfer/transferOffice.ts'
import type { Person } from '../school/person.ts'
import { askForArrival } from './arrival.ts'
import { type ActHandler, acted, answer, type BoundContext, type Outcome, type Turn } from './context.ts'
import { schoolOccasionOf } from './schoolOccasion.ts'

/** Out to another school, or in from one. */
export type Way = 'out' | 'in'

/** Of one name, as many are offered. */
const maxFound = 10

interface WhoData {
  way: Way
  /** A package that came before the question whose it is. */
  sent?: SentFile
}

/** 「匯出／匯入歷程交換資料」: of which student. Source: R-11, §七. */
export const transferBegin: ActHandler = async (context, [way]) =>
  mayExchange(context)
    ? askWhose(context, { way: way === 'in' ? 'in' : 'out' })
    : answer(context.say.transfer.notYours(exchangers))

/** Whether a file that somebody sends is a package, as far as its name tells. */
export const isPackage = (context: BoundContext, { name = '' }: SentFile) =>
  /\.zip$/i.test(name) && mayExchange(context)

/** A package that was sent without a word. */
export const packageSent = (context: BoundContext, sent: SentFile): Outcome => askWhose(context, { way: 'in', sent })

/** A number, a name, or one of several of the same name. */
export const transferWho: Turn = async (context, open, given) => {
  const dialogue = open as Dialogue<WhoData>
  const { say, services, now, person: office } = context
  if (!mayExchange(context)) return acted(say.transfer.notYours(exchangers))
  if (given.kind === 'file') return isPackage(context, given.file) ? packageSent(context, given.file) : 'pass'
  const said = given.kind === 'choice' ? given.value : given.text.normalize('NFKC').trim()
  if (given.kind === 'choice' && said === 'type') return { replies: [say.transfer.who(dialogue.data.way)], dialogue }
  const byNumber = await services.people.get(said.toUpperCase())
  const found = (byNumber ? [byNumber] : await services.people.named(said)).filter(hasPortfolio)
  const isOwn = (student: Person) => exchangersOf(student, now).some((role) => office.roles.includes(role))
  const own = found.filter(isOwn).slice(0, maxFound)
  const [only, ...others] = own
  if (!only) {
    const [foreign] = found
    return foreign
      ? { replies: [say.transfer.notYours(exchangersOf(foreign, now))], dialogue }
      : { replies: [say.transfer.nobody(said.slice(0, 40))], dialogue }
  }
  if (others.length === 0) return begun(context, dialogue.data, only)
  const choices = own.map(
    ({ _id, name }): Button => ({ label: `${name} ${_id}`, press: presses.answer(dialogue.id, _id) }),
  )
  return { replies: [say.transfer.several(said, choices)], dialogue }
}

function askWhose(context: BoundContext, data: WhoData): Outcome {
  const { say } = context
  const dialogue = openDialogue<WhoData>('transferWho', data)
  const type: Button = {
    label: say.transfer.typeWho,
    type: presses.answer(dialogue.id, 'type'),
    hint: say.transfer.whoHint,
  }
  return { replies: [say.transfer.who(data.way, type)], dialogue }
}

const begun = (context: BoundContext, { way, sent }: WhoData, student: Person): Promise<Outcome> =>
  way === 'in'
    ? askForArrival(context, { kind: 'package', student: student._id }, sent)
    : exchangePackage(context, student)

/** Makes the package of a student, behind a link for an hour. */
async function exchangePackage(context: BoundContext, student: Person): Promise<Outcome> {
  const { say, services, person, now } = context
  const made = await services.departures.exchange(student._id, schoolOccasionOf(context))
  if (!made.done) return acted(say.transfer.refused(made.refusal))
  return acted(say.transfer.made(student, made.counts, packageUrl(services, person, made.page, now)))
}

const mayExchange = ({ person }: BoundContext) => exchangers.some((role) => person.roles.includes(role))
