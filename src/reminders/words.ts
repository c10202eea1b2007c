import { ownReplies } from '../conversation/inbox.ts'
import type { Reply } from '../conversation/message.ts'
import { type Wording, wordingIn } from '../conversation/wording/index.ts'
import type { Account } from '../identity/accounts.ts'
import { fileLinks } from '../pages/fileLinks.ts'
import { deciders, retentionOffices } from '../portfolio/deletion.ts'
import { viewDeletion } from '../portfolio/deletionView.ts'
import type { Entry } from '../portfolio/entry.ts'
import { finalSince, selectionRules } from '../portfolio/selectionRules.ts'
import { viewReceipts } from '../portfolio/submission/receiptViews.ts'
import { submittingOffice } from '../portfolio/submission/submission.ts'
import { termRules } from '../portfolio/terms.ts'
import type { EntryView } from '../portfolio/views.ts'
import { phase } from '../regulation/phase.ts'
import { doersOf } from '../school/duties.ts'
import { movedWindows } from '../school/movedWindows.ts'
import type { Person } from '../school/person.ts'
import type { Role } from '../school/roles.ts'
import type { Services } from '../services.ts'
import { wordActing } from './actingWords.ts'
import { wordDigests } from './digestWords.ts'
import { wordGrant, wordGuardianAct } from './grantWords.ts'
import type { Matter } from './matter.ts'
import type { PutIntoWords } from './packing.ts'
import { wordNomination, wordProxy } from './proxyWords.ts'

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
    const requests = person ? await requestsTo(person, messages, views) : []
    const decisions = messages.filter(isAbout('decision')).filter((message) => isLatest(message, views))
    const digests = messages.filter(isAbout('digest'))
    const others = messages.filter(({ matter }) => !worded.includes(matter.kind))
    return [
      ...(person ? await wordRequests(say, person, requests, views, together) : []),
      ...(await wordDecisions(say, decisions, views, together)),
      ...(person ? await wordDigests(digests, account, person, services) : []),
      ...(await Promise.all(others.map((message) => wordOther(say, message, account, views)))).flat(),
    ]
  }

  async function viewsFor(messages: Message[]): Promise<Map<number, EntryView>> {
    const ids = messages.flatMap(({ matter }) => ('entry' in matter ? [matter.entry] : []))
    const entries = await services.entries.find({ _id: { $in: ids } }).lean()
    return new Map((await services.viewEntries(entries)).map((view) => [view.entry._id, view]))
  }

  /** Requests that still wait, for whoever certifies them now: the course may have another teacher since. */
  async function requestsTo(
    { _id: person }: Person,
    messages: Message[],
    views: Map<number, EntryView>,
  ): Promise<About<'certification-request'>[]> {
    const open = messages.filter(isAbout('certification-request')).filter((message) => isOpen(message, views))
    if (open.length === 0) return []
    const entries = open.flatMap(({ matter }) => views.get(matter.entry)?.entry ?? [])
    const certifiers = await services.certifiers.ofEntries(entries, services.clock.now())
    return open.filter(({ matter }) => certifiers.get(matter.entry)?.includes(person))
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
        if (!view || !(await isFor(account, ['academic-director']))) return []
        return [{ replies: [say.certification.lateReturn(view)], told: [key] }]
      }
      case 'selection-locked':
        return wordLocked(say, key, matter.selection, matter.round)
      case 'receipt-disputed':
      case 'receipt-resolved':
        return wordReceipt(say, key, matter, account)
      case 'window-moved': {
        const now = services.clock.now()
        const school = await services.calendar.load()
        const moved = movedWindows(matter.changes, school, now)
        return moved.length > 0 ? [{ replies: [say.notices.moved(moved, now)], told: [key] }] : []
      }
      case 'deletion-proposed':
      case 'deletion-decided':
        return wordDeletion(say, key, matter, account)
      case 'nomination':
        return tellOnce(key, await wordNomination(say.proxies, matter, account.person, services))
      case 'proxy':
        return tellOnce(key, await wordProxy(say.proxies, matter, account.person, services))
      case 'acting':
        return tellOnce(key, await wordActing(say.governance, matter, account.person, services))
      case 'grant':
        return tellOnce(key, await wordGrant(say.guardians, matter, account.person, services))
      case 'guardian-act':
        return tellOnce(key, await wordGuardianAct(say.guardians, matter, services))
      case 'teacher-changed': {
        const course = await services.courses.get(matter.course)
        return [
          { replies: [say.certification.teacherChanged(course?.name ?? matter.course, matter.gained)], told: [key] },
        ]
      }
      case 'transfer-arrived': {
        const transfer = await services.transfers.get(matter.transfer)
        return transfer ? [{ replies: [say.transfer.arrived(transfer.counts)], told: [key] }] : []
      }
      case 'files-damaged':
        return [{ replies: [say.audit.damaged(matter.count, matter.entries)], told: [key] }]
      case 'account-replaced':
        // Bound anew meanwhile: then it knows.
        if (account.person && account.boundAt?.getTime() !== matter.boundAt) return []
        return [{ replies: [say.binding.replacedElsewhere(matter.channel)], told: [key] }]
      case 'staff-bound': {
        const staff = await services.people.get(matter.person)
        return staff ? [{ replies: [say.binding.staffBound(staff.name, staff._id, matter.channel)], told: [key] }] : []
      }
      case 'answer': {
        const message = await services.inbox.model.findById(matter.message).lean()
        // To whoever the account has passed to meanwhile, another's answer is nothing.
        if (!message?.answer || message.answer.heldBy !== account.person) return []
        return [{ replies: ownReplies(message.answer), told: [key] }]
      }
      default:
        return []
    }
  }

  /** Whether whoever hears of it has the office now; they may have lost it while it waited. Source: R-1. */
  async function isFor({ person }: Account, offices: readonly Role[]): Promise<boolean> {
    if (person === undefined) return false
    return (await services.acting.inRole({ by: person, via: 'job' }, offices, services.clock.now())) !== undefined
  }

  /** A report or its outcome; moot where the receipt has gone on since. */
  async function wordReceipt(
    say: Wording,
    key: string,
    { kind, receipt: id, act }: Extract<Matter, { receipt: string }>,
    account: Account,
  ): Promise<Told[]> {
    const receipt = await services.receipts.byId(id)
    if (!receipt || !act.startsWith(`receipt:${id}:${receipt.round}:`)) return []
    const now = services.clock.now()
    const [view] = await viewReceipts([receipt], services)
    if (!view) return []
    const isReport = kind === 'receipt-disputed'
    if (isReport && !(await isFor(account, doersOf(submittingOffice(view.submission))))) return []
    const word = isReport ? say.receipts.disputed : say.receipts.outcome
    return [{ replies: [word(view, now)], told: [key] }]
  }

  /** A proposal while it waits, to who may decide on it; and what became of it. */
  async function wordDeletion(
    say: Wording,
    key: string,
    { kind, deletion: id }: Extract<Matter, { deletion: number }>,
    account: Account,
  ): Promise<Told[]> {
    const deletion = await services.retention.get(id)
    if (!deletion || (kind === 'deletion-proposed') !== (deletion.state === 'open')) return []
    const offices = kind === 'deletion-proposed' ? [deciders[deletion.division]] : retentionOffices
    if (!(await isFor(account, offices))) return []
    const { person = '' } = account
    const view = await viewDeletion(deletion, services.people)
    const proposed = () => say.retention.proposed(view, services.retention.codeFor(id, person), services.clock.now())
    return [{ replies: [kind === 'deletion-proposed' ? proposed() : say.retention.decided(view)], told: [key] }]
  }

  /** What the close has locked; moot where it was changed since, in a window that was opened again. */
  async function wordLocked(say: Wording, key: string, id: string, round: number): Promise<Told[]> {
    const selection = await services.selections.byId(id)
    const student = selection && (await services.people.get(selection.student))
    if (!student || selection.round !== round) return []
    const now = services.clock.now()
    const { year, kind, ticked } = selection
    const standing = { selection, rules: selectionRules(await services.calendar.load(), student, year, kind, now) }
    const final = finalSince(standing, now)
    if (!final) return []
    const entries = await services.entries
      .find({ _id: { $in: ticked } })
      .sort({ _id: 1 })
      .lean()
    return [{ replies: [say.selection.receipt(standing, await services.viewEntries(entries), final)], told: [key] }]
  }
}

/** Nothing to say is nothing told. */
const tellOnce = (key: string, replies: Reply[]): Told[] => (replies.length > 0 ? [{ replies, told: [key] }] : [])

/** What is put into words together with its like. */
const worded: readonly Matter['kind'][] = ['certification-request', 'decision', 'digest']

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
