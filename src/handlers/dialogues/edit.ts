import type { Dialogue } from '../../conversation/dialogue.ts'
import type { Button } from '../../conversation/message.ts'
import { presses } from '../../conversation/wording/presses.ts'
import type { Entry, EntryFile } from '../../portfolio/entry.ts'
import { rulesetOf } from '../../portfolio/terms.ts'
import { judgeDescription } from '../../regulation/description.ts'
import { allowedTypes } from '../../regulation/fileLimits.ts'
import { acted, type BoundContext, type Outcome, type Turn } from '../context.ts'
import { occasionOf, refusalReply, viewOf } from '../entryAccess.ts'
import { takeFile } from './takeFile.ts'

/** Which entry is being changed, and what was asked for. */
export interface EditData {
  entry: number
  asking: 'what' | 'description' | 'file'
}

export function editChoices({ say }: Pick<BoundContext, 'say'>, dialogue: string, entry: Entry): Button[] {
  const choice = (label: string, value: string): Button => ({ label, press: presses.answer(dialogue, value) })
  return [
    choice(say.handIn.editDescription, 'description'),
    choice(say.handIn.editFile, 'file'),
    ...(entry.files.length > 1
      ? entry.files.map(({ role }) => choice(say.handIn.removeFile(role), `remove:${role}`))
      : []),
    { label: say.handIn.cancel, press: presses.intent('dialogue.cancel') },
  ]
}

/** Changes a draft or a returned entry. The first change makes a returned one a draft again. Source. */
export const edit: Turn = async (context, open, given) => {
  const dialogue = open as Dialogue<EditData>
  const { say, services, message } = context
  const entry = await services.outcomes.get(dialogue.data.entry)
  if (!entry || entry.student !== context.student._id)
    return { replies: [say.entries.noSuch(`#${dialogue.data.entry}`)], dialogue: null }
  // The same message again, after a restart: what it changed is told.
  if (entry.changedIn === message.id) return changed(context, entry, {}, [])
  const ruleset = rulesetOf(await services.calendar.load(), entry.period)
  if (given.kind === 'file') {
    const taken = await takeFile(context, given.file, 'course', ruleset)
    if ('refused' in taken) return { replies: [taken.refused] }
    const files = [...entry.files.filter(({ role }) => role !== taken.file.role), taken.file]
    return changed(context, entry, { files }, taken.warnings)
  }
  if (given.kind === 'text') {
    if (dialogue.data.asking !== 'description') return 'pass'
    const verdict = judgeDescription('course', given.text, ruleset)
    if (verdict.verdict === 'refused') return { replies: [say.handIn.descriptionRefused(verdict)] }
    return changed(context, entry, { description: verdict.text }, [say.handIn.descriptionCounted(verdict)])
  }
  const cancel: Button = { label: say.handIn.cancel, press: presses.intent('dialogue.cancel') }
  const ask = (asking: EditData['asking']) => ({ ...dialogue, data: { ...dialogue.data, asking } })
  if (given.value === 'description') {
    return {
      replies: [
        say.handIn.askNewDescription(entry._id, entry.description, cancel, ruleset.course.description.maxHan.value),
      ],
      dialogue: ask('description'),
    }
  }
  if (given.value === 'file') {
    return {
      replies: [say.handIn.askNewFile(entry._id, allowedTypes('course', ruleset), cancel)],
      dialogue: ask('file'),
    }
  }
  const files = entry.files.filter(({ role }) => given.value !== `remove:${role}`)
  if (files.length === 0) return { replies: [say.handIn.needsOneFile()], dialogue: ask('file') }
  return changed(context, entry, { files }, [])
}

async function changed(
  context: BoundContext,
  entry: Entry,
  change: { description?: string; files?: EntryFile[] },
  notes: string[],
): Promise<Outcome> {
  const { say, services, student } = context
  const done = await services.outcomes.edit(entry._id, change, occasionOf(context, 'student'))
  if (!done.done) return acted(await refusalReply(context, done.refusal))
  const left = done.rules.ruleset.course.places.value - (await services.outcomes.used(student._id, done.rules.term))
  const view = await viewOf(context, done.entry)
  return acted(
    say.entries.drafted(view, Math.max(0, left), done.rules.certification.closesAt, [
      say.handIn.edited(entry._id),
      ...notes,
    ]),
  )
}
