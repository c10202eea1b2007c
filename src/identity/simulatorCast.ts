import type { Cast, CastMember } from '../conversation/cast.ts'
import { wordingIn } from '../conversation/wording/index.ts'
import type { DemoPerson } from '../school/demo/people.ts'
import type { Services } from '../services.ts'
import { accountId } from './accounts.ts'

/** The simulator account that nobody is bound to at first. */
const visitor = 'visitor'

/**
 * The demo school's people as the simulator offers them: each is bound to an account of their own from the start, and a
 * visitor holds a code to try.
 */
export async function createSimulatorCast(
  { accounts, codes, clock }: Pick<Services, 'accounts' | 'codes' | 'clock'>,
  people: readonly DemoPerson[],
): Promise<Cast> {
  const now = clock.now()
  for (const { id } of people) {
    // Whoever was unbound in play stays unbound.
    if (await accounts.model.exists({ _id: accountId('simulator', id) })) continue
    const account = await accounts.seen('simulator', id, now.toJSDate())
    await accounts.bind(account._id, id, now.toJSDate())
  }
  const newcomer = people.findLast(({ roles }) => roles.includes('student'))
  let code: string | undefined
  return {
    async members() {
      if (newcomer && (!code || !(await codes.liveFor([newcomer.id], clock.now())).has(newcomer.id))) {
        code = await codes.issue(newcomer.id, 'system', clock.now())
      }
      return [...people.map(memberOf), ...(code ? [strangerWith(code)] : [])]
    },
  }
}

function memberOf({ id, name, roles, classes = [] }: DemoPerson): CastMember {
  const described = (lang: 'zh-TW' | 'en') => wordingIn[lang].binding.description(roles, classes)
  return { account: id, name, description: { 'zh-TW': described('zh-TW'), en: described('en') }, group: groupOf(roles) }
}

function groupOf(roles: DemoPerson['roles']): CastMember['group'] {
  if (roles.includes('student')) return 'student'
  if (roles.includes('homeroom')) return 'homeroom'
  if (roles.includes('teacher')) return 'teacher'
  return 'office'
}

const strangerWith = (code: string): CastMember => ({
  account: visitor,
  name: '訪客 Visitor',
  description: { 'zh-TW': '還沒有綁定的帳號', en: 'an account that is not bound yet' },
  group: 'unbound',
  code,
})
