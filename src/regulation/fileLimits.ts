import { type Citation, citationOf } from './citation.ts'
import type { FileType, Ruleset } from './ruleset.ts'

export const fileRoles = ['document', 'av'] as const
/** 文件檔 or 影音檔: an entry has room for one of each. */
export type FileRole = (typeof fileRoles)[number]

type EntryKind = 'course' | 'diverse'

/** A file by what it contains. */
export interface FoundFile {
  /** Media type detected from the content; absent when the content is of no known type. */
  mediaType: string | undefined
  bytes: number
}

/** Whether a file may stand in an entry, and as what. */
export type FileVerdict =
  | { verdict: 'ok'; role: FileRole; type: FileType }
  /** Larger than the smaller reading of the limit: another platform may refuse it. */
  | { verdict: 'warn'; reason: 'large'; role: FileRole; type: FileType; safeBytes: number; citation: Citation }
  | { verdict: 'refused'; reason: 'empty' }
  | { verdict: 'refused'; reason: 'type'; received?: string; allowed: AllowedTypes; citation: Citation }
  | { verdict: 'refused'; reason: 'tooLarge'; role: FileRole; type: FileType; maxBytes: number; citation: Citation }
  | { verdict: 'refused'; reason: 'secondOfRole'; role: FileRole; citation: Citation }

export type AllowedTypes = Record<FileRole, readonly FileType[]>

/**
 * The media types that count as each type of the regulation. An animated PNG is a PNG; jpeg is jpg. Of the MPEG-4 family
 * only mp4 itself counts: QuickTime, m4a, m4v and 3GP bear names of their own, and the regulation's list is closed.
 */
const mediaTypes: Record<FileType, readonly string[]> = {
  pdf: ['application/pdf'],
  jpg: ['image/jpeg'],
  png: ['image/png', 'image/apng'],
  mp3: ['audio/mpeg'],
  mp4: ['video/mp4'],
}

/** What an entry of that kind may hold, by role. Source, 表一, 表二. */
export const allowedTypes = (kind: EntryKind, ruleset: Ruleset): AllowedTypes => ({
  document: ruleset[kind].attachments.document.types.value,
  av: ruleset[kind].attachments.av.types.value,
})

/** The largest file of a role that is accepted. Unit: bytes. Source, 表一, 表二. */
export const maxBytes = (kind: EntryKind, role: FileRole, ruleset: Ruleset) =>
  ruleset[kind].attachments[role].megabytes.value * ruleset.megabyte.accepted.value

/** The largest file of a role that every reading of the limit allows. Unit: bytes. Source. */
export const safeBytes = (kind: EntryKind, role: FileRole, ruleset: Ruleset) =>
  ruleset[kind].attachments[role].megabytes.value * ruleset.megabyte.plain.value

/** How much of a file to take before its type is known: the largest of any role. Unit: bytes. Source. */
export const maxBytesWhileStreaming = (kind: EntryKind, ruleset: Ruleset) =>
  Math.max(...fileRoles.map((role) => maxBytes(kind, role, ruleset)))

/**
 * Whether a file may stand in an entry that already holds files of the roles `held`.
 * Source, 表一, 表二.
 */
export function judgeFile(
  kind: EntryKind,
  { mediaType, bytes }: FoundFile,
  held: readonly FileRole[],
  ruleset: Ruleset,
): FileVerdict {
  const { attachments } = ruleset[kind]
  if (bytes === 0) return { verdict: 'refused', reason: 'empty' }
  const allowed = allowedTypes(kind, ruleset)
  const role = fileRoles.find((candidate) => allowed[candidate].some((type) => isOf(type, mediaType)))
  const type = role && allowed[role].find((candidate) => isOf(candidate, mediaType))
  if (!role || !type) {
    const citation = citationOf(attachments.document.types)
    return { verdict: 'refused', reason: 'type', ...(mediaType && { received: mediaType }), allowed, citation }
  }
  const citation = citationOf(attachments[role].megabytes)
  const most = maxBytes(kind, role, ruleset)
  if (bytes > most) return { verdict: 'refused', reason: 'tooLarge', role, type, maxBytes: most, citation }
  if (held.includes(role)) return { verdict: 'refused', reason: 'secondOfRole', role, citation }
  const safe = safeBytes(kind, role, ruleset)
  if (bytes > safe) return { verdict: 'warn', reason: 'large', role, type, safeBytes: safe, citation }
  return { verdict: 'ok', role, type }
}

const isOf = (type: FileType, mediaType: string | undefined) =>
  mediaType !== undefined && mediaTypes[type].includes(mediaType)
