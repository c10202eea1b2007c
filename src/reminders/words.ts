import type { Reply } from '../conversation/message.ts'
import { type Wording, wordingIn } from '../conversation/wording/index.ts'
import type { Account } from '../identity/accounts.ts'
import { fileLinks } from '../pages/fileLinks.ts'
import type { Entry } from '../portfolio/entry.ts'
import { termRules } from '../portfolio/terms.ts'
import type { EntryView } from '../portfolio/views.ts'
import { phase } from '../regulation/phase.ts'
import type { Person } from '../school/person.ts'
import type { Services } from '../services.ts'
import type { PutIntoWords } from './delivery.ts'
import type { Matter } from './matter.ts'

type Message = { key: string; matter: Matter }
type Told = { replies: Reply[]; told: string[] }
type About<Kind extends Matter['kind']> = Message & { matter: Extract<Matter, { kind: Kind }> }

/**
 * Puts matters into words as things stand now: a request that was withdrawn or decided meanwhile is not told, and many
 * become one card with a count. Source: contract.md, Behaviour (events).
 */
export function createPutIntoWords(services: Services): PutIntoWords {
  return async function putIntoWords(messages, account, together) {
    const say = wordingIn[account.lang]
    const person = account.person ? await services.people.get(account.person) : undefined
    const views = await viewsFor(messages)
    const requests = person
      ? messages.filter(isAbout('certification-request')).filter((message) => isOpen(message, views))
      : []
    const decisions = messages.filter(isAbout('decision')).filter((message) => isLatest(message, views))
    const others = messages.filter(
      ({ matter }) => matter.kind !== 'certification-request' && matter.kind !== 'decision',
    )
    return [
      ...(person ? await wordRequests(say, person, requests, views, together) : []),
      ...(await wordDecisions(say, decisions, views, together)),
      ...(await Promise.all(others.map((message) => wordOther(say, message, account, views)))).flat(),
    ]
  }

  async function viewsFor(messages: Message[]): Promise<Map<number, EntryView>> {
    const ids = messages.flatMap(({ matter }) => ('entry' in matter ? [matter.entry] : []))
    const entries = await services.entries.find({ _id: { $in: ids } }).lean()
    return new Map((await services.viewEntries(entries)).map((view) => [view.entry._id, view]))
  }

  async function wordRequests(
    say: Wording,
    person: Person,
    requests: About<'certification-request'>[],
    views: Map<number, EntryView>,
    together: boolean,
  ): Promise<Told[]> {
    if (together && requests.length > 1) {
      return [{ replies: [say.certification.requests(requests.length)], told: requests.map(({ key }) => key) }]
    }
    const now = services.clock.now()
    const told: Told[] = []
    for (const { key, matter } of requests) {
      const view = views.get(matter.entry)
      if (!view) continue
      const late = await uploadHasClosed(view.entry)
      told.push({
        replies: [say.certification.request(view, fileLinks({ services, person, now }, view.entry), late)],
        told: [key],
      })
    }
    return told
  }

  async function wordDecisions(
    say: Wording,
    decisions: About<'decision'>[],
    views: Map<number, EntryView>,
    together: boolean,
  ): Promise<Told[]> {
    const about = decisions.flatMap(({ matter }) => views.get(matter.entry) ?? [])
    if (together && about.length > 1)
      return [{ replies: [say.certification.decisions(about)], told: decisions.map(({ key }) => key) }]
    const told: Told[] = []
    for (const { key, matter } of decisions) {
      const view = views.get(matter.entry)
      if (view)
        told.push({ replies: [say.certification.decision(view, await uploadHasClosed(view.entry))], told: [key] })
    }
    return told
  }

  /** Whether the student can no longer edit the entry. Source. */
  async function uploadHasClosed({ student, term }: Entry): Promise<boolean> {
    const owner = await services.people.get(student)
    if (!owner || !term) return false
    const now = services.clock.now()
    return phase(termRules(await services.calendar.load(), owner, term, now).upload, now) === 'closed'
  }

  async function wordOther(
    say: Wording,
    { key, matter }: Message,
    account: Account,
    views: Map<number, EntryView>,
  ): Promise<Told[]> {
    switch (matter.kind) {
      case 'late-return': {
        const view = views.get(matter.entry)
        return view ? [{ replies: [say.certification.lateReturn(view)], told: [key] }] : []
      }
      case 'teacher-changed': {
        const course = await services.courses.get(matter.course)
        return [
          { replies: [say.certification.teacherChanged(course?.name ?? matter.course, matter.gained)], told: [key] },
        ]
      }
      case 'account-replaced':
        // Bound anew meanwhile: then it knows.
        return account.person ? [] : [{ replies: [say.binding.replacedElsewhere(matter.channel)], told: [key] }]
      case 'staff-bound': {
        const staff = await services.people.get(matter.person)
        return staff ? [{ replies: [say.binding.staffBound(staff.name, staff._id, matter.channel)], told: [key] }] : []
      }
      case 'answer': {
        const message = await services.inbox.model.findById(matter.message).lean()
        return message?.answer ? [{ replies: message.answer.replies, told: [key] }] : []
      }
      default:
        return []
    }
  }
}

const isAbout =
  <Kind extends Matter['kind']>(kind: Kind) =>
  (message: Message): message is About<Kind> =>
    message.matter.kind === kind

/** A request is told while the entry still waits in the round that it was sent in. */
const isOpen = ({ matter }: About<'certification-request'>, views: Map<number, EntryView>) => {
  const entry = views.get(matter.entry)?.entry
  return entry?.state === 'pending' && !entry.hidden && entry.round === matter.round
}

/** Of several decisions on an entry the latest is told; one that the student has acted upon is known. */
const isLatest = ({ matter }: About<'decision'>, views: Map<number, EntryView>) => {
  const entry = views.get(matter.entry)?.entry
  return entry !== undefined && !entry.hidden && entry.round === matter.round
}
