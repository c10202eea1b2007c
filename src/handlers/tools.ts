import type { Button } from '../conversation/message.ts'
import { presses } from '../conversation/wording/presses.ts'
import { retentionOffices } from '../portfolio/deletion.ts'
import { exchangers } from '../portfolio/transfer/transferOffice.ts'
import { fileKeepers } from '../school/import/keepers.ts'
import type { Role } from '../school/roles.ts'
import { taskForceRoles } from '../school/seats.ts'
import type { BoundContext } from './context.ts'
import { codeKeepers } from './manageBinding.ts'
import { proxyAppointers } from './proxyAssign.ts'

/** Something that is begun by a button alone: no utterance means it. The act asks again who may. */
interface Tool {
  act: string
  args?: readonly string[]
  /** Who is offered it. */
  roles: readonly Role[]
  label(say: BoundContext['say']): string
}

const tools: readonly Tool[] = [
  {
    act: 'binding.find',
    roles: codeKeepers,
    label: (say) => say.manageBinding.tool,
  },
  {
    act: 'grant.begin',
    roles: ['registrar', 'continuing-affairs', 'continuing-director'],
    label: (say) => say.guardians.tool,
  },
  { act: 'proxy.begin', roles: proxyAppointers, label: (say) => say.proxies.tool },
  { act: 'upload.begin', roles: fileKeepers, label: (say) => say.records.tool },
  { act: 'records.mine', roles: ['student'], label: (say) => say.records.mine },
  {
    act: 'counselling.list',
    roles: ['counsellor', 'counsellor-convener'],
    label: (say) => say.counselling.tool,
  },
  {
    act: 'notice.publish',
    roles: ['academic-director', 'continuing-director'],
    label: (say) => say.notices.publish,
  },
  { act: 'seats.show', roles: taskForceRoles, label: (say) => say.governance.showSeats },
  { act: 'meetings.show', roles: taskForceRoles, label: (say) => say.governance.showMeetings },
  { act: 'transfer.begin', args: ['out'], roles: exchangers, label: (say) => say.transfer.begin.out },
  { act: 'transfer.begin', args: ['in'], roles: exchangers, label: (say) => say.transfer.begin.in },
  { act: 'retention.show', roles: retentionOffices, label: (say) => say.retention.show },
]

/** What someone can begin, as buttons under 「你會做什麼」. */
export const toolsFor = ({ person, say }: Pick<BoundContext, 'person' | 'say'>): Button[] =>
  tools
    .filter(({ roles }) => roles.some((role) => person.roles.includes(role)))
    .map(({ act, args = [], label }) => ({ label: label(say), press: presses.act(act, ...args) }))
