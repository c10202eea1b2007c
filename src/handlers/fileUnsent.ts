import type { Dialogue } from '../conversation/dialogue.ts'
import type { EntryFile } from '../portfolio/entry.ts'
import { unusedFiles } from '../portfolio/unusedFiles.ts'
import { askToDelete } from './artifactWithdraw.ts'
import { answer, type BoundContext, type Outcome } from './context.ts'
import type { DiverseData } from './dialogues/diverseDialogue.ts'
import type { HandInData } from './dialogues/handInQuestions.ts'

/**
 * The student took a message back in the chat: a file not yet in a draft goes; once it is in one, the student is asked;
 * what was ever sent is kept. Source: R-12.
 */
export async function fileUnsent(context: BoundContext, handle: string): Promise<Outcome> {
  const { say, services, message, conversation, student } = context
  const carried = await services.inbox.model
    .findOne({ sender: `${message.channel}:${message.account}`, 'content.kind': 'file', 'content.file.handle': handle })
    .lean()
  const file = carried ? await services.files.storedBy(carried._id) : undefined
  if (!file) return answer()
  const entry = await services.entries.findOne({ 'files.id': file.id, student: student._id }).lean()
  // The network gives no way to answer this event, so what matters is pushed.
  if (entry?.everSent) return { replies: [say.handIn.unsentKept(entry._id)], tellsOutcome: true }
  if (entry) return entry.hidden ? answer() : { ...(await askToDelete(context, [entry])), tellsOutcome: true }
  // What an entry held that was sent since is kept, though the entry holds another now.
  for (const { id } of await unusedFiles(services, [{ ...file, request: carried?._id ?? '' }])) {
    await services.files.remove(id)
  }
  const { dialogue } = conversation
  if (!dialogue || !takesFiles(dialogue)) return answer()
  return { replies: [say.handIn.unsent(file.name)], dialogue: without(dialogue, file.id) }
}

/** Whether a question, or the one that it interrupted, keeps files. */
const takesFiles = ({ name, back }: Dialogue): boolean =>
  name === 'handIn' || name === 'diverse' || (back !== undefined && takesFiles(back))

/** A question, and the one that it interrupted, without a file. */
function without(dialogue: Dialogue, id: string): Dialogue {
  const { name, data, back } = dialogue
  const rest = { ...dialogue, ...(back ? { back: without(back, id) } : {}) }
  const others = (files: EntryFile[]) => files.filter((file) => file.id !== id)
  if (name === 'diverse') {
    const given = data as DiverseData
    return { ...rest, data: { ...given, files: others(given.files) } }
  }
  if (name !== 'handIn') return rest
  const { second, ...given } = data as HandInData
  const kept = second && second.id !== id ? { second } : {}
  return { ...rest, data: { ...given, files: others(given.files), ...kept } }
}
