import { FileUnavailable } from '../conversation/channel.ts'
import { type Dialogue, openDialogue } from '../conversation/dialogue.ts'
import type { Button, SentFile } from '../conversation/message.ts'
import { presses } from '../conversation/wording/presses.ts'
import { arrivalUrl } from '../pages/arrivals.ts'
import type { ArrivalSubject } from '../portfolio/arrival.ts'
import { maxArrivalBytes } from '../portfolio/arrivals.ts'
import { withTemporaryFile } from '../portfolio/temporaryFile.ts'
import { type ActHandler, acted, answer, type BoundContext, type Outcome, type Turn } from './context.ts'
import { schoolOccasionOf } from './schoolOccasion.ts'

/** What waits for its file, then for its confirmation. */
interface ArrivalData {
  arrival: string
  kind: ArrivalSubject['kind']
  sha256?: string
}
type Open = Dialogue<ArrivalData>

/** Asks for a package or a statement; one that was sent before the question is taken at once. Source. */
export async function askForArrival(context: BoundContext, about: ArrivalSubject, sent?: SentFile): Promise<Outcome> {
  const { say, services, person, now } = context
  const begun = await services.arrivals.begin(about, schoolOccasionOf(context))
  if (!begun.done) return { replies: [say.arrivals.refused(begun.refusal)], dialogue: null }
  const { _id } = begun.arrival
  const dialogue = openDialogue<ArrivalData>('arrival', { arrival: _id, kind: about.kind })
  if (sent) return take(context, dialogue, sent)
  return { replies: [say.arrivals.handOver(begun.about, arrivalUrl(services, person, _id, now))], dialogue }
}

/** 「交收訖明細」 of a submission. */
export const submissionStatement: ActHandler = (context, [id]) =>
  askForArrival(context, { kind: 'statement', submission: Number(id) || 0 })

/** The file, then the confirmation, which works once. */
export const arrival: Turn = async (context, open, given) => {
  const dialogue = open as Open
  if (given.kind === 'file') return take(context, dialogue, given.file)
  const { arrival: id, sha256 } = dialogue.data
  if (given.kind !== 'choice' || given.value !== 'confirm' || sha256 === undefined) return 'pass'
  const { say, services } = context
  const applied = await services.arrivals.apply(id, sha256, schoolOccasionOf(context))
  if (!applied.done) return { replies: [say.arrivals.refused(applied.refusal)], dialogue: null }
  return acted(say.arrivals.applied(applied.about, applied.brought))
}

async function take(context: BoundContext, dialogue: Open, sent: SentFile): Promise<Outcome> {
  const { say, services } = context
  const { arrival: id, kind } = dialogue.data
  const most = maxArrivalBytes[kind]
  if (sent.claimedBytes !== undefined && sent.claimedBytes > most)
    return { replies: [say.arrivals.unreadable(kind, true)], dialogue }
  try {
    const looked = await withTemporaryFile(await context.openFile(sent, most), (path) =>
      services.arrivals.look(id, path, schoolOccasionOf(context)),
    )
    if (!looked.done) return { replies: [say.arrivals.refused(looked.refusal)], dialogue: null }
    const { about, brought, sha256 } = looked
    const next: Open = { ...dialogue, data: { arrival: id, kind, ...(sha256 === undefined ? {} : { sha256 }) } }
    const confirm: Button[] =
      sha256 === undefined
        ? []
        : [{ label: say.arrivals.confirm, press: presses.answer(dialogue.id, 'confirm'), style: 'primary' }]
    const buttons: Button[] = [...confirm, { label: say.arrivals.cancel, press: presses.intent('dialogue.cancel') }]
    return { ...answer(say.arrivals.preview(about, brought, buttons)), dialogue: next }
  } catch (error) {
    if (!(error instanceof FileUnavailable)) throw error
    return { replies: [say.arrivals.unreadable(kind, error.trouble === 'tooLarge')], dialogue }
  }
}
