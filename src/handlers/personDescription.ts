import { schoolYearOf } from '../regulation/term.ts'
import { yearRow } from '../school/person.ts'
import type { BoundContext } from './context.ts'

/** 「101 班學生」「任課教師、代理註冊組」: what a person is at the school now, in words. */
export function personDescription(
  { say, now }: Pick<BoundContext, 'say' | 'now'>,
  person: BoundContext['person'],
): string {
  const row = yearRow(person, schoolYearOf(now))
  const acting = (person.standsInFor ?? []).map(({ office }) => office)
  const own = person.roles.filter((role) => !acting.some((office) => office === role))
  return say.governance.withActing(say.binding.description(own, row?.classes ?? []), acting)
}
