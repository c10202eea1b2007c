import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { OperatorError } from '../errors.ts'
import type { Deletion } from '../portfolio/deletion.ts'
import { vias } from '../school/record.ts'
import { divisions } from '../school/roles.ts'

const instant = z.iso.datetime().transform((text) => new Date(text))
const students = z.array(z.strictObject({ student: z.string(), leftOn: z.iso.date() }))

/** The approved deletions beside a backup: ids, dates and roles. */
const fileSchema = z.array(
  z.object({
    _id: z.int().positive(),
    division: z.enum(divisions),
    students,
    entries: z.int().nonnegative(),
    files: z.int().nonnegative(),
    proposedBy: z.string(),
    proposedAt: instant,
    decidedBy: z.string(),
    decidedAt: instant,
    decidedIn: z.string(),
    request: z.string(),
    act: z.looseObject({
      _id: z.string(),
      at: instant,
      act: z.string(),
      subject: z.string(),
      people: z.array(z.string()),
      by: z.string(),
      as: z.string(),
      via: z.enum(vias),
    }),
  }),
)

export const deletionsFile = 'deletions.json'

/** Writes the approved deletions into a backup's folder. Source: contract.md, backup. */
export async function writeDeletions(deletions: readonly Deletion[], dir: string): Promise<void> {
  const written = deletions.map(({ state: _, erased: __, unrecorded: ___, ...deletion }) => deletion)
  await writeFile(join(dir, deletionsFile), `${JSON.stringify(written, null, 2)}\n`, { mode: 0o600, flush: true })
}

/**
 * Reads such a list. Source: contract.md, restore --deletions.
 * @throws OperatorError when it is none.
 */
export async function readDeletions(file: string): Promise<Deletion[]> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  const parsed = fileSchema.safeParse(jsonOf(text))
  if (!parsed.success) {
    throw new OperatorError(
      'no-deletions',
      `${file} is no list of approved deletions; a backup holds one as ${deletionsFile}.`,
    )
  }
  return parsed.data.map((deletion) => ({ ...deletion, state: 'approved', unrecorded: true }))
}

function jsonOf(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
