import type { Received } from '../conversation/message.ts'
import type { ClassLink } from '../identity/classLinks.ts'
import type { Services } from '../services.ts'
import { viaOf } from './context.ts'

/**
 * Links a group of the network to the class whose homeroom teacher got the code, and has it recorded as that teacher's act;
 * undefined where it is no such code. Source: contract.md, Behaviour (link code).
 */
export async function linkByCode(
  code: string,
  group: string,
  { id, channel, at }: Received,
  { classLinks, record }: Pick<Services, 'classLinks' | 'record'>,
): Promise<ClassLink | undefined> {
  const linked = await classLinks.use(code, channel, group, id, at)
  if (!linked) return undefined
  await record.append({
    _id: `${id}:link`,
    at: linked.linkedAt,
    act: 'link',
    subject: `class:${linked.className}`,
    people: [],
    by: linked.linkedBy,
    as: 'homeroom',
    via: viaOf(channel),
  })
  return linked
}
