import type { DateTime } from 'luxon'
import type { Sequences } from '../../database/sequences.ts'
import type { Actor } from '../../school/record.ts'
import type { Entry, EntryFile } from '../entry.ts'
import type { Files } from '../files.ts'
import type { Item } from './itemsOf.ts'
import type { Exchange } from './readExchange.ts'

/** For whom a package is brought in, by whom, when. */
interface Bringing {
  student: string
  actor: Actor
  now: DateTime
}

/**
 * The entries of a package, with numbers and their files in the store. The same package again finds the files that it stored
 * before. Source: R-11, §七.
 */
export async function entriesOf(
  items: readonly Item[],
  exchange: Exchange,
  bringing: Bringing,
  { sequences, files }: { sequences: Sequences; files: Files },
): Promise<Entry[]> {
  const { student, actor, now } = bringing
  const first = items.length > 0 ? await sequences.take('entry', items.length) : 0
  const made: Entry[] = []
  for (const [index, item] of items.entries()) {
    const number = first + index
    const request = `transfer:${exchange.digest}:${student}:${item.part}`
    const stored: EntryFile[] = []
    for (const { path, role } of item.files)
      stored.push({ ...(await storedFile(path, exchange, bringing, files)), role })
    made.push({
      ...item.entry,
      ...{ _id: number, student, files: stored, round: 1 },
      ...{ createdBy: student, createdIn: request, changedIn: request },
      ...{ selected: 'no', hidden: false, hasUnsettled: true },
      unsettled: [
        {
          ...{ ...actor, _id: `${number}:1:import`, round: 1, at: now.toJSDate(), act: 'import' },
          ...{ subject: `entry:${number}`, people: [...new Set([student, actor.by])] },
          after: {
            ...{ state: item.entry.state, package: exchange.digest, files: stored.map(({ sha256 }) => sha256) },
            ...{ originSchool: item.entry.origin?.school ?? '', originTerm: item.entry.origin?.term ?? '' },
          },
        },
      ],
    })
  }
  return made
}

async function storedFile(path: string, exchange: Exchange, { student, now }: Bringing, files: Files) {
  const request = `transfer:${exchange.digest}:${student}:${path}`
  const bytes = exchange.parts.get(path)?.bytes
  const name = path.slice(path.lastIndexOf('/') + 1)
  const stored = await files.store(await exchange.open(path), name, request, () => bytes, now)
  if ('refused' in stored) throw new Error(`a part that was read through was refused: ${stored.refused}`)
  return stored
}
