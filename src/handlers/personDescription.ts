import { schoolYearOf } from '../regulation/term.ts'
import { yearRow } from '../school/person.ts'
import type { BoundContext } from './context.ts'

/** 「101 班學生」: what a person is at the school now, in words. */
export function personDescription(
  { say, now }: Pick<BoundContext, 'say' | 'now'>,
  person: BoundContext['person'],
): string {
  const row = yearRow(person, schoolYearOf(now))
  return say.binding.description(person.roles, row?.classes ?? [])
}
