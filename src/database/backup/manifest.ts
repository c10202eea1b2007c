import { z } from 'zod'

/** What a backup says of itself: written last, so that a folder without it is no backup. */
export const manifestSchema = z.strictObject({
  format: z.literal(1),
  /** When it was made, on the school's clock. */
  at: z.iso.datetime({ offset: true }),
  school: z.string(),
  /** Tells the secret apart from another without giving it away: live codes and links end under another. */
  secretFingerprint: z.string(),
  collections: z.array(
    z.strictObject({ name: z.string(), documents: z.int().nonnegative(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
  files: z.strictObject({ count: z.int().nonnegative(), bytes: z.int().nonnegative() }),
})
export type Manifest = z.output<typeof manifestSchema>

/** What is no data of the school's, and would be wrong elsewhere: who works at the moment. */
const leftOut = ['leases', 'restores']
/** What is copied after everything else: whatever an act wrote into its own document is by then in there or in the record, and no number or file is missing that a document names. */
const copiedLast = ['acts', 'files.files', 'sequences']

/** The collections of a backup, in the order in which they are copied. */
export function collectionsOf(known: readonly string[]): string[] {
  const kept = known.filter((name) => !leftOut.includes(name) && !copiedLast.includes(name))
  return [...kept.toSorted(), ...copiedLast.filter((name) => known.includes(name))]
}

export const collectionFile = (name: string) => `collections/${name}.jsonl`
export const contentFile = (id: string) => `files/${id}`
export const manifestFile = 'manifest.json'
