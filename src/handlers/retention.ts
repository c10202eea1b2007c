import type { Button } from '../conversation/message.ts'
import { presses } from '../conversation/wording/presses.ts'
import { deciders, proposers, retentionOffices } from '../portfolio/deletion.ts'
import { viewDeletion } from '../portfolio/deletionView.ts'
import type { Decided } from '../portfolio/retention.ts'
import { type ActHandler, acted, answer, type BoundContext, type Outcome } from './context.ts'
import { schoolOccasionOf } from './schoolOccasion.ts'

/** Whose retention period has ended, and what is proposed. Source: R-12, §八. */
export const retentionShow: ActHandler = async (context) => {
  const { say, services, person, now } = context
  if (!retentionOffices.some((role) => person.roles.includes(role))) {
    return answer(say.retention.refused({ reason: 'notYours', may: retentionOffices }))
  }
  const [due, open] = await Promise.all([services.retention.due(now), services.retention.open()])
  const own = due.filter(({ division }) =>
    [proposers[division], deciders[division]].some((role) => person.roles.includes(role)),
  )
  const fresh = own.filter(
    ({ division, proposal }) => proposal === undefined && person.roles.includes(proposers[division]),
  )
  const toDecide = open.filter(({ division }) => person.roles.includes(deciders[division]))
  const propose: Button[] =
    fresh.length > 0 ? [{ label: say.retention.propose, press: presses.act('retention.propose') }] : []
  const decide = toDecide.map(
    ({ _id }): Button => ({ label: say.retention.showProposal(_id), press: presses.act('retention.proposal', _id) }),
  )
  return answer(say.retention.due(own, toDecide.length, [...propose, ...decide]))
}

/** One proposal, for who decides on it. */
export const retentionProposal: ActHandler = async (context, [id]) => {
  const { say, services, person, now } = context
  const deletion = await services.retention.get(Number(id))
  if (!deletion) return answer(say.retention.refused({ reason: 'noSuchProposal' }))
  if (!person.roles.includes(deciders[deletion.division])) {
    return answer(say.retention.refused({ reason: 'notYours', may: [deciders[deletion.division]] }))
  }
  if (deletion.state !== 'open') return answer(say.retention.refused({ reason: 'decidedAlready', deletion }))
  const view = await viewDeletion(deletion, services.people)
  return answer(say.retention.proposed(view, services.retention.codeFor(deletion._id, person._id), now))
}

/** 「提出刪除」 */
export const retentionPropose: ActHandler = async (context) => {
  const proposed = await context.services.retention.propose(schoolOccasionOf(context))
  return told(context, proposed, context.say.retention.waiting)
}

/** 「核准刪除」: by somebody else than who proposed it. */
export const retentionApprove: ActHandler = async (context, [id]) => {
  const decided = await context.services.retention.approve(Number(id), schoolOccasionOf(context))
  return told(context, decided, context.say.retention.decided)
}

/** 「不同意」 */
export const retentionDecline: ActHandler = async (context, [id]) => {
  const decided = await context.services.retention.decline(Number(id), schoolOccasionOf(context))
  return told(context, decided, context.say.retention.decided)
}

async function told(
  { say, services }: BoundContext,
  decided: Decided,
  word: BoundContext['say']['retention']['decided'],
): Promise<Outcome> {
  if (!decided.done) return answer(say.retention.refused(decided.refusal))
  return acted(word(await viewDeletion(decided.deletion, services.people)))
}
