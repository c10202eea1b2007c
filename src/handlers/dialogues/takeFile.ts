import { FileUnavailable } from '../../conversation/channel.ts'
import type { Reply, SentFile } from '../../conversation/message.ts'
import type { EntryFile, EntryKind } from '../../portfolio/entry.ts'
import { type FileRole, judgeFile, maxBytes, maxBytesWhileStreaming } from '../../regulation/fileLimits.ts'
import type { Ruleset } from '../../regulation/ruleset.ts'
import type { BoundContext } from '../context.ts'

/** A file now in the store, with what its sender should know, or the answer that refuses it. */
export type TakenFile = { file: EntryFile; warnings: string[] } | { refused: Reply }

/**
 * Takes a sent file into the store: size and type are judged by content while it streams, nothing refused is kept.
 * Source, 表一, 表二.
 */
export async function takeFile(
  context: BoundContext,
  sent: SentFile,
  kind: EntryKind,
  ruleset: Ruleset,
): Promise<TakenFile> {
  const { say, services, message, now } = context
  const most = maxBytesWhileStreaming(kind, ruleset)
  const limits = limitsOf(kind, ruleset)
  if (sent.claimedBytes !== undefined && sent.claimedBytes > most)
    return { refused: say.handIn.trouble('tooLarge', limits) }
  const limitFor = (mediaType: string | undefined) => {
    const role = roleOf(kind, mediaType, ruleset)
    return role && maxBytes(kind, role, ruleset)
  }
  try {
    const already = await services.files.storedBy(message.id)
    const stored =
      already ?? (await services.files.store(await context.openFile(sent, most), sent.name, message.id, limitFor, now))
    if ('refused' in stored) return { refused: refusal(context, stored, sent.name, kind, ruleset, most) }
    const verdict = judgeFile(kind, { mediaType: stored.type, bytes: stored.bytes }, [], ruleset)
    if (verdict.verdict === 'refused') return { refused: say.handIn.fileRefused(verdict, sent.name) }
    const warnings = verdict.verdict === 'warn' ? [say.handIn.largeFile(verdict.role, stored.bytes)] : []
    return { file: { ...stored, role: verdict.role }, warnings }
  } catch (error) {
    if (error instanceof FileUnavailable) return { refused: say.handIn.trouble(error.trouble, limits) }
    throw error
  }
}

function refusal(
  { say }: BoundContext,
  stored: { refused: 'type' | 'tooLarge' | 'empty'; type?: string },
  name: string | undefined,
  kind: EntryKind,
  ruleset: Ruleset,
  most: number,
): Reply {
  const bytes = stored.refused === 'empty' ? 0 : stored.refused === 'tooLarge' ? most + 1 : 1
  const verdict = judgeFile(kind, { mediaType: stored.type, bytes }, [], ruleset)
  return verdict.verdict === 'refused'
    ? say.handIn.fileRefused(verdict, name)
    : say.handIn.trouble('unavailable', limitsOf(kind, ruleset))
}

const limitsOf = (kind: EntryKind, ruleset: Ruleset) => ({
  document: maxBytes(kind, 'document', ruleset),
  av: maxBytes(kind, 'av', ruleset),
})

function roleOf(kind: EntryKind, mediaType: string | undefined, ruleset: Ruleset): FileRole | undefined {
  const verdict = judgeFile(kind, { mediaType, bytes: 1 }, [], ruleset)
  return 'role' in verdict ? verdict.role : undefined
}
