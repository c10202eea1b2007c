import { FileUnavailable } from '../conversation/channel.ts'
import { type Dialogue, openDialogue } from '../conversation/dialogue.ts'
import type { Button, SentFile } from '../conversation/message.ts'
import { presses } from '../conversation/wording/presses.ts'
import { uploadUrl } from '../pages/upload.ts'
import { isStatement } from '../portfolio/submission/statementFile.ts'
import { importKinds } from '../school/import/compareFile.ts'
import { fileKeepers, keepersOf, keepingOf } from '../school/import/keepers.ts'
import { countsOf, maxUploadBytes } from '../school/import/uploads.ts'
import { type ActHandler, acted, answer, type BoundContext, type Outcome, type Turn } from './context.ts'
import { schoolOccasionOf } from './schoolOccasion.ts'
import { statementButtons } from './submissionStatus.ts'
import { isPackage, packageSent } from './transfer.ts'

/** What a message shows of a file's errors; the page shows them all. */
const errorsShown = 10

/** Which file waits for its confirmation. */
interface ImportData {
  upload: string
  sha256: string
}

/** The kinds of file that somebody keeps. */
export const keptKinds = ({ person }: Pick<BoundContext, 'person'>) =>
  importKinds.filter((kind) => keepingOf(kind, person) !== undefined)

/** 「上傳名冊」: for each kind that the office keeps, a page that takes one file within half an hour. Source: R-4. */
export const uploadBegin: ActHandler = async (context, [chosen]) => {
  const { say, services, person, now } = context
  const kinds = keptKinds(context)
  const kind = kinds.find((each) => each === chosen)
  if (kind) {
    const upload = await services.uploads.begin(kind, schoolOccasionOf(context))
    const { required, optional } = services.imports.columns(kind)
    return answer(
      say.records.uploadPage(kind, [...required, ...optional], uploadUrl(services, person, upload._id, now)),
    )
  }
  if (kinds.length === 0)
    return answer(
      say.records.notKeeper(importKinds.some((each) => each === chosen) ? keepersOfNamed(chosen) : fileKeepers),
    )
  const buttons = kinds.map(
    (each): Button => ({ label: say.records.kindName(each), press: presses.act('upload.begin', each) }),
  )
  return answer(say.records.chooseKind(buttons))
}

const keepersOfNamed = (chosen: string | undefined) => importKinds.filter((kind) => kind === chosen).flatMap(keepersOf)

/** A CSV file that an office sends in the chat: which list it is shows in its first row; it is looked at, and confirmed by a button. */
export async function takeOfficeFile(context: BoundContext, file: SentFile): Promise<Outcome> {
  if (isPackage(context, file)) return packageSent(context, file)
  const { say, services } = context
  const kinds = keptKinds(context)
  const bytes = await bytesOf(context, file)
  if (typeof bytes === 'string') return answer(say.records.unreadable(bytes === 'tooLarge'))
  const kind = await services.uploads.kindOf(bytes, kinds)
  if (kind === undefined) {
    const statements = isStatement(bytes) ? await statementButtons(context) : []
    if (statements.length > 0) return answer(say.arrivals.whichStatement(statements))
    const columns = kinds.map((each) => ({ kind: each, columns: services.imports.columns(each).required }))
    return answer(say.records.notTaken(columns))
  }
  if (typeof kind !== 'string') return answer(say.records.errors(undefined, kind.errors, errorsShown))
  const occasion = schoolOccasionOf(context)
  const upload = await services.uploads.begin(kind, occasion)
  const looked = await services.uploads.look(upload._id, bytes, occasion)
  if (!looked.done) return answer(say.records.refused(looked.refusal))
  const { outcome, sha256 } = looked
  if ('errors' in outcome) return answer(say.records.errors(kind, outcome.errors, errorsShown))
  const dialogue = openDialogue<ImportData>('officeImport', { upload: upload._id, sha256 })
  const buttons: Button[] = [
    { label: say.records.confirm, press: presses.answer(dialogue.id, 'confirm'), style: 'primary' },
    { label: say.records.cancel, press: presses.intent('dialogue.cancel') },
  ]
  return { replies: [say.records.preview(kind, countsOf(outcome), buttons)], dialogue }
}

/** The confirmation, which works once. */
export const officeImport: Turn = async (context, open, given) => {
  const { say, services } = context
  if (given.kind !== 'choice' || given.value !== 'confirm') return 'pass'
  const { upload, sha256 } = (open as Dialogue<ImportData>).data
  const applied = await services.uploads.apply(upload, sha256, schoolOccasionOf(context))
  if (!applied.done) {
    const reply = say.records.refused(applied.refusal)
    return applied.refusal.reason === 'busy' ? answer(reply) : { replies: [reply], dialogue: null }
  }
  const { kind, outcome } = applied
  return acted(
    'errors' in outcome ? say.records.errors(kind, outcome.errors, errorsShown) : say.records.applied(kind, outcome),
  )
}

async function bytesOf(context: BoundContext, file: SentFile): Promise<Buffer | 'tooLarge' | 'unavailable'> {
  if (file.claimedBytes !== undefined && file.claimedBytes > maxUploadBytes) return 'tooLarge'
  try {
    const chunks: Buffer[] = []
    for await (const chunk of await context.openFile(file, maxUploadBytes)) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks)
  } catch (error) {
    if (!(error instanceof FileUnavailable)) throw error
    return error.trouble === 'tooLarge' ? 'tooLarge' : 'unavailable'
  }
}
